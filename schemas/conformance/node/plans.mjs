// Where the Action plan stands in its cycle.
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
