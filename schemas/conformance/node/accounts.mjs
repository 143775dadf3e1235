// What is counted of cases in a quarter.
import { readFileSync } from "node:fs";
import { Case, joinReplicas } from "./cases.mjs";
import { compareTexts, identityOf } from "./contents.mjs";
import { canonical } from "./digests.mjs";
import { readCalendar, readPolicy, Refusal, stand } from "./periods.mjs";
import { dayOf, readDay, readMoment, writeDay } from "./time.mjs";

const SCHEMA = JSON.parse(readFileSync(new URL("../../v1/report-definitions.json", import.meta.url), "utf8"));
const TABLES = SCHEMA.$defs.table.enum;
const RESULTS = { met: "within", met_late: "after", past: "unanswered", running: "running", withdrawn: "withdrawn" };
const AGES = [[21, "up_to_21"], [90, "up_to_90"], [365, "up_to_365"], [Infinity, "over_365"]];
const LAST_DAY = readDay("2199-12-31");
const MOST_DIFFERING = 100;

const readTerms = ({ zone = "Asia/Shanghai", policy, as_of, since, period }) => ({
  zone,
  policy: readPolicy(policy),
  asOf: readMoment(as_of),
  since: since === undefined ? undefined : readDay(since),
  first: readDay(period.first_on),
  last: readDay(period.last_on),
});

const isFinal = ({ entry }) => entry.completeness === "final";

/** The days of a case: transmitted, started, completed, discontinued, as far as they are known. */
function findFacts(known, { zone }) {
  const day = (each) => dayOf(each.position.moment, zone);
  const followUps = known.effective
    .filter(({ current }) => current.kind === "follow_up" && current.outcome !== "notified_again")
    .map((each) => ({ entry: each.current, toldOn: day(each) }))
    .map((each) => ({ ...each, on: each.entry.completed_on ? readDay(each.entry.completed_on) : each.toldOn }));
  const days = { transmitted: dayOf(readMoment(known.opening.opened_at), zone) };
  const facts = { known, days, followUps, alert: known.alertInForce.alert, endedOn: LAST_DAY };
  if (!followUps.length) return facts;
  days.started = Math.min(...followUps.map(({ entry, on }) => (entry.started_on ? readDay(entry.started_on) : on)));
  const final = followUps.find(isFinal);
  if (final) {
    days.completed = Math.max(final.on, days.started);
    return { ...facts, final, endedOn: days.completed };
  }
  const ended = findDiscontinuation(known, day, zone);
  if (!ended) return facts;
  const on = Math.max(ended.on, days.started);
  return { ...facts, discontinued: { ...ended, on }, endedOn: on };
}

function findDiscontinuation(known, day, zone) {
  const of = (kind) => known.effective.filter(({ entry }) => entry.kind === kind);
  if (known.closed) return { reason: "case_closed", on: Math.max(...of("closure").map(day)) };
  if (known.alertInForce.alert.withdrawn_on || known.alertInForce.status === "withdrawn") {
    return { reason: "alert_withdrawn", on: alertWithdrawnOn(known, zone) };
  }
  const asked = known.flags.filter(({ entry }) => entry.purpose === "for_follow_up");
  const back = asked.map((flag) => known.aboutFlag(flag).findLast(({ entry }) => entry.kind === "withdrawal"));
  const quarterly = known.effective.some(({ current }) => current.channel === "quarterly");
  if (!asked.length || quarterly || !back.every(Boolean)) return undefined;
  return { reason: "flag_withdrawn", on: Math.max(...back.map(day)) };
}

function alertWithdrawnOn(known, zone) {
  const { withdrawn_on } = known.alertInForce.alert;
  if (withdrawn_on) return readDay(withdrawn_on);
  const update = known.effective.findLast(({ entry }) => entry.kind === "alert_update");
  return dayOf(update ? update.position.moment : readMoment(known.opening.opened_at), zone);
}

const several = (codes) => (codes.length ? [...new Set(codes)] : ["unknown"]);
const platforms = (alert) => several((alert.offers ?? []).map(({ platform }) => platform));

function* cellsOf(document, terms, calendar) {
  if (readMoment(document.opened_at) > terms.asOf) return;
  const known = new Case(document).asOf(terms.asOf);
  const facts = findFacts(known, terms);
  yield* flowCells(facts, terms);
  yield* answerCells(facts, terms);
  yield* rapidCells(facts, terms, calendar);
  for (const agreement of agreements(facts, terms)) yield ["agreement", agreement];
}

