// What a case comes to: replicas joined, entries put in order, and the table of steps gone through.
import { readFileSync } from "node:fs";
import {
  compareContents,
  compareLists,
  compareTexts,
  identityOf,
  join,
  keepFullest,
  normalise,
  sameContent,
} from "./contents.mjs";
import { readMoment, writeMoment } from "./time.mjs";

const STEPS = JSON.parse(readFileSync(new URL("../steps.json", import.meta.url), "utf8"));
const SEVEN_DAYS = 7n * 86_400_000_000n;
const WAITING = ["awaiting", "under_investigation", "partly_answered"];
const REWRITING = ["corrected", "reclassified", "renumbered"];
const STATUS = { withdrawn: "withdrawn", suspended: "suspended", restored: "in_force", duplicate: "duplicate" };

const compareMoments = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const comparePositions = (one, other) =>
  compareMoments(one.moment, other.moment) ||
  one.number - other.number ||
  compareTexts(one.id, other.id) ||
  compareTexts(one.author, other.author) ||
  one.place - other.place;

function stepOf(entry) {
  const { kind, outcome } = entry;
  if (kind === "flag") return `flag_${entry.purpose}`;
  if (kind === "follow_up") {
    if (outcome === "notified_again") return "notify_again";
    if (entry.channel === "quarterly") return "report_quarterly";
    if (outcome === "under_investigation") return "investigate";
    return entry.completeness === "partial" ? "answer_partly" : "answer";
  }
  if (kind === "alert_update") return entry.update_kind === "withdrawn" ? "withdraw_alert" : "update_alert";
  const names = { message: "send_message", withdrawal: "withdraw_flag", extension: "extend", referral: "refer" };
  return names[kind] ?? { correction: "correct", closure: "close" }[kind] ?? "unknown";
}

const aboutOf = (entry) => entry.flag_id ?? entry.in_reply_to ?? entry.entry?.id;
const broughtIn = (entry) => entry.addressed_to ?? (entry.kind === "referral" ? entry.referred_to : undefined);
const by = (one, other) => identityOf(one.author) === identityOf(other.author);

/** Those of the entries under a name that an entry means by it. */
function chooseMeant(entry, name, there) {
  if (name !== aboutOf(entry) || entry.kind === "message") return there;
  const own = (entries) => entries.filter((other) => by(entry, other));
  const first = (...choices) => choices.find((choice) => choice.length) ?? [];
  if (entry.kind === "correction") return first(own(there), there);
  const flags = there.filter(({ kind }) => kind === "flag");
  return ["withdrawal", "extension"].includes(entry.kind) ? first(own(flags), flags, there) : first(flags, there);
}

function findMembers(entries, opening) {
  const members = new Set([opening.moderator, ...opening.participants].map(identityOf));
  for (let before = -1; before < members.size; ) {
    before = members.size;
    for (const entry of entries) {
      const named = broughtIn(entry);
      if (named && members.has(identityOf(entry.author))) members.add(identityOf(named));
    }
  }
  return members;
}

