// RFC 8785: the one text in which a JSON value is written before it is digested.
import { createHash } from "node:crypto";

export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  // `sort` compares by UTF-16 code units, which is what the standard asks for here.
  const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join(",")}}`;
}

/** The value of a JSON text, in which no member may stand twice: `JSON.parse` would take the last of them. */
export function parseOnce(text) {
  const value = JSON.parse(text);
  const names = [];
  // What stands before a colon outside of other texts is the name of a member.
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]|:/g);
  let last = "";
  for (const [token] of tokens) {
    if (token === "{") names.push(new Set());
    else if (token === "}") names.pop();
    else if (token === ":") {
      const name = JSON.parse(last);
      if (names.at(-1).has(name)) throw new SyntaxError("a member stands twice");
      names.at(-1).add(name);
    } else last = token;
  }
  return value;
}

export function answerDigest({ text }) {
  try {
    const bytes = canonical(parseOnce(text));
    return { canonical: bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  } catch (error) {
    if (error instanceof SyntaxError) return { refused: "text" };
    throw error;
  }
}
