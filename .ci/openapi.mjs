// Asks a running service on every route that its OpenAPI document has, and holds requests and answers against the schemas of that document. In answers nothing may
// stand that the document does not describe.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const address = process.argv[2];
const file = (name) => JSON.parse(readFileSync(new URL(`../samples/requests/${name}.json`, import.meta.url), "utf8"));
const day = "claimDate.year=2026&claimDate.month=3&claimDate.day=15";
const sale = "purchaseDate.year=2026&purchaseDate.month=3&purchaseDate.day=10";
const receipt = (await (await post("/v1/claims:evaluate", { ...file("claim"), includeReceipt: true })).json()).receipt;

// Route of the document, what is asked, and the status that is expected.
const calls = [
  ["/v1/claims:evaluate", file("claim"), 200],
  ["/v1/claims:evaluate", { ...file("claim"), includeReceipt: true }, 200],
  ["/v1/claims:evaluate", file("mistake"), 400],
  ["/v1/claims:evaluate", { more: 1 }, 400],
  ["/v1/claims:evaluateBatch", file("batch"), 200],
  ["/v1/claims:explain", file("explain"), 200],
  ["/v1/claims:explain", { ...file("claim"), audience: "AUDIENCE_AUDITOR" }, 200],
  ["/v1/claims:explain", { receipt }, 200],
  ["/v1/receipts:verify", { receipt }, 200],
  ["/v1/receipts:verify", { receipt: "AAAA" }, 400],
  ["/v1/coverage:preview", file("cart"), 200],
  ["/v1/coverage:preview", {}, 400],
  ["/v1/coverage/{model}", `/v1/coverage/JS-1500?${sale}&jurisdiction=DE&language=de&priceKind=PRICE_KIND_STANDARD&periodMonths=24`, 200],
  ["/v1/coverage/{model}", "/v1/coverage/JS-1500", 400],
  ["/v1/products/{model}", "/v1/products/JS-1200", 200],
  ["/v1/products/{model}", "/v1/products/NO-SUCH", 404],
  ["/v1/products/{model}/replacements", `/v1/products/JS-1200/replacements?${day}`, 200],
  ["/v1/products/{model}/replacements", "/v1/products/JS-1200/replacements", 400],
  ["/v1/catalog/status", "/v1/catalog/status", 200],
];

const document = await (await fetch(`${address}/openapi/v1.json`)).json();
const asked = validator(document);
const answered = validator(closed(document));
const faults = [];
for (const [route, what, expected] of calls) {
  const isPost = typeof what !== "string";
  const operation = document.paths[route]?.[isPost ? "post" : "get"];
  const response = isPost ? await post(route, what) : await fetch(address + what);
  const say = (fault) => faults.push(`${route} ${JSON.stringify(what).slice(0, 80)}: ${fault}`);
  if (!operation) say("is not described");
  else {
    if (response.status !== expected) say(`is ${response.status}, not ${expected}`);
    if (isPost && expected === 200) hold(asked, ["paths", route, "post", "requestBody"], what, (fault) => say(`the request: ${fault}`));
    if (!isPost && expected === 200) parameters(operation, what, say);
    const described = operation.responses[response.status] ? String(response.status) : "default";
    const place = operation.responses[described].$ref?.slice(2).split("/") ?? ["paths", route, isPost ? "post" : "get", "responses", described];
    hold(answered, place, await response.json(), (fault) => say(`the answer: ${fault}`));
    for (const header of Object.keys(operation.responses[response.status]?.headers ?? {})) {
      if (!response.headers.has(header)) say(`lacks ${header}`);
    }
  }
}
for (const route of Object.keys(document.paths)) {
  if (!calls.some(([called, , status]) => called === route && status === 200)) faults.push(`${route}: nothing is asked of it`);
}
if (hold(asked, ["paths", "/v1/claims:evaluate", "post", "requestBody"], { more: 1 }, () => {})) faults.push("an unknown member passes");
console.log(faults.length ? faults.join("\n") : `openapi: ${calls.length} calls on ${Object.keys(document.paths).length} routes are as described`);
process.exit(faults.length ? 1 : 0);

function post(route, body) {
  return fetch(address + route, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

function validator(schema) {
  const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true, validateSchema: true });
  addFormats(ajv);
  ["openapi", "info", "servers", "security", "tags", "paths", "components"].forEach((word) => ajv.addKeyword(word));
  return ajv.addSchema(schema, "contract");
}

function hold(ajv, place, value, say) {
  const pointer = [...place, "content", "application/json", "schema"].map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
  const validate = ajv.getSchema(`contract#/${pointer}`);
  const passes = validate(value);
  if (!passes) say(ajv.errorsText(validate.errors));
  return passes;
}

function parameters(operation, path, say) {
  const known = new Set(operation.parameters.map((parameter) => parameter.name));
  for (const name of new URL(path, address).searchParams.keys()) {
    if (!known.has(name)) say(`${name} is not described`);
  }
}

// A copy in which no object takes a member that it does not name; a detail of an error names its own.
function closed(document) {
  const copy = structuredClone(document);
  for (const [name, schema] of Object.entries(copy.components.schemas)) {
    if (schema.properties && name !== "google.protobuf.Any") schema.additionalProperties = false;
  }
  return copy;
}
