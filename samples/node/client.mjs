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

// One claim. The deadline is of all attempts.
export const evaluate = (client, request, milliseconds = 2_000) =>
  call(client, "EvaluateClaim", request, milliseconds, (answer) => read(request, answer));

// Some claims at once: a result for each, in their order.
export async function evaluateBatch(client, requests, milliseconds = 15_000) {
  const batch = await call(client, "EvaluateClaims", { requests }, milliseconds, (answer) => ({ known: true, answer }));
  const outcomes = batch.answer?.outcomes;
  return requests.map((request, i) =>
    !batch.known ? batch : outcomes?.length === requests.length ? outcomeOf(request, outcomes[i]) : unreadable("an outcome for each claim"),
  );
}

function call(client, method, request, milliseconds, read) {
  return new Promise((resolve) =>
    client[method](request, { deadline: Date.now() + milliseconds }, (error, answer) =>
      resolve(error ? notKnown(error.code, error.details) : read(answer)),
    ),
  );
}

// One claim among many.
const outcomeOf = (request, outcome) =>
  outcome?.error ? notKnown(outcome.error.code, outcome.error.message) : read(request, outcome);

const remedies = ["REMEDY_RETURN", "REMEDY_EXCHANGE", "REMEDY_FREE_REPAIR", "REMEDY_PAID_REPAIR"];
const statuses = ["ELIGIBLE", "INELIGIBLE", "DISCRETIONARY", "UNDETERMINED"].map((word) => `REMEDY_STATUS_${word}`);

// An answer is taken where it is the answer to this request, and has the four remedies in their order, each with a status that this version of the contract has: a
// number that it has not stays a number.
function read(request, answer) {
  const given = answer?.decision?.remedies;
  if ((answer?.requestId ?? "") !== (request.requestId ?? "") || (answer?.correlationId ?? "") !== (request.correlationId ?? "")) {
    return unreadable("the answer to this request");
  }
  if (given?.length !== remedies.length || !given.every((one, i) => one?.remedy === remedies[i] && statuses.includes(one.status))) {
    return unreadable("the four remedies, each with its status");
  }
  return { known: true, answer };
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
      yield { request, ...(outcomes[i] ? outcomeOf(request, outcomes[i]) : notKnown(broken?.code, broken?.details)) };
    }
  }
  call.end();
}

async function next(call, answers, requests) {
  call.write({ requests });
  const { value } = await answers.next();
  if (value?.outcomes?.length !== requests.length) {
    throw { code: grpc.status.UNAVAILABLE, details: "the stream ended" };
  }
  return value.outcomes;
}

function notKnown(code, message = "nothing is said of why") {
  return { known: false, status: (code && grpc.status[code]) || "UNKNOWN", message };
}

// A person looks at it: the service and this client do not speak of the same contract.
function unreadable(missing) {
  return { known: false, status: "UNREADABLE_ANSWER", message: `the answer is not ${missing}` };
}