function* flowCells({ known, days, alert, discontinued, endedOn }, { first, last, since }) {
  const within = (day) => day >= first && day <= last;
  const { started, transmitted } = days;
  if (started < first && first <= endedOn) yield ["stock", "opening"];
  if (started <= last && last < endedOn) yield ["stock", "closing"];
  if (discontinued && within(discontinued.on)) yield ["discontinued", discontinued.reason];
  if (transmitted <= last && !(started <= last) && !known.closed) yield ["waiting", "not_started"];
  for (const [step, day] of Object.entries(days)) {
    if (day <= last && (since === undefined || day >= since)) yield ["since", step];
    if (!within(day)) continue;
    yield ["flow", step];
    yield ["category", alert.product.category, step];
    for (const type of several((alert.risks ?? []).map((risk) => risk.type))) yield ["risk_type", type, step];
    yield ["risk_level", alert.risk_level ?? "unknown", step];
    yield ["notifying_country", alert.notifying_country, step];
    for (const platform of platforms(alert)) yield ["platform", platform, step];
    yield ["sold_online", alert.sold_online, step];
  }
}

function* answerCells({ followUps, final, days }, { first, last }) {
  const reported = new Set();
  for (const { entry, on } of followUps) {
    const measures = (entry.measures ?? []).map(({ type, initiator }) => ["measure", type, initiator]);
    for (const cell of [...measures, ...(entry.no_measure_reasons ?? []).map((reason) => ["reason", reason])]) {
      if (reported.has(String(cell))) continue;
      reported.add(String(cell));
      if (on >= first && on <= last) yield cell;
    }
  }
  if (final && days.completed >= first && days.completed <= last) yield ["outcome", final.entry.outcome];
}

function* rapidCells({ known, alert }, { policy, asOf, zone, first, last }, calendar) {
  for (const flag of known.flags.filter(({ entry }) => entry.purpose === "for_follow_up")) {
    const standing = stand(known, flag, policy, calendar, asOf);
    if (standing.lastOn === undefined || standing.lastOn > last) continue;
    if (settledOn(known, flag, standing, zone) > last && last > standing.lastOn) {
      yield ["overdue", AGES.find(([most]) => last - standing.lastOn <= most)[1]];
    }
    if (standing.lastOn < first) continue;
    const columns = [RESULTS[standing.state]];
    if (standing.stoppedAt !== undefined) {
      const used = Math.max(dayOf(standing.stoppedAt, standing.end.zone) - standing.end.eventOn, 0);
      columns.push(String(used));
      yield ["days", String(used)];
    }
    yield ["rapid", columns[0]];
    yield ["certainty", standing.granted ? "published" : standing.end.certainty];
    for (const column of columns) {
      yield ["rapid_sold_online", alert.sold_online, column];
      yield ["rapid_risk_level", alert.risk_level ?? "unknown", column];
      for (const platform of platforms(alert)) yield ["rapid_platform", platform, column];
      yield ["rapid_addressee", flag.current.addressed_to.code, column];
    }
  }
}

function settledOn(known, flag, standing, zone) {
  if (standing.stoppedAt !== undefined) return dayOf(standing.stoppedAt, zone);
  if (standing.state !== "withdrawn") return LAST_DAY;
  const withdrawal = known.aboutFlag(flag).find(({ entry }) => entry.kind === "withdrawal");
  return withdrawal ? dayOf(withdrawal.position.moment, zone) : alertWithdrawnOn(known, zone);
}

const conduct = ({ measures = [], no_measure_reasons = [] }) =>
  canonical([measures.map(({ type, initiator }) => `${type} ${initiator}`), no_measure_reasons].map((each) => [...new Set(each)].sort()));

function* agreements({ followUps }, { first, last }) {
  const finals = followUps.filter(isFinal);
  const firsts = finals.filter(({ entry }, at) => finals.findIndex((each) => each.entry.channel === entry.channel) === at);
  const [one, other] = firsts;
  const within = ({ toldOn }) => toldOn >= first && toldOn <= last;
  if (one && within(one)) yield one.entry.channel === "rapid" ? "first_rapid" : "first_investigated";
  if (!other || !within(other)) return;
  if (one.entry.outcome !== other.entry.outcome) yield "different_outcome";
  else yield conduct(one.entry) === conduct(other.entry) ? "same_outcome" : "different_measures";
}

const cutNumbers = (numbers) => [...new Set(numbers)].sort(compareTexts).slice(0, MOST_DIFFERING);

