// Moments as whole microseconds since 1970 in UTC, days as whole numbers, and the way between them through a zone.

const DAY = 86_400_000;
const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

export function readMoment(text) {
  const [, clock, fraction = "", offset] = MOMENT.exec(text);
  const [hours, minutes] = offset === "Z" ? [0, 0] : offset.slice(1).split(":").map(Number);
  const minutesEast = (offset[0] === "-" ? -1 : 1) * (hours * 60 + minutes);
  const milliseconds = Date.parse(`${clock}Z`) - minutesEast * 60_000;
  return BigInt(milliseconds) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
}

export function writeMoment(moment) {
  const [seconds, rest] = split(moment, 1_000_000n);
  const fraction = rest ? `.${String(rest).padStart(6, "0").replace(/0+$/, "")}` : "";
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}${fraction}Z`;
}

export const readDay = (text) => Date.parse(`${text}T00:00:00Z`) / DAY;
export const writeDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** 0 is Monday. */
export const weekday = (day) => (((day + 3) % 7) + 7) % 7;

/** What calendar and clock show at a moment in a zone, as milliseconds of a clock that knows no zone. */
export function wallClock(moment, zone) {
  const [milliseconds, rest] = split(moment, 1000n);
  return { milliseconds: Number(milliseconds) + offsetAt(Number(milliseconds), zone), microseconds: Number(rest) };
}

export const dayOf = (moment, zone) => Math.floor(wallClock(moment, zone).milliseconds / DAY);

/** The moment of a wall clock: the first of two, and in the offset before the change where there is none. */
export function momentOf(day, minutes, zone) {
  const wall = day * DAY + minutes * 60_000;
  const before = wall - offsetAt(wall - DAY, zone);
  const after = wall - offsetAt(wall + DAY, zone);
  const fits = (instant) => instant + offsetAt(instant, zone) === wall;
  return BigInt(fits(before) || !fits(after) ? before : after) * 1000n;
}

export const startOf = (day, zone) => momentOf(day, 0, zone);

/** `2026-03-23 17:00`; the end of a day is written 24:00 of that day. */
export function writeClock(moment, zone, { isEnd = false } = {}) {
  const text = new Date(wallClock(moment, zone).milliseconds).toISOString();
  const [day, time] = [text.slice(0, 10), text.slice(11, 16)];
  return isEnd && time === "00:00" ? `${writeDay(readDay(day) - 1)} 24:00` : `${day} ${time}`;
}

const formats = new Map();

function offsetAt(instant, zone) {
  if (!formats.has(zone)) {
    const numbers = Object.fromEntries(["month", "day", "hour", "minute", "second"].map((name) => [name, "2-digit"]));
    formats.set(zone, new Intl.DateTimeFormat("en", { timeZone: zone, hourCycle: "h23", year: "numeric", ...numbers }));
  }
  const whole = Math.floor(instant / 1000) * 1000;
  const part = Object.fromEntries(formats.get(zone).formatToParts(whole).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - whole;
}

function split(value, unit) {
  const rest = ((value % unit) + unit) % unit;
  return [(value - rest) / unit, rest];
}
