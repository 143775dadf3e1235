// Whether an alert falls under the Action plan, and what differs between two documents.
import { normalise } from "./contents.mjs";
import { canonical } from "./digests.mjs";

const EEA = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split(" ");
const MAY_HOLD_FOOD = [undefined, "other", "food", "pet_care", "cross_segment", "crops"];

function territoryOf({ code, country }) {
  if (code === "dg_just") return [...EEA, "XI"];
  return [code === "national" && country ? country : "CN"];
}

function judgeRisk({ evidence = {}, risk_level, notification_kind }) {
  if (["unsafe", "unsafe_and_non_compliant"].includes(evidence.conclusion)) return ["yes", "found_unsafe"];
  if (evidence.conclusion === "safe_and_compliant") return ["no", "found_safe"];
  if (evidence.use?.some(({ presents_risk }) => presents_risk === "yes")) return ["yes", "unsafe_in_use"];
  if (evidence.conclusion === "non_compliant") return ["unknown", "only_non_compliant"];
  if (risk_level) return risk_level === "low" ? ["unknown", "risk_low"] : ["yes", "risk_stated"];
  const forRisk = ["serious_risk", "other_risk"].includes(notification_kind);
  return forRisk ? ["yes", "notified_for_its_risk"] : ["unknown", "risk_not_said"];
}

const BY_USER = { consumer: ["yes", "for_consumers"], professional: ["no", "for_professionals"] };
const BY_CHANNEL = { yes: ["yes", "sold_online"], no: ["no", "not_sold_online"] };

function judgeFood({ category, oecd_segment }) {
  const named = category !== "other" || !MAY_HOLD_FOOD.includes(oecd_segment);
  return named ? ["yes", "non_food_category"] : ["unknown", "may_be_food"];
}

function judgeLink({ origin, offers = [], traceability, sold_online }, territory) {
  const sellers = offers.map(({ seller }) => seller?.country);
  const traced = (traceability?.operators ?? []).map(({ country }) => country);
  if (territory.includes(origin)) return ["yes", "origin_there"];
  if ([...sellers, ...traced].some((country) => territory.includes(country))) return ["yes", "seller_there"];
  if (territory.includes("CN") && ["HK", "MO", "TW"].includes(origin)) return ["unknown", "separate_customs_territory"];
  if (!origin) return ["unknown", "origin_not_said"];
  if (sold_online !== "no" && (!sellers.length || sellers.includes(undefined))) return ["unknown", "sellers_not_said"];
  return ["no", "no_link"];
}

export function answerScope({ alert, addressee }) {
  const asked = addressee ?? (alert.notifying_country === "CN" ? { code: "dg_just" } : { code: "gacc", country: "CN" });
  const found = {
    unsafe: judgeRisk(alert),
    consumer_product: BY_USER[alert.product.user] ?? ["unknown", "user_not_said"],
    not_food: judgeFood(alert.product),
    sold_online: BY_CHANNEL[alert.sold_online] ?? ["unknown", "channel_not_said"],
    link_to_addressee: judgeLink(alert, territoryOf(asked)),
  };
  const findings = Object.entries(found).map(([criterion, [answer, reason]]) => ({ criterion, answer, reason }));
  const answers = findings.map(({ answer }) => answer);
  return { addressee: asked, answer: ["no", "unknown"].find((each) => answers.includes(each)) ?? "yes", findings };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const escape = (name) => String(name).replaceAll("~", "~0").replaceAll("/", "~1");

function* compare(earlier, later, path = "") {
  if (isObject(earlier) && isObject(later)) {
    for (const name of Object.keys(earlier)) if (!(name in later)) yield { op: "remove", path: `${path}/${escape(name)}` };
    for (const [name, value] of Object.entries(later)) {
      const place = `${path}/${escape(name)}`;
      if (name in earlier) yield* compare(earlier[name], value, place);
      else yield { op: "add", path: place, value };
    }
  } else if (Array.isArray(earlier) && Array.isArray(later)) yield* compareItems(earlier, later, path);
  else if (canonical(earlier) !== canonical(later)) yield { op: "replace", path, value: later };
}

function* compareItems(earlier, later, path) {
  const [before, after] = [earlier.map(canonical), later.map(canonical)];
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [old, fresh] = [earlier.slice(start, earlier.length - end), later.slice(start, later.length - end)];
  for (let at = 0; at < Math.min(old.length, fresh.length); at++) yield* compare(old[at], fresh[at], `${path}/${start + at}`);
  for (let at = fresh.length; at < old.length; at++) yield { op: "remove", path: `${path}/${start + fresh.length}` };
  for (let at = old.length; at < fresh.length; at++) yield { op: "add", path: `${path}/${start + at}`, value: fresh[at] };
}

export const answerChanges = ({ earlier, later }) => [...compare(normalise(earlier), normalise(later))];
