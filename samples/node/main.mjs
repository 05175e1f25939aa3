// What an ERP does with claims. Exit code 0: all is known; 1: some claims are on hold.
import { readFileSync } from "node:fs";
import { connect, evaluate, evaluateBatch, stream } from "./client.mjs";

const client = connect(process.env.GRPC_ADDRESS ?? "http://127.0.0.1:5080");
const claims = readFileSync(new URL("claims.jsonl", import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line));

// How long it took and where to, which some messages end with, differ from run to run.
const lasting = (message) => message.replace(/( after \d|\. Last error).*/s, "");

// What is not known is held, and never taken for a refusal.
function show(way, request, result) {
  if (!result.known) {
    console.log(`${way}, ${request.correlationId}: on hold, ${result.status}: ${lasting(result.message)}`);
    process.exitCode = 1;
    return;
  }
  const statuses = result.answer.decision.remedies.map((one) => one.status.replace("REMEDY_STATUS_", ""));
  console.log(`${way}, ${request.correlationId}: ${statuses.join(" ")}`);
}

for (const request of [claims[0], claims[4]]) {
  show("alone", request, await evaluate(client, request));
}

for (const [i, result] of (await evaluateBatch(client, claims)).entries()) {
  show("batch", claims[i], result);
}

for await (const result of stream(client, [claims.slice(0, 3), claims.slice(3)])) {
  show("stream", result.request, result);
}

// A deadline that is over before the call can be made: nothing is known, and nobody waits.
show("late", claims[0], await evaluate(client, claims[0], -1));

// A service that is away is asked again, and then given up.
show("away", claims[0], await evaluate(connect("http://127.0.0.1:9"), claims[0]));
client.close();