/** Entries in order, each with its position and what counts of it. */
function arrange(entries, opening) {
  const groups = new Map();
  for (const entry of entries) {
    const key = JSON.stringify([identityOf(entry.author), entry.id]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const placed = [];
  for (const group of groups.values()) {
    const contents = keepFullest(group).sort(
      (one, other) => compareMoments(readMoment(one.made_at), readMoment(other.made_at)) || compareContents(one, other),
    );
    const whole = join(contents);
    contents.forEach((entry, place) => placed.push({ entry, place, content: place ? undefined : (whole ?? entry) }));
  }
  const members = findMembers(placed.map(({ entry }) => entry), opening);
  new Positions(placed, members, readMoment(opening.opened_at)).find();
  return placed.sort((one, other) => comparePositions(one.position, other.position));
}

class Positions {
  constructor(placed, members, openedAt) {
    Object.assign(this, { placed, openedAt, named: new Map() });
    for (const each of placed) {
      if (each.content && members.has(identityOf(each.entry.author))) {
        this.named.set(each.entry.id, [...(this.named.get(each.entry.id) ?? []), each]);
      }
    }
  }

  /** What an entry refers to, a list for each name. */
  meant({ entry }) {
    const names = new Set([entry.after, aboutOf(entry)].filter((name) => name !== undefined));
    return [...names].map((name) => {
      const there = this.named.get(name) ?? [];
      const chosen = chooseMeant(entry, name, there.map((each) => each.entry));
      return there.filter((each) => chosen.includes(each.entry));
    });
  }

  /** Whether a way leads from one entry to another. */
  leads(from, to, seen = new Set()) {
    const next = this.meant(from).flat().filter((each) => !seen.has(each));
    next.forEach((each) => seen.add(each));
    return next.some((each) => each === to || this.leads(each, to, seen));
  }

  find() {
    this.placed.forEach((each) => this.place(each));
  }

  place(each) {
    if (each.position) return each;
    const outside = this.meant(each).map((there) => there.filter((other) => other !== each && !this.leads(other, each)));
    const before = outside.map((there) => there.map((other) => this.place(other)).filter((other) => !other.quarantine));
    const earliest = before.filter((there) => there.length).map((there) => there.map(({ position }) => position).sort(comparePositions)[0]);
    const latest = earliest.sort(comparePositions).at(-1);
    const madeAt = readMoment(each.entry.made_at);
    const position = { moment: madeAt, number: 0, id: each.entry.id, author: identityOf(each.entry.author), place: each.place };
    if (madeAt < this.openedAt - SEVEN_DAYS) each.quarantine = "before_opening";
    else if (latest && madeAt < latest.moment - SEVEN_DAYS) each.quarantine = "before_reference";
    else {
      const moment = madeAt < this.openedAt ? this.openedAt : madeAt;
      const lifted = latest && latest.moment >= moment;
      Object.assign(position, lifted ? { moment: latest.moment, number: latest.number + 1 } : { moment });
    }
    return Object.assign(each, { position });
  }
}

/** What was done cannot be corrected. */
function act(entry) {
  const addressee = entry.kind === "flag" ? identityOf(entry.addressed_to) : null;
  return JSON.stringify([stepOf(entry), aboutOf(entry) ?? null, addressee, entry.made_at, entry.after ?? null]);
}

export class Case {
  constructor(document) {
    this.document = normalise(document);
    const { moderator, participants = [], opened_at, entries = [] } = this.document;
    this.opening = { moderator, participants, opened_at };
    this.placed = arrange(entries, this.opening);
    this.taking = new Set(participants.map(identityOf));
    this.closed = false;
    this.taken = new Map();
    this.placed.forEach((each) => each.content && this.take(each));
  }

  asOf(at) {
    const entries = this.placed.filter(({ position }) => position.moment <= at).map(({ entry }) => entry);
    return new Case({ ...this.document, entries });
  }

  take(placed) {
    const { entry } = placed;
    const subjects = this.subjectsOf(entry);
    const ways = (subjects.length ? subjects : [undefined]).map((subject) => ({ subject, ...this.lookUp(entry, subject) }));
    const fitting = ways.filter(({ then }) => then);
    this.taken.set(entry.id, [...(this.taken.get(entry.id) ?? []), placed]);
    if (placed.quarantine || !fitting.length) {
      const [{ row, parts }] = ways;
      const step = stepOf(entry);
      const refusal = STEPS[row][step] ? "not_allowed" : "illegal_step";
      const reason = placed.quarantine ?? (step === "unknown" ? "not_understood" : refusal);
      placed.misfit = { entry_id: entry.id, reason, state: row, step, role: parts[0] };
      return;
    }
    Object.assign(placed, { current: placed.content, about: fitting.map(({ subject }) => subject).filter(Boolean) });
    fitting.forEach(({ subject, then }) => this.settle(placed, subject, then));
  }

  subjectsOf(entry) {
    const name = aboutOf(entry);
    const named = this.taken.get(name) ?? [];
    const effective = named.filter(({ current }) => current);
    const there = effective.length ? effective : named;
    const chosen = chooseMeant(entry, name, there.map((each) => each.entry));
    return there.filter((each) => chosen.includes(each.entry));
  }

  lookUp(entry, subject) {
    const step = stepOf(entry);
    const changed = entry.kind === "correction" && subject && act(entry.entry) !== act(subject.entry);
    let row = STEPS.open[step] ? (this.closed ? "closed" : "open") : (subject?.state ?? "unknown");
    if (changed || (aboutOf(entry) !== undefined && !subject)) row = "unknown";
    const parts = this.partsOf(entry, subject);
    const part = parts.find((each) => STEPS[row][step]?.[each]);
    return { row, parts, then: part && STEPS[row][step][part] };
  }

  partsOf({ author }, subject) {
    const self = identityOf(author);
    const parts = [];
    if (subject) {
      const { entry, referred = [] } = subject;
      if (entry.kind === "flag" && identityOf(entry.author) === self) parts.push("raiser");
      if (entry.kind === "flag" && identityOf(entry.addressed_to) === self) parts.push("addressee");
      if (referred.includes(self)) parts.push("referred");
      if (identityOf(entry.author) === self) parts.push("author");
    }
    if (identityOf(this.opening.moderator) === self) parts.push("moderator");
    return [...parts, this.taking.has(self) ? "participant" : "outsider"];
  }

  settle(placed, subject, then) {
    const { entry } = placed;
    const step = stepOf(entry);
    const named = broughtIn(entry);
    if (named) this.taking.add(identityOf(named));
    if (entry.kind === "flag") {
      placed.state = then;
      this.closed = false;
    } else if (step === "correct") subject.current = entry.entry;
    else if (!["open", "closed"].includes(then)) {
      subject.state = then;
      if (named) subject.referred = [...(subject.referred ?? []), identityOf(named)];
    }
    if (step === "close") this.closed = true;
    if (["close", "withdraw_alert"].includes(step)) {
      const flags = [...this.taken.values()].flat().filter((each) => each !== placed && WAITING.includes(each.state));
      flags.forEach((flag) => (flag.state = "discontinued"));
    }
  }

  get effective() {
    return this.placed.filter(({ current }) => current);
  }

  get flags() {
    return this.effective.filter(({ entry }) => entry.kind === "flag");
  }

  get state() {
    if (this.closed) return "closed";
    const states = this.flags.filter(({ entry }) => entry.purpose === "for_follow_up").map(({ state }) => state);
    return [...WAITING, "answered"].find((state) => states.includes(state)) ?? "open";
  }

  aboutFlag(flag) {
    return this.effective.filter(({ about }) => about.includes(flag));
  }

  get alertInForce() {
    let [alert, status] = [this.document.alert, "in_force"];
    for (const { current } of this.effective.filter(({ entry }) => entry.kind === "alert_update")) {
      if (REWRITING.includes(current.update_kind)) alert = current.alert;
      else status = STATUS[current.update_kind];
    }
    return { alert, status };
  }

  discontinuation(flag) {
    if (!["discontinued", "withdrawn"].includes(flag.state)) return undefined;
    const behind = this.effective.slice(this.effective.indexOf(flag) + 1);
    const reasons = behind.map((each) => {
      if (each.entry.kind === "withdrawal") return each.about.includes(flag) ? "flag_withdrawn" : undefined;
      if (each.entry.kind === "closure") return "case_closed";
      return stepOf(each.entry) === "withdraw_alert" ? "alert_withdrawn" : undefined;
    });
    return reasons.find(Boolean);
  }

  get conflicts() {
    const names = [...new Set(this.placed.map(({ entry }) => entry.id))];
    return names.flatMap((name) => {
      const there = this.placed.filter(({ entry }) => entry.id === name);
      const authors = new Set(there.map(({ entry }) => identityOf(entry.author)));
      const contents = there.map(({ entry }) => entry);
      if (there.length < 2 || (authors.size < 2 && join(contents))) return [];
      const counting = [...there.keys()].filter((position) => there[position].content);
      return [{ entry_id: name, contents, counting }];
    });
  }

  describe() {
    const { alert, status } = this.alertInForce;
    const ends = this.flags.map((flag) => [flag.entry.id, this.discontinuation(flag)]).filter(([, reason]) => reason);
    const differs = status !== "in_force" || !sameContent(alert, this.document.alert);
    return {
      order: this.placed.map(({ entry }) => entry.id),
      state: this.state,
      flags: Object.fromEntries(this.flags.map(({ entry, state }) => [entry.id, state])),
      misfits: this.placed.flatMap(({ misfit }) => misfit ?? []),
      conflicts: this.conflicts,
      ...(differs && { alert_in_force: { status, number: alert.number } }),
      ...(ends.length && { discontinued: Object.fromEntries(ends) }),
      ...(this.document.variants && { variants: this.document.variants }),
    };
  }
}

const orderTexts = (texts) => [...new Set(texts)].sort(compareTexts);

function uniteAuthorities(authorities) {
  const united = new Map();
  for (const each of authorities) {
    const known = united.get(identityOf(each));
    const fuller = { ...each, ...known };
    for (const name of ["country", "name"]) {
      const spelt = orderTexts([each[name], known?.[name]].filter(Boolean));
      if (spelt.length) fuller[name] = spelt[0];
    }
    united.set(identityOf(each), fuller);
  }
  return [...united.values()];
}

export function joinReplicas(replicas) {
  const documents = replicas.map((replica) => normalise(replica));
  const gather = (name) => documents.flatMap((each) => [each[name], ...(each.variants ?? []).map((other) => other[name])]).filter(Boolean);
  const [alert, ...alerts] = keepFullest(gather("alert")).sort(compareContents);
  const [opened_at, ...moments] = orderTexts(gather("opened_at")).sort((one, other) => compareMoments(readMoment(one), readMoment(other)));
  const additions = gather("extensions").flatMap((each) => Object.entries(each).map(([name, value]) => ({ [name]: value })));
  const extensions = {};
  const further = [];
  for (const name of orderTexts(additions.map((each) => Object.keys(each)[0]))) {
    const values = new Map(additions.filter((each) => name in each).map((each) => [JSON.stringify(each), each]));
    const [first, ...others] = [...values.values()].sort(compareContents);
    extensions[name] = first[name];
    further.push(...others);
  }
  const variants = [
    ...alerts.map((other) => ({ alert: other })),
    ...moments.map((other) => ({ opened_at: writeMoment(readMoment(other)) })),
    ...further.map((other) => ({ extensions: other })),
  ];
  return {
    ...documents[0],
    alert,
    opened_at,
    moderator: uniteAuthorities(documents.map(({ moderator }) => moderator))[0],
    participants: uniteAuthorities(documents.flatMap(({ participants = [] }) => participants)),
    entries: documents.flatMap(({ entries = [] }) => entries),
    extensions,
    variants: variants.length ? variants : undefined,
  };
}

export function answerMerge({ replicas }) {
  return new Case(joinReplicas(replicas)).describe();
}

export function answerFold({ case: document, at }) {
  const whole = new Case(document);
  return (at === undefined ? whole : whole.asOf(readMoment(at))).describe();
}