function writeTally(terms, counts, differing, inputs = []) {
  const cells = [...counts].map(([key, count]) => ({ key: JSON.parse(key), count })).filter(({ count }) => count);
  const order = ({ key: [table, row, column = ""] }, { key: [otherTable, otherRow, otherColumn = ""] }) =>
    TABLES.indexOf(table) - TABLES.indexOf(otherTable) || compareTexts(row, otherRow) || compareTexts(column, otherColumn);
  const written = cells.sort(order).map(({ key: [table, row, column = ""], count }) => ({ table, row, column, count }));
  return {
    kind: "quarterly_tally",
    schema_version: "1.0",
    terms,
    ...(written.length && { cells: written }),
    ...(differing.length && { differing: cutNumbers(differing) }),
    ...(inputs.length && { inputs: [...new Set(inputs)].sort(compareTexts) }),
  };
}

export function answerTally({ cases, terms: given, calendar: list }) {
  const [terms, calendar] = [readTerms(given), readCalendar(list)];
  const needs = terms.policy.roll_over !== "none" || terms.policy.counting === "working_days";
  const { calendar: name, calendar_version: version } = terms.policy;
  const other = name !== undefined && (name !== calendar?.name || ![undefined, calendar?.version].includes(version));
  if (other || (needs && !calendar)) throw new Refusal("calendar");
  const byId = groupById(cases);
  const [counts, differing] = [new Map(), []];
  for (const replicas of byId.values()) {
    const document = joinReplicas(replicas);
    for (const cell of cellsOf(document, terms, calendar)) {
      const key = JSON.stringify(cell);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (cell[1] === "different_outcome") differing.push(document.alert.number);
    }
  }
  return writeTally(given, counts, differing);
}

function groupById(cases) {
  const groups = new Map();
  for (const each of cases) groups.set(each.id, [...(groups.get(each.id) ?? []), each]);
  return groups;
}

export function answerMergedTally({ tallies }) {
  const [first, ...others] = tallies;
  const inputs = tallies.flatMap((each) => each.inputs ?? []);
  if (new Set(inputs).size < inputs.length) throw new Refusal("inputs");
  for (const { terms } of others) {
    for (const name of ["period", "zone", "policy", "as_of", "since", "status"]) {
      if (canonical(terms[name] ?? null) !== canonical(first.terms[name] ?? null)) throw new Refusal(`terms.${name}`);
    }
  }
  const counts = new Map();
  for (const { table, row, column = "", count } of tallies.flatMap((each) => each.cells ?? [])) {
    const key = JSON.stringify(column ? [table, row, column] : [table, row]);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return writeTally(first.terms, counts, tallies.flatMap((each) => each.differing ?? []), inputs);
}

const TOTALS = ["transmitted", "opening", "started", "completed", "discontinued", "closing"];

function countTotals(cases, terms, calendar) {
  const { cells = [] } = answerTally({ cases, terms, calendar });
  const sum = (table, row) =>
    cells.filter((cell) => cell.table === table && [undefined, cell.row].includes(row)).reduce((total, { count }) => total + count, 0);
  const tableOf = { opening: "stock", closing: "stock", discontinued: "discontinued" };
  return Object.fromEntries(TOTALS.map((code) => [code, sum(tableOf[code] ?? "flow", code === "discontinued" ? undefined : code)]));
}

const distinct = (values) => [...new Map(values.map((value) => [canonical(value), value])).values()];
const withoutEmpty = (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value.length !== 0));

function* makeRows(cases, terms, issuer) {
  for (const document of cases) {
    if (readMoment(document.opened_at) > terms.asOf) continue;
    const facts = findFacts(new Case(document).asOf(terms.asOf), terms);
    const mine = facts.followUps.filter(({ entry, on }) => identityOf(entry.author) === identityOf(issuer) && on <= terms.last);
    const final = mine.find(isFinal);
    const discontinued = mine.length && !final && facts.discontinued?.on <= terms.last ? facts.discontinued.on : undefined;
    const endedOn = final ? final.on : discontinued;
    if (Math.min(...Object.values(facts.days)) > terms.last || endedOn < terms.first) continue;
    const started = mine.map(({ entry, on }) => (entry.started_on ? readDay(entry.started_on) : on));
    const startedOn = started.length ? Math.min(...started) : undefined;
    const entries = mine.map(({ entry }) => entry);
    const alike = entries.filter(({ outcome }) => outcome === final?.entry.outcome);
    yield withoutEmpty({
      alert_number: document.alert.number,
      started_on: startedOn === undefined ? undefined : writeDay(startedOn),
      completed_on: final && writeDay(Math.max(final.on, startedOn)),
      discontinued_on: discontinued && writeDay(discontinued),
      outcome: final ? final.entry.outcome : entries.length ? "under_investigation" : undefined,
      measures: distinct(alike.flatMap(({ measures = [] }) => measures)),
      office: entries.findLast(({ office }) => office)?.office,
      no_measure_reasons: distinct(alike.flatMap(({ no_measure_reasons = [] }) => no_measure_reasons)),
    });
  }
}

