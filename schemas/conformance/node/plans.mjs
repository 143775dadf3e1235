// Where the Action plan stands in its cycle, and what is counted under it.
import { readDay, writeDay } from "./time.mjs";

const NEXT = {
  draft: { sign: "signed_by_one" },
  signed_by_one: { sign: "in_operation" },
  in_operation: { begin: "under_review" },
  under_review: { assess: "assessed" },
  assessed: { assess: "assessed", continue: "in_operation", revise: "revised", conclude: "concluded" },
  revised: { sign: "revision_signed_by_one" },
  revision_signed_by_one: { sign: "in_operation" },
};
const WITHOUT_CYCLE = ["draft", "signed_by_one", "concluded"];

/** The same day so many months later; the last of the month where it has no such day. */
function monthsAfter(day, count) {
  const [year, month, date] = writeDay(day).split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + count, Math.min(date, last)) / 86_400_000;
}

const signingDays = ({ letters = [], made_known_on }) => letters.map(({ signed_on }) => readDay(signed_on ?? made_known_on));
const inOperationOn = (version) => (signingDays(version).length === 2 ? Math.max(...signingDays(version)) : undefined);

function findState({ versions, reviews = [] }, at) {
  const steps = versions.flatMap((version) => signingDays(version).map((on) => ({ on, rank: 2 * (version.number ?? 1), step: "sign" })));
  for (const { begun_on, assessed_on, decided_on, decision, plan_version = 1 } of reviews) {
    const days = { begin: begun_on, assess: assessed_on, [decision]: decided_on };
    for (const [step, on] of Object.entries(days)) if (on) steps.push({ on: readDay(on), rank: 2 * plan_version + 1, step });
  }
  const taken = steps.filter(({ on }) => on <= at).sort((one, other) => one.on - other.on || one.rank - other.rank);
  return taken.reduce((state, { step }) => NEXT[state][step], "draft");
}

function findCycle(start, { review_years = 2, preparation_months = 6 }, reviews, at) {
  const decided = reviews.filter(({ decided_on, decision }) => decided_on && readDay(decided_on) <= at && decision !== "conclude");
  const first = Math.max(start, ...decided.map(({ period }) => readDay(period.last_on) + 1));
  let years = review_years;
  while (monthsAfter(start, 12 * years) <= first) years += review_years;
  const due = monthsAfter(start, 12 * years);
  return { first, due, preparation: monthsAfter(due, -preparation_months) };
}

export function answerPlanCycle({ plan, at: day }) {
  const at = readDay(day);
  const state = findState(plan, at);
  const start = inOperationOn(plan.versions[0]);
  const version = plan.versions.findLast((each) => inOperationOn(each) <= at);
  const answer = {
    state,
    ...(start !== undefined && { in_operation_on: writeDay(start) }),
    ...(version && { version: version.number ?? 1 }),
  };
  if (WITHOUT_CYCLE.includes(state) || !version) return answer;
  const { first, due, preparation } = findCycle(start, version, plan.reviews ?? [], at);
  return {
    ...answer,
    cycle: {
      period: { first_on: writeDay(first), last_on: writeDay(due - 1) },
      preparation_from_on: writeDay(preparation),
      review_due_on: writeDay(due),
    },
    review: at < preparation ? "on_course" : at <= due ? "due" : "past",
  };
}

const ORDER = ["no_target", "on_course", "due", "past"];
const worst = (standings) => ORDER[Math.max(0, ...standings.map((each) => ORDER.indexOf(each)))];
const yearOf = (day) => Number(writeDay(day).slice(0, 4));
const yearsAfter = (day, count) => monthsAfter(day, 12 * count);
const write = ({ first, last }) => ({ first_on: writeDay(first), last_on: writeDay(last) });
const starts = ({ starts_on }) => readDay(starts_on);

function compare(count, target, ended) {
  if (target === undefined) return "no_target";
  if (count >= target) return "on_course";
  return ended ? "past" : "due";
}

function planYear(start, day) {
  let number = 1;
  while (yearsAfter(start, number) <= day) number++;
  return number;
}

/** Every year of the plan, then every calendar year, with a day of the days within. */
function* yearsWithin(start, within) {
  for (let number = planYear(start, within.first); number <= planYear(start, within.last); number++) {
    yield { kind: "plan_year", first: yearsAfter(start, number - 1), last: yearsAfter(start, number) - 1, whole: true };
  }
  for (let year = yearOf(within.first); year <= yearOf(within.last); year++) {
    const first = readDay(`${year}-01-01`);
    yield { kind: "calendar_year", first: Math.max(first, start), last: readDay(`${year}-12-31`), whole: first >= start };
  }
}

/** The quarters that end within certain days and before a day. */
function quartersOver({ first, last }, at) {
  const quarters = [];
  for (let year = yearOf(first); year <= yearOf(last); year++) {
    for (let month = 0; month < 12; month += 3) {
      const [from, until] = [Date.UTC(year, month, 1) / 86_400_000, Date.UTC(year, month + 3, 1) / 86_400_000 - 1];
      if (until >= first && until <= last && until < at) quarters.push({ first: from, last: until });
    }
  }
  return quarters;
}

function targetOf({ actions = [] } = {}, code) {
  return actions.flatMap(({ targets = [] }) => targets).find((target) => target.code === code)?.number;
}

const versionAt = ({ versions }, day) => versions.findLast((each) => inOperationOn(each) <= day);
const countedOf = (activities, kind) =>
  activities.filter(({ activity_kind, status = "planned" }) => activity_kind === kind && status !== "cancelled");

