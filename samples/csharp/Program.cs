using Aumate.PolicyService.Client;
using Aumate.PolicyService.Samples;
using Aumate.PolicyService.Wire.V1;

// What an ERP does at night and a shop at the checkout. Exit code 0: all is known; 1: some claims are on hold, since of them nothing is known.
var address = Environment.GetEnvironmentVariable("GRPC_ADDRESS") ?? "http://127.0.0.1:5080";
using var client = new PolicyClient(new Uri(address));

var claims = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "claims.jsonl")).Select(EvaluateClaimRequest.Parser.ParseJson);
var held = await NightlyRun.Run(client, claims);
await Checkout.Show(client, "DX-120", "HU-9", "XX-1");
return held == 0 ? 0 : 1;
