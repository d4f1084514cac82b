import { CHIPS_PER_COIN, formatChips } from "../lib/chips.ts";
import { type Fraction, toPercent } from "../lib/fraction.ts";

const NARROW_SPACE = "\u202f";
const MINUS = "\u2212";

/**
 * Chips as coins for reading, rounded towards zero: four digits after the point, two from a thousand on, and at least three digits
 * that say something when the amount is small. The full amount belongs beside it: see `formatChips`.
 */
export function coins(chips: bigint, options: { sign?: boolean } = {}): string {
  const size = chips < 0n ? -chips : chips;
  const sign = chips < 0n ? MINUS : options.sign && chips > 0n ? "+" : "";
  const whole = size / CHIPS_PER_COIN;
  const digits = (size % CHIPS_PER_COIN).toString().padStart(9, "0");
  const zeros = /^0*/.exec(digits)?.[0].length ?? 0;
  const shown =
    whole >= 1000n ? 2 : whole > 0n || size === 0n ? 4 : Math.min(9, Math.max(4, zeros + 3));
  const part =
    shown > 4 ? digits.slice(0, shown).replace(/0+$/, "").padEnd(4, "0") : digits.slice(0, shown);
  return `${sign}${grouped(whole)}.${part}`;
}

/** Every digit of an amount, for a title: "0.098 ETH, 98,000,000 chips". */
export function exactly(chips: bigint, unit: string): string {
  return `${formatChips(chips)} ${unit}, ${chips.toLocaleString("en-GB")} chips`;
}

/** A whole number in groups of three digits. */
export function grouped(value: bigint | number): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
}

/** A fraction in per cent with two digits, or as many as it takes to show anything, rounded to the nearest. */
export function percent(value: Fraction): string {
  const hundred = { num: value.num * 20_000n + value.den, den: value.den * 20_000n };
  if (value.num * 10_000n >= value.den || value.num === 0n) return toPercent(hundred, 2);
  return toPercent(value, 4);
}

/** A multiplier in millionths as "1.9800×", rounded down to four digits. */
export function times(millionths: bigint): string {
  const part = (millionths % 1_000_000n).toString().padStart(6, "0").slice(0, 4);
  return `${grouped(millionths / 1_000_000n)}.${part}×`;
}

/** A length of time in its largest unit or two: "4 s", "3 min", "1 h 20 min", "2 days". */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  if (s < 86_400)
    return `${Math.floor(s / 3600)} h${s % 3600 >= 60 ? ` ${Math.floor((s % 3600) / 60)} min` : ""}`;
  const days = Math.floor(s / 86_400);
  return `${days} ${days === 1 ? "day" : "days"}`;
}

/** A countdown to the second: "24:59:07". */
export function countdown(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  return [Math.floor(s / 3600), Math.floor((s % 3600) / 60), s % 60]
    .map((n) => `${n}`.padStart(2, "0"))
    .join(":");
}

/** A moment for reading, in the person's own time zone. */
export function moment(seconds: number): string {
  return new Date(seconds * 1000).toLocaleString("en-GB", {
    dateStyle: "medium",
    timeStyle: "medium",
  });
}

/** The two ends of a long hex string. */
export function shorten(hex: string, ends = 4): string {
  return hex.length <= 2 + 2 * ends + 1 ? hex : `${hex.slice(0, 2 + ends)}…${hex.slice(-ends)}`;
}
