// The quarterly report that a tally makes.
import { readdirSync, readFileSync } from "node:fs";
import { canonical } from "./digests.mjs";
import { Refusal } from "./periods.mjs";
import { readDay, writeDay } from "./time.mjs";

const V1 = new URL("../../v1/", import.meta.url);
const NOTICE = {
  en: "This Action plan is not intended to create rights or obligations under international or domestic law.",
  zh: "本行动计划无意创设国际法或国内法上的权利或义务。",
};
const STEPS = ["transmitted", "started", "completed"];
const AGREEMENTS = ["same_outcome", "different_outcome", "different_measures", "first_rapid", "first_investigated"];
const FEWEST = 5;

/** Every code list of the schemas by its name. */
const LISTS = Object.fromEntries(
  readdirSync(V1)
    .filter((name) => name.endsWith("definitions.json"))
    .flatMap((name) => Object.entries(JSON.parse(readFileSync(new URL(name, V1), "utf8")).$defs))
    .flatMap(([name, { enum: codes }]) => (codes ? [[name, codes]] : [])),
);
const BREAKDOWNS = {
  category: LISTS.product_category,
  risk_type: LISTS.risk_type,
  risk_level: LISTS.risk_level,
  notifying_country: LISTS.country,
  platform: LISTS.platform,
  sold_online: LISTS.answer,
};
const SPLITS = {
  rapid_sold_online: LISTS.answer,
  rapid_risk_level: LISTS.risk_level,
  rapid_platform: LISTS.platform,
  rapid_addressee: LISTS.authority_code,
};

const writeTenths = (count) => `${Math.floor(count / 10)}.${count % 10}`;
const withUnknown = (codes) => [...new Set([...codes, "unknown"])];

/** Percentages that add up to 100.0, by the largest remainder. */
function percentages(counts) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!total) return counts.map(() => "0.0");
  const floors = counts.map((count) => Math.floor((count * 1000) / total));
  const missing = 1000 - floors.reduce((sum, floor) => sum + floor, 0);
  const order = counts.map((count, at) => ({ at, rest: (count * 1000) % total })).sort((one, other) => other.rest - one.rest || one.at - other.at);
  order.slice(0, missing).forEach(({ at }) => floors[at]++);
  return floors.map(writeTenths);
}

function share(numerator, denominator) {
  return { numerator, denominator, ...(denominator && { percent: percentages([numerator, denominator - numerator])[0] }) };
}

/** The quantile `tenths` / 10 of days, from how often each occurs. */
function quantile(histogram, tenths) {
  const values = histogram.flatMap(([days, count]) => Array(count).fill(days));
  if (!values.length) return undefined;
  const place = (values.length - 1) * tenths;
  const [index, part] = [Math.floor(place / 10), place % 10];
  const next = values[Math.min(index + 1, values.length - 1)];
  return writeTenths(Math.floor(values[index] * (10 - part) + next * part));
}

function describeResults(count) {
  const [within, after, unanswered] = ["within", "after", "unanswered"].map(count);
  return { within: share(within, within + after + unanswered), after, unanswered, running: count("running"), withdrawn: count("withdrawn") };
}

const quantiles = (histogram) => {
  const [median, decile] = [quantile(histogram, 5), quantile(histogram, 9)];
  return { ...(median && { median_days: median }), ...(decile && { ninth_decile_days: decile }) };
};

const orderDays = (cells, name) =>
  cells.filter((cell) => /^\d+$/.test(cell[name])).map((cell) => [Number(cell[name]), cell.count]).sort(([one], [other]) => one - other);

function requireBefore(report, name, terms, period) {
  if (!report) return;
  for (const member of ["zone", "policy"]) {
    if (canonical(report.terms[member]) !== canonical(terms[member])) throw new Refusal(`${name}.terms.${member}`);
  }
  if (!period(report.terms.period)) throw new Refusal(`${name}.terms.period`);
}

