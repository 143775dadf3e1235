// What documents say: defaults, the order of contents, and which content is a view of which.
import { canonical } from "./digests.mjs";
import { readMoment, writeMoment } from "./time.mjs";

const DEFAULTS = {
  alert: { sold_online: "unknown" },
  message: { reply_expected: false },
  follow_up: { channel: "rapid" },
};

/** By the name of the member that holds it: the members of an object that a view may lack. */
const OPERATOR = ["name", "address", "contact"];
const WITHHELD = {
  alert: ["traceability", "evidence"],
  terms: ["operator_name"],
  seller: OPERATOR,
  operator: OPERATOR,
  addressee: OPERATOR,
  operators: OPERATOR,
};

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isEmpty = (value) => value === null || (Array.isArray(value) && !value.length);
const escape = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** A document with its defaults, its moments in UTC, and without empty lists; additions are left alone. */
export function normalise(value, name = "") {
  if (name === "extensions") return value;
  if (Array.isArray(value)) return value.map((item) => normalise(item, name));
  if (!isObject(value)) return name.endsWith("_at") ? writeMoment(readMoment(value)) : value;
  const members = Object.entries({ ...DEFAULTS[value.kind], ...value }).filter(([, item]) => !isEmpty(item));
  return Object.fromEntries(members.map(([member, item]) => [member, normalise(item, member)]));
}

/** All that a document says, as lines in their order. */
export function linesOf(document) {
  const lines = [`/kind=${document.kind ?? ""}`];
  collect(document, "", lines);
  return lines.sort(compareTexts);
}

function collect(value, pointer, lines) {
  if (Array.isArray(value)) value.forEach((item, position) => collect(item, `${pointer}/${position}`, lines));
  else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      const inAdditions = pointer.includes("/extensions");
      if (inAdditions || !["kind", "schema_version"].includes(name)) collect(item, `${pointer}/${escape(name)}`, lines);
    }
  } else if (value !== null && value !== undefined) lines.push(`${pointer}=${value}`);
}

/** By code points: UTF-16 would put what lies beyond the basic plane too early. */
export function compareTexts(one, other) {
  const [left, right] = [[...one], [...other]];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    if (left[at] !== right[at]) return left[at].codePointAt(0) - right[at].codePointAt(0);
  }
  return left.length - right.length;
}

export function compareLists(one, other, compare) {
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const order = compare(one[at], other[at]);
    if (order) return order;
  }
  return one.length - other.length;
}

export const compareContents = (one, other) => compareLists(linesOf(one), linesOf(other), compareTexts);

export const identityOf = ({ code, country, name }) => (code === "national" ? `${code} ${country} ${name}` : code);

/** Every value of a document by its pointer: what no view lacks, and what one may lack. */
function divide(value, pointer = "", holder = "", kind = "", parts = { fixed: new Map(), lackable: new Map() }) {
  if (Array.isArray(value)) {
    parts.fixed.set(pointer, `list of ${value.length}`);
    value.forEach((item, position) => divide(item, `${pointer}/${position}`, holder, "", parts));
    return parts;
  }
  if (!isObject(value)) {
    parts.fixed.set(pointer, JSON.stringify(value));
    return parts;
  }
  if (value.scheme === "gtin") value = { ...value, value: value.value.padStart(14, "0") };
  const isAuthority = ["dg_just", "gacc", "samr"].includes(value.code);
  const withheld = WITHHELD[value.kind === "alert" ? "alert" : holder] ?? [];
  for (const [name, item] of Object.entries(value)) {
    if (name === "view" && value.kind) continue; // it says that something was withheld, and nothing of what is shown
    const place = `${pointer}/${escape(name)}`;
    const maySpell = isAuthority && ["country", "name"].includes(name);
    if (name === "extensions") {
      for (const [key, addition] of Object.entries(item)) parts.lackable.set(`${place}/${escape(key)}`, addition);
    } else if (withheld.includes(name) || maySpell) parts.lackable.set(place, item);
    else divide(item, place, name, value.kind, parts);
  }
  return parts;
}

const same = (one, other) => canonical(one) === canonical(other);
const sameParts = (one, other) => one.size === other.size && [...one].every(([place, item]) => other.get(place) === item);

export const sameContent = (one, other) => isView(one, other) && isView(other, one);

export function isView(view, fuller) {
  const [less, more] = [divide(view), divide(fuller)];
  if (!sameParts(less.fixed, more.fixed)) return false;
  return [...less.lackable].every(([place, item]) => more.lackable.has(place) && same(item, more.lackable.get(place)));
}

const viewOf = ({ view }) => (view ? [view.sha256, view.viewer, ...view.withheld] : []);
const compareViews = (one, other) => compareLists(viewOf(one), viewOf(other), compareTexts) || compareContents(one, other);

/** Those of several contents that are no view of another one, each once. */
export function keepFullest(contents) {
  const distinct = [];
  for (const content of contents) {
    const known = distinct.findIndex((other) => sameContent(content, other));
    if (known < 0) distinct.push(content);
    else if (compareViews(content, distinct[known]) < 0) distinct[known] = content;
  }
  return distinct.filter((content) => !distinct.some((other) => other !== content && isView(content, other)));
}

/** What contents that are views of one show together; nothing where two differ in what both show. */
export function join(contents) {
  const [first, ...others] = contents;
  return others.reduce((joined, other) => joined && joinTwo(joined, other), first);
}

function joinTwo(one, other) {
  const [here, there] = [divide(one), divide(other)];
  const disagree = [...there.lackable].some(
    ([place, item]) => here.lackable.has(place) && !isSpelling(place) && !same(item, here.lackable.get(place)),
  );
  if (disagree || !sameParts(here.fixed, there.fixed)) return undefined;
  const joined = structuredClone(one);
  for (const [place, item] of there.lackable) if (!here.lackable.has(place)) put(joined, place, item);
  return joined;
}

/** Authorities are the same in any spelling. */
const isSpelling = (place) => /\/(country|name)$/.test(place) && /\/(author|addressed_to|referred_to)\//.test(place);

function put(document, place, item) {
  const names = place.split("/").slice(1).map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = names.pop();
  let holder = document;
  for (const name of names) holder = holder[name] ??= {};
  holder[last] = item;
}
