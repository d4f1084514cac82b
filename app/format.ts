import { formatChips } from "../lib/chips.ts";
import { type Fraction, toPercent } from "../lib/fraction.ts";

const NARROW_SPACE = "\u202f";
const MINUS = "\u2212";

const NATIVE_DIGITS = 9;

/**
 * Chips as coins for reading, rounded towards zero: four digits after the point, two from a thousand on, and at least three digits
 * that say something when the amount is small. The full amount belongs beside it: see `formatChips`.
 *
 * @param options.digits Digits after the point that a chip has: 9 of the native coin.
 */
export function coins(
  chips: bigint,
  { sign = false, digits = NATIVE_DIGITS }: { sign?: boolean; digits?: number } = {},
): string {
  const size = chips < 0n ? -chips : chips;
  const mark = chips < 0n ? MINUS : sign && chips > 0n ? "+" : "";
  const coin = 10n ** BigInt(digits);
  const whole = size / coin;
  if (digits === 0) return `${mark}${grouped(whole)}`;
  const part = (size % coin).toString().padStart(digits, "0");
  const zeros = /^0*/.exec(part)?.[0].length ?? 0;
  const few = whole >= 1000n ? 2 : 4;
  const shown = whole > 0n || size === 0n ? few : Math.max(4, zeros + 3);
  const written = part.slice(0, shown);
  const kept = shown > 4 ? written.replace(/0+$/, "").padEnd(4, "0") : written;
  return `${mark}${grouped(whole)}.${kept}`;
}

/** Every digit of an amount, for a title: "0.098 ETH, 98,000,000 chips". */
export function exactly(chips: bigint, unit: string, digits = NATIVE_DIGITS): string {
  return `${formatChips(chips, digits)} ${unit}, ${chips.toLocaleString("en-GB")} chips`;
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