const aYearLater = (day) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
const dayAfter = (text) => writeDay(readDay(text) + 1);

function compareWith({ terms: { period, as_of }, flow, rapid }) {
  const { transmitted, started, completed, closing } = flow;
  return { period, as_of, transmitted, started, completed, closing, within: rapid.within };
}

export function answerReport({ tally: { terms, cells = [], differing = [] }, previous, year_before }) {
  const { first_on, last_on } = terms.period;
  requireBefore(previous, "previous", terms, (period) => dayAfter(period.last_on) === first_on);
  requireBefore(year_before, "year_before", terms, (period) => {
    return aYearLater(period.first_on) === first_on && aYearLater(dayAfter(period.last_on)) === dayAfter(last_on);
  });
  const of = (table) => cells.filter((cell) => cell.table === table);
  const count = (table, row, column = "") => of(table).find((cell) => cell.row === row && (cell.column ?? "") === column)?.count ?? 0;
  const outcomes = LISTS.follow_up_outcome.filter((code) => !["under_investigation", "notified_again"].includes(code));
  const shares = percentages(outcomes.map((code) => count("outcome", code)));
  const discontinued = LISTS.discontinuation_reason.map((reason) => ({ reason, count: count("discontinued", reason) }));
  const steps = (table) => Object.fromEntries(STEPS.map((step) => [step, count(table, step)]));
  const days = orderDays(of("days"), "row");
  const agreed = Object.fromEntries(AGREEMENTS.map((code) => [code, count("agreement", code)]));
  return {
    kind: "quarterly_report",
    schema_version: "1.0",
    terms,
    rounding: "largest_remainder",
    flow: {
      ...steps("flow"),
      opening: count("stock", "opening"),
      closing: count("stock", "closing"),
      discontinued: discontinued.reduce((sum, row) => sum + row.count, 0),
    },
    since: steps("since"),
    outcomes: outcomes.map((outcome, at) => ({ outcome, count: count("outcome", outcome), percent: shares[at] })),
    discontinued,
    waiting: {
      not_started: count("waiting", "not_started"),
      overdue: LISTS.age_band.map((age) => ({ age, count: count("overdue", age) })),
    },
    measures: LISTS.follow_up_measure_type.flatMap((type) =>
      LISTS.initiator.map((initiator) => ({ type, initiator, count: count("measure", type, initiator) })),
    ),
    reasons: LISTS.no_measure_reason.map((reason) => ({ reason, count: count("reason", reason) })),
    breakdowns: Object.entries(BREAKDOWNS).map(([table, codes]) => ({
      table,
      partition: !["risk_type", "platform"].includes(table),
      rows: withUnknown(codes).map((code) => ({ code, ...Object.fromEntries(STEPS.map((step) => [step, count(table, code, step)])) })),
    })),
    rapid: {
      ...describeResults((result) => count("rapid", result)),
      ...(days.length && { histogram: days.map(([day, times]) => ({ days: day, count: times })) }),
      ...quantiles(days),
      certainty: ["unknown", "projected"].find((code) => count("certainty", code)) ?? "published",
    },
    rapid_by: Object.entries(SPLITS).map(([table, codes]) => ({
      table,
      fewest: FEWEST,
      rows: withUnknown(codes).map((code) => {
        const histogram = orderDays(of(table).filter(({ row }) => row === code), "column");
        const enough = histogram.reduce((sum, [, times]) => sum + times, 0) >= FEWEST;
        return { code, ...describeResults((result) => count(table, code, result)), ...(enough && quantiles(histogram)) };
      }),
    })),
    reconciliation: {
      ...agreed,
      ...(differing.length && { differing }),
      differing_complete: differing.length === agreed.different_outcome,
    },
    notice: NOTICE,
    ...(previous && { previous: compareWith(previous) }),
    ...(year_before && { year_before: compareWith(year_before) }),
  };
}
