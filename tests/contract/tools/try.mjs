// node try.mjs TOOL: reads what the tool needs from the standard input as JSON, and writes its verdict as JSON.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

const tools = {
  async ajv({ flat, documents }) {
    const { default: Ajv2020 } = await import("ajv/dist/2020.js");
    const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true, validateFormats: false });
    ajv.addVocabulary(["discriminator"]);
    const validate = ajv.compile(flat);
    for (const name of Object.keys(flat.$defs)) ajv.getSchema(`${flat.$id}#/$defs/${name}`); // each can be used alone
    return documents.map((document) => validate(document));
  },

  async hyperjump({ flat, documents }) {
    const { registerSchema, validate } = await import("@hyperjump/json-schema/draft-2020-12");
    registerSchema(flat, flat.$id, DIALECT);
    const isValid = await validate(flat.$id);
    return documents.map((document) => isValid(document).valid);
  },

  async redocly({ openapi }) {
    const { createConfig, lintFromString } = await import("@redocly/openapi-core");
    const config = await createConfig({ extends: ["spec"] });
    const problems = await lintFromString({ source: JSON.stringify(openapi), config });
    return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
  },

  async asyncapi({ asyncapi }) {
    const { Parser } = await import("@asyncapi/parser");
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncapi));
    const errors = diagnostics.filter(({ severity }) => severity === 0).map(({ message }) => message);
    return document === undefined ? ["no document", ...errors] : errors;
  },

  async "json-schema-to-typescript"({ flat, documents }) {
    const { compile } = await import("json-schema-to-typescript");
    return typecheck(await compile(flat, "Document", { bannerComment: "" }), documents);
  },

  async typescript({ types, documents }) {
    return typecheck(types, documents);
  },

  async quicktype({ flat, documents }) {
    const { InputData, JSONSchemaInput, quicktype } = await import("quicktype-core");
    const schema = new JSONSchemaInput(undefined);
    await schema.addSource({ name: "Document", schema: JSON.stringify(flat) });
    const inputData = new InputData();
    inputData.addInput(schema);
    const { lines } = await quicktype({ inputData, lang: "typescript", rendererOptions: { "just-types": "true" } });
    return typecheck(lines.join("\n"), documents);
  },
};

// What tsc --strict says of the types and of the documents as values of the type of all documents, and whether it lets
// something pass that is no document.
async function typecheck(types, documents) {
  const { default: ts } = await import("typescript");
  const folder = mkdtempSync(join(tmpdir(), "safetygate-types-"));
  const use = documents.map((document, index) => `export const d${index}: Document = ${JSON.stringify(document)};`);
  const narrow = `
    export const offers = (document: Document): number | undefined =>
      document.kind === "case" ? document.entries?.length : undefined;`;
  writeFileSync(join(folder, "types.d.ts"), types);
  const known = 'import type { Document } from "./types.js";\n';
  writeFileSync(join(folder, "use.ts"), `${known}${use.join("\n")}${narrow}`);
  writeFileSync(join(folder, "wrong.ts"), `${known}export const wrong: Document = { kind: "alert", schema_version: 1 };`);
  try {
    const options = { strict: true, noEmit: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16 };
    const program = ts.createProgram([join(folder, "use.ts"), join(folder, "wrong.ts")], options);
    const found = ts.getPreEmitDiagnostics(program);
    const meant = found.filter(({ file }) => file?.fileName.endsWith("wrong.ts"));
    const others = found.filter((each) => !meant.includes(each));
    const messages = others.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
    return meant.length ? messages : [...messages, "a document without its members passes"];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const question = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(await tools[process.argv[2]](question)));
