// What waits for whom, and in which order to work on cases.
import { Case } from "./cases.mjs";
import { compareLists, compareTexts, identityOf } from "./contents.mjs";
import { chooseMostPressing, isAlertWithdrawn, readCalendar, readPolicy, stand } from "./periods.mjs";
import { readMoment, writeDay, writeMoment } from "./time.mjs";

const CHANNELS = ["sold_online", "perhaps_online", "not_online"];
const RISKS = ["serious_risk", "high_risk", "risk_not_stated", "medium_risk", "low_risk"];
const USERS = ["vulnerable_users", "other_users"];
const TURNS = ["answer", "reply", "close", "remind", "ask"];
const FOR_THE_VULNERABLE = ["toys", "childcare_articles", "food_imitating_products"];
const WAITING = ["awaiting", "under_investigation", "partly_answered"];

function weigh(known) {
  const { alert } = known.alertInForce;
  const flagged = known.flags.flatMap(({ current }) => current.reasons);
  const serious = alert.notification_kind === "serious_risk" ? "serious_risk" : "risk_not_stated";
  const vulnerable = flagged.includes("vulnerable_users") || FOR_THE_VULNERABLE.includes(alert.product.category);
  return [
    { yes: "sold_online", unknown: "perhaps_online", no: "not_online" }[flagged.includes("sold_online") ? "yes" : alert.sold_online],
    alert.risk_level ? `${alert.risk_level}_risk` : serious,
    vulnerable ? "vulnerable_users" : "other_users",
  ];
}

const rank = ([channel, risk, users]) => [CHANNELS.indexOf(channel), RISKS.indexOf(risk), USERS.indexOf(users)];
const runs = (standing) => ["running", "past"].includes(standing?.state);
const compareKeys = (one, other) =>
  compareLists(one, other, (a, b) => (typeof a === "string" ? compareTexts(a, b) : a < b ? -1 : a > b ? 1 : 0));
const NEVER = 10n ** 30n;
const openedBy = (cases, at) =>
  cases.map((document) => new Case(document)).filter(({ opening }) => readMoment(opening.opened_at) <= at).map((each) => each.asOf(at));

function* findWaits(known, self, at, policy, calendar) {
  const withdrawn = isAlertWithdrawn(known, at);
  const waiting = withdrawn ? [] : known.flags.filter(({ state }) => WAITING.includes(state));
  for (const flag of waiting) {
    const referrals = known.aboutFlag(flag).filter(({ entry }) => entry.kind === "referral");
    const acting = referrals.at(-1)?.current.referred_to ?? flag.current.addressed_to;
    const standing = stand(known, flag, policy, calendar, at);
    if (identityOf(acting) === self) yield { turn: "answer", entry: flag.entry.id, since: flag.position.moment, standing };
    else if (identityOf(flag.entry.author) === self && standing.state === "past") {
      yield { turn: "remind", entry: flag.entry.id, since: standing.endsAt, standing };
    }
  }
  for (const message of known.effective.filter(({ current }) => current.kind === "message" && current.reply_expected)) {
    const { author, in_reply_to } = message.current;
    const others = (authority) => identityOf(authority) !== identityOf(author);
    const replies = known.aboutFlag(message).filter(({ current: { kind, message_kind } }) => kind === "message" && message_kind !== "receipt");
    if (replies.some(({ entry }) => others(entry.author))) continue;
    const answered = known.effective.find(({ entry }) => entry.id === in_reply_to);
    const { moderator, participants } = known.opening;
    const all = [moderator, ...participants, ...known.flags.map(({ current }) => current.addressed_to)];
    const asked = answered && others(answered.entry.author) ? [answered.entry.author] : all.filter(others);
    if (asked.some((authority) => identityOf(authority) === self)) {
      yield { turn: "reply", entry: message.entry.id, since: message.position.moment };
    }
  }
  if (identityOf(known.opening.moderator) !== self) return;
  const openedAt = readMoment(known.opening.opened_at);
  if (!known.flags.length && !withdrawn) yield { turn: "ask", since: openedAt };
  else if (!waiting.length) yield { turn: "close", since: known.effective.at(-1)?.position.moment ?? openedAt };
}

export function answerWorklist({ cases, for: authority, at, policy, calendar }) {
  const [self, moment] = [identityOf(authority), readMoment(at)];
  const rows = openedBy(cases, moment).filter(({ state }) => state !== "closed").flatMap((known) => {
    const reasons = weigh(known);
    const [channel, risk, users] = rank(reasons);
    const { id, alert } = known.document;
    return [...findWaits(known, self, moment, readPolicy(policy), readCalendar(calendar))].map((wait) => ({
      ...wait,
      id,
      reasons,
      key: [
        Number(wait.turn === "ask"),
        channel,
        TURNS.indexOf(wait.turn),
        risk,
        users,
        runs(wait.standing) ? wait.standing.endsAt : NEVER,
        alert.number,
        id,
        wait.entry ?? "",
      ],
    }));
  });
  return rows.sort((one, other) => compareKeys(one.key, other.key)).map(({ turn, id, entry, since, standing, reasons }) => ({
    turn,
    case_id: id,
    ...(entry && { entry_id: entry }),
    since: writeMoment(since),
    ...(runs(standing) && { until: writeDay(standing.lastOn) }),
    reasons,
  }));
}

export function answerTriage({ cases, at, policy, calendar }) {
  const moment = readMoment(at);
  const rows = openedBy(cases, moment).map((known) => {
    const asking = known.flags.filter(({ entry }) => entry.purpose === "for_follow_up");
    const standings = asking.map((flag) => stand(known, flag, readPolicy(policy), readCalendar(calendar), moment));
    const standing = chooseMostPressing(standings, moment);
    const settled = standing?.state === "withdrawn" || ["answered", "closed"].includes(known.state);
    const running = runs(standing) && !settled;
    const why = weigh(known);
    const { id, alert } = known.document;
    const last = asking.length ? (running ? "deadline" : "no_deadline") : "nobody_asked";
    return {
      id,
      reasons: settled ? ["nothing_pending", ...why] : [...why, last],
      key: [Number(settled), Number(!asking.length), ...rank(why), running ? standing.endsAt : NEVER, alert.number, id],
    };
  });
  return rows.sort((one, other) => compareKeys(one.key, other.key)).map(({ id, reasons }) => ({ case_id: id, reasons }));
}
