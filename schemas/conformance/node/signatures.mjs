// Whose signatures of an event hold, by the cryptography that Node brings.
import { createHash, createPublicKey, verify } from "node:crypto";
import { compareTexts } from "./contents.mjs";
import { canonical, parseOnce } from "./digests.mjs";
import { readMoment } from "./time.mjs";

const NAMES = { EdDSA: "Ed25519" };
const OF_CURVE = { Ed25519: "Ed25519", "P-256": "ES256" };
const CANNOT_BE_JUDGED = ["signature-algorithm", "signature-key-unknown", "signature-key-period"];

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const pack = (data) => Buffer.from(data).toString("base64url");

function readToken(token) {
  const parts = /^([\w-]+)\.\.([\w-]+)$/.exec(token);
  if (!parts) return undefined;
  try {
    const header = parseOnce(Buffer.from(parts[1], "base64url").toString());
    const { kid, alg, event, crit, b64 } = header;
    const isRead = [kid, alg, event].every((text) => typeof text === "string") && crit === undefined && b64 === undefined;
    return isRead ? { kid, alg: NAMES[alg] ?? alg, event, protected: parts[1], bytes: Buffer.from(parts[2], "base64url") } : undefined;
  } catch {
    return undefined;
  }
}

function holds(key, mark, data) {
  const signed = Buffer.from(`${mark.protected}.${pack(canonical(data))}`);
  const publicKey = createPublicKey({ key, format: "jwk" });
  return mark.alg === "Ed25519"
    ? verify(null, signed, publicKey, mark.bytes)
    : verify("sha256", signed, { key: publicKey, dsaEncoding: "ieee-p1363" }, mark.bytes);
}

function faultOf(mark, { data, source, id }, { keys, at, algorithms }) {
  if (!mark) return "signature-form";
  if (!algorithms.includes(mark.alg)) return "signature-algorithm";
  const key = keys.find((each) => each.id === mark.kid);
  if (!key) return "signature-key-unknown";
  if (OF_CURVE[key.jwk.crv] !== mark.alg) return "signature-key-algorithm";
  const moment = readMoment(at);
  const isEarly = key.valid_from !== undefined && moment < readMoment(key.valid_from);
  if (isEarly || (key.valid_until !== undefined && moment >= readMoment(key.valid_until))) return "signature-key-period";
  if (!holds(key.jwk, mark, data)) return "signature-changed";
  const name = createHash("sha256").update(canonical([source, id])).digest("base64url");
  return mark.event === name ? undefined : "signature-replayed";
}

export function answerSignature({ event: text, keys, at, algorithms = ["Ed25519", "ES256"] }) {
  const event = parseOnce(text);
  if (!isObject(event.data)) return { refused: "event" };
  const tokens = [...new Set((event.signature ?? "").split(" ").filter(Boolean))];
  const found = tokens.map(readToken).map((mark) => ({ by: mark?.kid, code: faultOf(mark, event, { keys, at, algorithms }) }));
  const by = found.filter(({ code }) => !code).map((each) => each.by);
  const codes = tokens.length ? found.flatMap(({ code }) => code ?? []) : ["signature-missing"];
  const isWarning = (code) => by.length > 0 && CANNOT_BE_JUDGED.includes(code);
  const name = (all) => [...all].sort(compareTexts).map((code) => ({ pointer: "/signature", code }));
  const [errors, warnings] = [codes.filter((code) => !isWarning(code)), codes.filter(isWarning)].map(name);
  return { valid: by.length > 0 && !errors.length, by, errors, warnings };
}
