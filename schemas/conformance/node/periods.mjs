// The last day of an intended period, and where a reaction stands.
import { readFileSync } from "node:fs";
import { Case } from "./cases.mjs";
import { compareTexts, identityOf } from "./contents.mjs";
import { dayOf, momentOf, readDay, readMoment, startOf, wallClock, weekday, writeClock, writeDay, writeMoment } from "./time.mjs";

const ZONES = JSON.parse(readFileSync(new URL("../zones.json", import.meta.url), "utf8"));
const SEATS = { dg_just: "Europe/Brussels", gacc: "Asia/Shanghai", samr: "Asia/Shanghai" };
const FROM_SUREST_DAY_OFF = ["no", "unlikely", "not_known", "likely", "yes"];
const OF_A_CASE = ["flag_raised", "flag_received", "alert_transmitted"];
const MOST_PRESSING = ["past", "running", "met_late", "met", "withdrawn", "not_started"];
const LAST_DAY = readDay("2199-12-31");
const HOUR = 3_600_000_000n;

const DEFAULTS = {
  counting: "calendar_days",
  starts: "flag_raised",
  stops: "substantive_follow_up",
  roll_over: "none",
  minimum: false,
};
const PLAN = { days: 21 };

export class Refusal extends Error {}

/** The answer of a function, or the member that it refuses. */
export const orRefused = (answer) => (input) => {
  try {
    return answer(input);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
};

class Calendar {
  constructor(document) {
    const { how, calendars = [] } = document;
    Object.assign(this, { ...document, how, calendars: calendars.map((each) => new Calendar(each)) });
    if (how) for (const name of ["name", "version"]) this[name] = this.calendars.map((each) => each[name]).join(" + ");
  }

  says(day) {
    const answers = this.calendars.map((each) => each.says(day));
    const ranks = answers.map((answer) => FROM_SUREST_DAY_OFF.indexOf(answer));
    if (this.how === "first_known") return answers.find((answer) => answer !== "not_known") ?? "not_known";
    if (this.how) return FROM_SUREST_DAY_OFF[this.how === "everywhere" ? Math.min(...ranks) : Math.max(...ranks)];
    const text = writeDay(day);
    if (this.days_off?.includes(text)) return "no";
    if (this.working_days?.includes(text)) return "yes";
    if (!this.years.includes(Number(text.slice(0, 4)))) return "not_known";
    return weekday(day) < 5 ? "yes" : "no";
  }
}

const NO_CALENDAR = { says: (day) => (weekday(day) < 5 ? "not_known" : "no") };

/** A calendar with the days that were looked at. */
class Diary {
  constructor(calendar) {
    Object.assign(this, { calendar, looked: new Map() });
  }

  works(day) {
    if (!this.looked.has(day)) this.looked.set(day, this.calendar.says(day));
    const answer = this.looked.get(day);
    return answer === "not_known" ? weekday(day) < 5 : ["yes", "likely"].includes(answer);
  }

  firstWorking(day) {
    while (!this.works(day)) day++;
    return day;
  }

  forward(day, count) {
    for (; count > 0; count--) day = this.firstWorking(day + 1);
    return day;
  }

  get certainty() {
    const answers = [...this.looked.values()];
    if (answers.includes("not_known")) return "unknown";
    return answers.some((answer) => ["likely", "unlikely"].includes(answer)) ? "projected" : "published";
  }
}

function lengthen(diary, days, start, last) {
  let found = 0;
  for (let day = last; days >= 2 && day > start && found < 2; day--) if (diary.works(day)) found++;
  return days < 2 ? last : diary.forward(last, 2 - found);
}

/** The rest days inside that stand in runs of three or more. */
function restInside(diary, start, last) {
  const runs = [[]];
  for (let day = start + 1; day <= last; day++) {
    if (diary.works(day)) runs.push([]);
    else runs.at(-1).push(day);
  }
  return runs.filter((run) => run.length >= 3).flat();
}

const days = (from, to) => Array.from({ length: to - from }, (_, number) => from + number);

function move(policy, diary, start, last) {
  const steps = [];
  const to = (code, moved, inside) => {
    if (moved !== last) steps.push({ code, on: moved, days: inside });
    last = moved;
  };
  if (policy.roll_over === "none") return { last, steps };
  if (policy.roll_over === "eu_1182_71") to("lengthened", lengthen(diary, policy.days, start, last));
  if (policy.roll_over === "cn_interior_rest_days") {
    const rest = restInside(diary, start, last);
    to("extended", diary.forward(last, rest.length), rest);
  }
  const working = diary.firstWorking(last);
  to("rolled", working, days(last, working));
  return { last, steps };
}

export function countPeriod(eventAt, policy, calendar, zone) {
  const counted = { policy, zone, eventAt, eventOn: dayOf(eventAt, zone) };
  const named = policy.calendar !== undefined;
  const sameVersion = policy.calendar_version === undefined || policy.calendar_version === calendar?.version;
  if (named && !(policy.calendar === calendar?.name && sameVersion)) throw new Refusal("calendar");
  return policy.hours ? countHours(counted) : countDays(counted, calendar);
}

function countHours(counted) {
  const { eventAt, zone, eventOn, policy } = counted;
  const { milliseconds, microseconds } = wallClock(eventAt, zone);
  const begun = BigInt(((milliseconds % 3_600_000) + 3_600_000) % 3_600_000) * 1000n + BigInt(microseconds);
  const endsAt = eventAt - begun + BigInt(policy.hours + 1) * HOUR;
  const lastOn = dayOf(endsAt - 1n, zone);
  const steps = [{ code: "hour_not_counted", on: eventOn }, { code: "hours_counted", on: lastOn }];
  return { ...counted, lastOn, endsAt, certainty: "published", steps };
}

function countDays(counted, calendar) {
  const { policy, zone, eventOn } = counted;
  const inWorkingDays = policy.counting === "working_days";
  const asks = inWorkingDays || policy.roll_over !== "none";
  const diary = new Diary(calendar ?? NO_CALENDAR);
  const first = inWorkingDays ? diary.forward(eventOn, policy.days) : eventOn + policy.days;
  const { last, steps } = move(policy, diary, eventOn, first);
  if (last > LAST_DAY) throw new Refusal("event_at");
  const unsure = [...diary.looked].filter(([, answer]) => !["yes", "no"].includes(answer)).map(([day]) => day);
  const [hours, minutes] = (policy.closing_time ?? "24:00").split(":").map(Number);
  const endsAt = policy.closing_time ? momentOf(last, hours * 60 + minutes, zone) : startOf(last + 1, zone);
  const certainty = diary.certainty;
  return {
    ...counted,
    lastOn: last,
    endsAt,
    certainty,
    steps: [
      { code: "not_counted", on: eventOn + 1 },
      ...(asks ? [{ code: calendar ? "calendar" : "no_calendar", on: eventOn + 1 }] : []),
      { code: "counted", on: first },
      ...steps,
      { code: policy.closing_time ? "closes" : "ends", on: last },
      ...(certainty === "published" ? [] : [{ code: "certainty", on: last, days: unsure.sort((a, b) => a - b) }]),
    ],
  };
}

export const readPolicy = (policy) => ({ ...DEFAULTS, ...(policy ?? PLAN) });
export const readCalendar = (calendar) => calendar && new Calendar(calendar);

export function answerDeadline({ event_at, policy: given, calendar }) {
  const policy = readPolicy(given);
  if (!policy.zone && !OF_A_CASE.includes(policy.starts)) throw new Refusal("zone");
  const zone = policy.zone ?? "Asia/Shanghai";
  const end = countPeriod(readMoment(event_at), policy, readCalendar(calendar), zone);
  const earliest = policy.minimum ? [{ code: "earliest", on: end.lastOn }] : [];
  const steps = [{ code: "event", on: end.eventOn }, ...end.steps, ...earliest];
  return {
    zone,
    event_on: writeDay(end.eventOn),
    last_on: writeDay(end.lastOn),
    ends_at: writeMoment(end.endsAt),
    certainty: end.certainty,
    steps: steps.map(({ code, on, days: inside = [] }) => ({
      code,
      on: writeDay(on),
      ...(inside.length && { days: inside.map(writeDay) }),
    })),
  };
}

const isSubstantive = ({ current: { kind, outcome } }) =>
  kind === "follow_up" && !["under_investigation", "notified_again"].includes(outcome);
const isMessage = ({ current: { kind, message_kind } }, messageKind) => kind === "message" && message_kind === messageKind;
const isBy = ({ entry }, authority) => identityOf(entry.author) === identityOf(authority);

const STARTS = {
  flag_raised: (known, flag) => flag.position.moment,
  flag_received: (known, flag, about) => {
    if (flag.current.received_at) return readMoment(flag.current.received_at);
    return about.find((each) => isMessage(each, "receipt") && isBy(each, flag.entry.addressed_to))?.position.moment;
  },
  alert_transmitted: (known) => readMoment(known.opening.opened_at),
};

const STOPS = {
  substantive_follow_up: (known, flag, about) => about.find(isSubstantive),
  final_follow_up: (known, flag, about) =>
    about.find(({ current: { kind, completeness } }) => kind === "follow_up" && completeness === "final"),
  any_reaction: (known, flag, about) => {
    const asked = [flag.entry.addressed_to, ...about.flatMap(({ entry }) => (entry.kind === "referral" ? entry.referred_to : []))];
    const replies = (each) => isMessage(each, "reply") && asked.some((authority) => isBy(each, authority));
    return about.find((each) => each.entry.kind === "follow_up" || replies(each));
  },
  follow_up_received: (known, flag, about) => {
    const receipts = about.filter(isSubstantive).flatMap((answer) => known.aboutFlag(answer));
    const own = receipts.filter((each) => isMessage(each, "receipt") && isBy(each, flag.entry.author));
    return own.sort((one, other) => (one.position.moment < other.position.moment ? -1 : 1))[0];
  },
};

export function zoneOf({ code, country }) {
  const zone = SEATS[code] ?? ZONES[country];
  if (!zone) throw new Refusal("zone");
  return zone;
}

export function isAlertWithdrawn(known, at) {
  const { alert, status } = known.alertInForce;
  const ended = alert.withdrawn_on && readDay(alert.withdrawn_on) <= dayOf(at, "Europe/Brussels");
  return Boolean(ended) || status === "withdrawn";
}

export function stand(known, flag, policy, calendar, at) {
  const about = known.aboutFlag(flag);
  const startedAt = STARTS[policy.starts](known, flag, about);
  const standing = { flag_id: flag.entry.id, at, state: "not_started", original: "not_started" };
  if (startedAt === undefined || startedAt > at) return standing;
  const zone = policy.zone ?? zoneOf(flag.entry.addressed_to);
  const end = countPeriod(startedAt, policy, calendar, zone);
  const until = about.filter(({ entry }) => entry.kind === "extension").at(-1)?.current.until_on;
  const extendedTo = until && readDay(until);
  const granted = extendedTo > end.lastOn;
  const lastOn = granted ? extendedTo : end.lastOn;
  const endsAt = granted ? startOf(lastOn + 1, zone) : end.endsAt;
  const stoppedAt = STOPS[policy.stops](known, flag, about)?.position.moment;
  const withdrawn =
    about.some(({ entry }) => entry.kind === "withdrawal") ||
    isAlertWithdrawn(known, at) ||
    known.discontinuation(flag) === "alert_withdrawn";
  const judge = (ends) => {
    if (stoppedAt !== undefined) return stoppedAt < ends ? "met" : "met_late";
    if (withdrawn) return "withdrawn";
    return at < ends ? "running" : "past";
  };
  const state = judge(endsAt);
  return { ...standing, end, extendedTo, granted, lastOn, endsAt, stoppedAt, withdrawn, state, original: judge(end.endsAt) };
}

function describe({ flag_id, at, end, extendedTo, granted, lastOn, endsAt, stoppedAt, withdrawn, state, original }) {
  const clocks = (zone) => ({
    now: writeClock(at, zone),
    ...(end && { event: writeClock(end.eventAt, zone), ends: writeClock(endsAt, zone, { isEnd: true }) }),
  });
  const until = end && dayOf(stoppedAt ?? at, end.zone);
  return {
    flag_id,
    state,
    original_state: original,
    withdrawn: withdrawn ?? false,
    certainty: end && !granted ? end.certainty : "published",
    brussels: clocks("Europe/Brussels"),
    beijing: clocks("Asia/Shanghai"),
    ...(end && {
      zone: end.zone,
      event_at: writeMoment(end.eventAt),
      intended_last_on: writeDay(end.lastOn),
      last_on: writeDay(lastOn),
      ends_at: writeMoment(endsAt),
      days_used: until - end.eventOn,
      days_left: lastOn - until,
      ...(extendedTo !== undefined && { extended_to: writeDay(extendedTo) }),
      ...(stoppedAt !== undefined && { stopped_at: writeMoment(stoppedAt) }),
    }),
  };
}

export function chooseMostPressing(standings, at) {
  const rank = ({ state }) => MOST_PRESSING.indexOf(state);
  const sooner = (one, other) => Number((one.endsAt ?? at) - (other.endsAt ?? at));
  const order = (one, other) => rank(one) - rank(other) || sooner(one, other) || compareTexts(one.flag_id, other.flag_id);
  return [...standings].sort(order)[0];
}

export function answerStanding({ case: document, at, policy: given, calendar }) {
  const [policy, moment] = [readPolicy(given), readMoment(at)];
  if (policy.minimum || !STARTS[policy.starts] || !STOPS[policy.stops]) throw new Refusal("policy");
  const known = new Case(document).asOf(moment);
  const flags = known.flags.filter(({ entry }) => entry.purpose === "for_follow_up");
  const standings = flags.map((flag) => stand(known, flag, policy, readCalendar(calendar), moment));
  const first = chooseMostPressing(standings, moment);
  return { standings: standings.map(describe), ...(first && { most_pressing: first.flag_id }) };
}