function* countReactions(plan, reports, within, at) {
  const period = ({ terms }) => ({ first: readDay(terms.period.first_on), last: readDay(terms.period.last_on) });
  const last = quartersOver(within, at).flatMap(
    (quarter) => reports.findLast((report) => period(report).first === quarter.first && period(report).last === quarter.last) ?? [],
  );
  const sum = (name) => last.reduce((total, { rapid }) => total + rapid.within[name], 0);
  const percent = targetOf(versionAt(plan, Math.min(at, within.last)), "reaction_share");
  const needed = percent === undefined ? undefined : Math.ceil((sum("denominator") * percent) / 100);
  const standing = compare(sum("numerator"), needed, at > within.last);
  yield { code: "rapid_within_period", numerator: sum("numerator"), denominator: sum("denominator"), standing };
}

function* countSubmissions(submissions, within, at) {
  const received = submissions
    .filter(({ issuer, received_on }) => issuer.code === "gacc" && received_on && readDay(received_on) <= at)
    .map(({ period }) => readDay(period.first_on));
  const over = quartersOver(within, at);
  const missing = over.filter(({ first }) => !received.includes(first));
  const late = missing.some(({ last }) => monthsAfter(last + 1, 3) - 1 < at);
  const standing = late ? "past" : missing.length ? "due" : "on_course";
  yield { code: "quarterly_reports", numerator: over.length - missing.length, denominator: over.length, standing };
}

function* countWorkshops(plan, start, within, at) {
  const workshops = countedOf(plan.activities ?? [], "workshop");
  const online = workshops.filter(({ mode }) => mode !== "in_person");
  const rows = [
    ["workshops_held", "workshops_a_year", workshops],
    ["workshops_online", "workshops_online_a_year", online],
  ];
  for (const year of yearsWithin(start, within)) {
    if (year.first > at) continue;
    for (const [code, target, all] of rows) {
      const there = all.filter((each) => starts(each) >= year.first && starts(each) <= year.last);
      const held = there.filter((each) => each.status === "held" && starts(each) <= at);
      const ahead = there.filter((each) => starts(each) > at || (starts(each) === at && each.status !== "held"));
      const ended = at > year.last;
      const intended = year.whole ? targetOf(versionAt(plan, Math.min(at, year.last)), target) : undefined;
      const standing = compare(held.length + (ended ? 0 : ahead.length), intended, ended);
      yield { code, kind: year.kind, days: year, numerator: held.length, denominator: intended, standing };
    }
  }
}

function* countTrainings({ activities = [] }, within, at) {
  const all = countedOf(activities, "training").filter((each) => starts(each) >= within.first && starts(each) <= within.last);
  const held = all.filter((each) => each.status === "held" && starts(each) <= at);
  const companies = held.flatMap(({ attendance }) => attendance?.companies ?? []);
  yield { code: "trainings_held", numerator: held.length, denominator: all.length, standing: "no_target" };
  const reached = companies.reduce((sum, each) => sum + each, 0);
  yield { code: "companies_reached", numerator: reached, denominator: companies.length, standing: "no_target" };
}

function* findRemarks(plan, version, reports, start, within) {
  if ((version.letters ?? []).some(({ signed_on }) => !signed_on)) yield { code: "letter_days_unknown" };
  const days = targetOf(version, "reaction_days");
  for (const { terms } of reports) {
    if (days !== undefined && (terms.policy.days ?? 0) !== days) yield { code: "other_number_of_days", period: terms.period };
  }
  const listed = countedOf(plan.activities ?? [], "workshop").map(starts).sort((one, other) => one - other);
  if (!(listed.at(-1) >= start)) return;
  for (const year of yearsWithin(start, { first: start, last: listed.at(-1) })) {
    const there = listed.filter((day) => day >= year.first && day <= year.last);
    const intended = targetOf(versionAt(plan, year.last), "workshops_a_year");
    const close = there.length >= Math.max(intended, 2) && there.at(-1) - there[0] < 60;
    const shown = year.first <= within.last && year.last >= within.first;
    if (year.kind === "plan_year" && close && shown) yield { code: "workshops_close_together", period: write(year) };
  }
}

export function answerPlanStatus({ plan, at: day, reports, submissions }) {
  const at = readDay(day);
  const { state, version: number, cycle, review } = answerPlanCycle({ plan, at: day });
  if (!cycle) return { as_of_on: day, state, review: "no_target", standing: "no_target" };
  const start = inOperationOn(plan.versions[0]);
  const year = planYear(start, at);
  const last = Math.max(readDay(cycle.period.last_on), yearsAfter(start, year) - 1);
  const within = { first: readDay(cycle.period.first_on), last };
  const found = [
    ...(reports ? countReactions(plan, reports, within, at) : []),
    ...(submissions ? countSubmissions(submissions, within, at) : []),
    ...countWorkshops(plan, start, within, at),
    ...countTrainings(plan, within, at),
  ];
  const indicators = found.map(({ code, kind = "review_period", days = within, numerator, denominator, standing }) => ({
    code,
    year_kind: kind,
    period: write(days),
    numerator,
    ...(denominator !== undefined && { denominator }),
    standing,
  }));
  const open = indicators.filter(({ period }) => readDay(period.last_on) >= at).map(({ standing }) => standing);
  const remarks = [...findRemarks(plan, versionAt(plan, at), reports ?? [], start, within)];
  return {
    as_of_on: day,
    state,
    version: number,
    plan_year: year,
    cycle,
    review,
    indicators,
    ...(remarks.length && { remarks }),
    standing: worst([review, ...open]),
  };
}
