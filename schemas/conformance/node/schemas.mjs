// Gives every document of the vectors to Ajv, in its strict mode, and counts the right verdicts.
// Run it where Ajv is installed: npm install ajv && node schemas/conformance/node/schemas.mjs
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";

const FOLDER = new URL("../", import.meta.url);
const V1 = new URL("../v1/", FOLDER);
const read = (url) => JSON.parse(readFileSync(url, "utf8"));
const { default: Ajv } = createRequire(`${process.cwd()}/`)("ajv/dist/2020.js");

function* keywords(schema) {
  if (typeof schema !== "object" || schema === null) return;
  for (const [name, value] of Object.entries(schema)) {
    if (name.startsWith("x-")) yield name;
    yield* keywords(value);
  }
}

const schemas = readdirSync(V1).filter((name) => name.endsWith(".json")).map((name) => read(new URL(name, V1)));
const ajv = new Ajv({ strict: true, allErrors: true, validateFormats: false });
ajv.addVocabulary([...new Set(keywords(schemas))]);
ajv.addSchema(schemas);
const idOf = new Map(schemas.map(({ $id, properties }) => [properties?.kind?.const, $id]));

const escape = (name) => String(name).replaceAll("~", "~0").replaceAll("/", "~1");

/** Pointer and code of an error, as `schemas/README.md` names them. */
function name({ instancePath, keyword, params }) {
  if (keyword === "required") return `${instancePath}/${escape(params.missingProperty)} required`;
  if (["additionalProperties", "unevaluatedProperties"].includes(keyword)) {
    return `${instancePath}/${escape(params.additionalProperty ?? params.unevaluatedProperty)} unknown-member`;
  }
  if (keyword === "propertyNames") return `${instancePath}/${escape(params.propertyName)} propertyNames`;
  // A `not` stands beside a pattern, for what no engine's pattern says in the same way.
  return `${instancePath} ${keyword === "not" ? "pattern" : keyword}`;
}

function problemsOf(document) {
  const id = idOf.get(document?.kind);
  if (id === undefined) return ["/kind unknown-kind"];
  const validate = ajv.getSchema(id);
  return validate(document) ? [] : validate.errors.map(name);
}

const OF_SCHEMAS = /^(required|unknown-member|propertyNames|type|const|enum|pattern|m(in|ax)\w+|uniqueItems)$/;

/** Whether all problems that a schema can tell are told; what is said of a document as a whole comes before it. */
function tellsAll(document, problems) {
  const found = problemsOf(document);
  const expected = problems.filter(({ code }) => OF_SCHEMAS.test(code));
  return found.length > 0 && expected.every(({ pointer, code }) => found.includes(`${pointer} ${code}`));
}

const CHECKS = {
  valid: (document) => [!problemsOf(document).length],
  invalid: (document, { problems }) => (problems.some(({ code }) => OF_SCHEMAS.test(code)) ? [tellsAll(document, problems)] : []),
  // What a schema cannot say is no error to it.
  rules: ({ holds, broken }) => [!problemsOf(holds).length, !problemsOf(broken).length],
  cases: ({ replicas }) => replicas.map((replica) => !problemsOf(replica).length),
};

const index = read(new URL("index.json", FOLDER));
for (const [part, check] of Object.entries(CHECKS)) {
  const rows = index[part].map((row) => ({ ...row, verdicts: check(read(new URL(row.file, FOLDER)), row) }));
  const verdicts = rows.flatMap((row) => row.verdicts);
  const right = verdicts.filter(Boolean).length;
  rows.filter((row) => !row.verdicts.every(Boolean)).forEach(({ file }) => console.error(`wrong: ${file}`));
  console.log(`${part.padEnd(8)} ${right} right of ${verdicts.length}`);
  if (right < verdicts.length) process.exitCode = 1;
}
