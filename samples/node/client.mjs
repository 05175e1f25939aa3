// A client of Aumate.PolicyService with its policy set: deadlines, retries, sizes. An error is a value with `known: false`, and never a refusal.
import { fileURLToPath } from "node:url";
import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

// The contract, and beside it google/api, google/rpc and google/type, which .ci/google-protos lays down.
const contract = loader.loadSync("aumate/policy/v1/policy_decision_service.proto", {
  includeDirs: [at("../../protos"), at("../../artifacts/googleapis")],
  longs: String,
  enums: String,
  oneofs: true,
});
const { PolicyDecisionService } = grpc.loadPackageDefinition(contract).aumate.policy.v1;

// UNAVAILABLE alone: there a second attempt may go otherwise, and no call has side effects. Any other error would end the same way.
const serviceConfig = {
  loadBalancingConfig: [{ round_robin: {} }],
  methodConfig: [
    {
      name: [{ service: "aumate.policy.v1.PolicyDecisionService" }],
      retryPolicy: { maxAttempts: 4, initialBackoff: "0.05s", maxBackoff: "0.5s", backoffMultiplier: 2, retryableStatusCodes: ["UNAVAILABLE"] },
    },
  ],
};

export function connect(address) {
  const url = new URL(address);
  const credentials = url.protocol === "https:" ? grpc.credentials.createSsl() : grpc.credentials.createInsecure();
  return new PolicyDecisionService(url.host, credentials, {
    "grpc.service_config": JSON.stringify(serviceConfig),
    "grpc.max_receive_message_length": 34 * 1024 * 1024,
    "grpc.keepalive_time_ms": 30_000,
  });
}

// One call. The deadline is of all its attempts.
export function ask(client, method, request, milliseconds = 2_000) {
  return new Promise((resolve) =>
    client[method](request, { deadline: Date.now() + milliseconds }, (error, answer) =>
      resolve(error ? notKnown(error.code, error.details) : { known: true, answer }),
    ),
  );
}

// One claim among many.
export function outcomeOf(outcome) {
  if (outcome.outcome === "decision" && outcome.decision.remedies.length === 4) {
    return { known: true, answer: outcome };
  }
  return notKnown(outcome.error?.code ?? grpc.status.UNKNOWN, outcome.error?.message ?? "no decision");
}

// Batches over one stream: the next is sent when the answer before it is there, so neither side is overrun. Where the stream breaks, what has no answer yet is
// not known; it can be asked again, as nothing was changed.
export async function* stream(client, batches, milliseconds = 60_000) {
  const call = client.StreamClaims({ deadline: Date.now() + milliseconds });
  const answers = call[Symbol.asyncIterator]();
  let broken;
  for (const requests of batches) {
    const outcomes = broken ? [] : await next(call, answers, requests).catch((error) => ((broken = error), []));
    for (const [i, request] of requests.entries()) {
      yield { request, ...(outcomes[i] ? outcomeOf(outcomes[i]) : notKnown(broken?.code, broken?.details)) };
    }
  }
  call.end();
}

async function next(call, answers, requests) {
  call.write({ requests });
  const { value } = await answers.next();
  if (value?.outcomes.length !== requests.length) {
    throw { code: grpc.status.UNAVAILABLE, details: "the stream ended" };
  }
  return value.outcomes;
}

function notKnown(code, message) {
  return { known: false, status: grpc.status[code] ?? "UNKNOWN", message };
}