export function answerSubmission({ cases, terms, calendar, id, issuer, recipient, issued_on }) {
  const rows = [...makeRows(cases, readTerms(terms), issuer)];
  const totals = countTotals(cases, terms, calendar);
  const head = { kind: "quarterly_submission", schema_version: "1.0", id, issuer, recipient, period: terms.period, issued_on };
  return withoutEmpty({ ...head, rows, totals });
}

function compareBy({ started_on, completed_on, discontinued_on, outcome, measures = [], no_measure_reasons = [] }) {
  const conducts = [...new Set(measures.map(({ type, initiator }) => `${type}:${initiator}`))].sort(compareTexts);
  const reasons = [...no_measure_reasons].sort(compareTexts);
  return { started_on, completed_on, discontinued_on, outcome, measures: conducts.join(" ") || undefined, reasons: reasons.join(" ") || undefined };
}

function findDifferences(theirs, ours) {
  const [one, other] = [compareBy(theirs), compareBy(ours)];
  const codes = Object.keys(one).filter((code) => one[code] !== other[code]);
  return codes.map((code) => withoutEmpty({ code, theirs: one[code], ours: other[code] }));
}

function addUp(rows, { first, last }) {
  if (!rows.length) return {};
  const day = (text) => (text ? readDay(text) : undefined);
  const within = (on) => on >= first && on <= last;
  const begun = rows
    .map(({ started_on, completed_on, discontinued_on }) => ({
      started: day(started_on),
      completed: day(completed_on),
      discontinued: day(discontinued_on),
      ended: day(completed_on ?? discontinued_on) ?? LAST_DAY + 1,
    }))
    .filter(({ started }) => started <= last);
  return {
    opening: begun.filter(({ started, ended }) => started < first && ended >= first).length,
    started: begun.filter(({ started }) => within(started)).length,
    completed: begun.filter(({ completed }) => within(completed)).length,
    discontinued: begun.filter(({ discontinued }) => within(discontinued)).length,
    closing: begun.filter(({ ended }) => ended > last).length,
  };
}

export function answerReconciliation({ submission, cases, terms, calendar }) {
  if (canonical(submission.period) !== canonical(terms.period)) throw new Refusal("terms.period");
  const { rows: theirs = [], totals: printed = {} } = submission;
  const ours = new Map([...makeRows(cases, readTerms(terms), submission.issuer)].map((row) => [row.alert_number, row]));
  const held = theirs.map((row) => {
    const known = ours.get(row.alert_number);
    return { row, presence: known ? "both" : "only_theirs", differences: known ? findDifferences(row, known) : [] };
  });
  const same = held.filter(({ presence, differences }) => presence === "both" && !differences.length);
  const numbers = theirs.map(({ alert_number }) => alert_number);
  const only = [...ours.values()].filter(({ alert_number }) => !numbers.includes(alert_number));
  const listed = [...held.filter((each) => !same.includes(each)), ...only.map((row) => ({ row, presence: "only_ours", differences: [] }))];
  const rows = listed.map(({ row: { alert_number, own_number }, presence, differences }) =>
    withoutEmpty({ alert_number, own_number, presence, differences }),
  );
  const order = (one, other) =>
    compareTexts(one.alert_number, other.alert_number) || compareTexts(one.own_number ?? "", other.own_number ?? "");
  const [counted, own] = [addUp(theirs, readTerms(terms)), countTotals(cases, terms, calendar)];
  return withoutEmpty({
    kind: "quarterly_reconciliation",
    schema_version: "1.0",
    submission_id: submission.id,
    issuer: submission.issuer,
    period: submission.period,
    terms,
    same: same.length,
    rows: rows.sort(order),
    totals: TOTALS.map((code) => withoutEmpty({ code, printed: printed[code], from_rows: counted[code], ours: own[code] })),
  });
}
