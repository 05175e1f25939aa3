// What an ERP does with claims. Exit code 0: all is known; 1: some claims are on hold.
import { readFileSync } from "node:fs";
import { ask, connect, outcomeOf, stream } from "./client.mjs";

const client = connect(process.env.GRPC_ADDRESS ?? "http://127.0.0.1:5080");
const claims = readFileSync(new URL("claims.jsonl", import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line));

// What is not known is held, and never taken for a refusal.
function show(way, request, result) {
  if (!result.known) {
    console.log(`${way}, ${request.correlationId}: on hold, ${result.status}: ${result.message}`);
    process.exitCode = 1;
    return;
  }
  const statuses = result.answer.decision.remedies.map((one) => one.status.replace("REMEDY_STATUS_", ""));
  console.log(`${way}, ${request.correlationId}: ${statuses.join(" ")}`);
}

for (const request of [claims[0], claims[4]]) {
  show("alone", request, await ask(client, "EvaluateClaim", request));
}

const batch = await ask(client, "EvaluateClaims", { requests: claims }, 15_000);
for (const [i, request] of claims.entries()) {
  show("batch", request, batch.known ? outcomeOf(batch.answer.outcomes[i]) : batch);
}

for await (const result of stream(client, [claims.slice(0, 3), claims.slice(3)])) {
  show("stream", result.request, result);
}

// A deadline that is over before the call can be made: nothing is known, and nobody waits.
show("late", claims[0], await ask(client, "EvaluateClaim", claims[0], -1).then((late) => ({ ...late, message: "no time left" })));

// A service that is away is asked again, and then given up.
show("away", claims[0], await ask(connect("http://127.0.0.1:9"), "EvaluateClaim", claims[0]).then((away) => ({ ...away, message: "nobody there" })));
client.close();
