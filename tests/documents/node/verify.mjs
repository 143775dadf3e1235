// Reads { publicKey: PEM, events: [event] }, and writes whether every signature of each event holds.
// It needs Node alone: the document is brought into canonical form (RFC 8785) by the few lines below.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  // Names sort by their UTF-16 code units, as JavaScript sorts text.
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
};

const { publicKey, events } = JSON.parse(readFileSync(0, "utf8"));
const key = createPublicKey(publicKey);
const algorithm = key.asymmetricKeyType === "ed25519" ? "Ed25519" : "ES256";
const hash = algorithm === "Ed25519" ? null : "sha256";

const holds = (event, jws) => {
  const [head, , signature] = jws.split(".");
  const header = JSON.parse(Buffer.from(head, "base64url"));
  const identity = createHash("sha256").update(canonical([event.source, event.id])).digest("base64url");
  const signed = Buffer.from(`${head}.${Buffer.from(canonical(event.data)).toString("base64url")}`);
  return (
    header.alg === algorithm &&
    header.event === identity &&
    verify(hash, signed, { key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"))
  );
};

process.stdout.write(JSON.stringify(events.map((event) => event.signature.split(" ").map((jws) => holds(event, jws)))));
