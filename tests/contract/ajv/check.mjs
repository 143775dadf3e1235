// Reads { schemas: { file: schema }, documents: [[file, document]] } and writes whether each document is valid.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const { schemas, documents } = JSON.parse(readFileSync(0, "utf8"));
// An attribute of an event may be of several types; beyond that, nothing of the strict mode is left off.
const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true, validateFormats: false });
ajv.addVocabulary(["x-zh", "x-labels", "x-audience", "x-source", "x-public-if", "x-since", "x-open", "x-decides"]);
ajv.addSchema(Object.values(schemas));

const validators = new Map(Object.entries(schemas).map(([file, { $id }]) => [file, ajv.getSchema($id)]));
process.stdout.write(JSON.stringify(documents.map(([file, document]) => validators.get(file)(document))));
