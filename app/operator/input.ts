import { type Address, getAddress, isAddress } from "viem";
import { duration, percent } from "../format.ts";

/** What was written cannot be meant, and why, in a sentence for the field. */
export class WrongInput extends Error {
  override name = "WrongInput";
}

const MILLION = 1_000_000n;
const EVER = 2n ** 256n - 1n;
const UNITS: Record<string, bigint> = { s: 1n, min: 60n, h: 3_600n, d: 86_400n };

/** How a bank counts. */
export type Counted = { symbol: string; decimals: number; chip: bigint };

function written(text: string, what: string): string {
  const trimmed = text.trim();
  if (trimmed === "") throw new WrongInput(`Enter ${what}.`);
  return trimmed;
}

/** A decimal number as a whole number of its smallest part. */
function parseDecimal(text: string, digits: number, what: string, example: string): bigint {
  const match = /^(\d{1,60})(?:\.(\d+))?$/.exec(text.replace(/[\s\u202f]/g, ""));
  if (!match) {
    throw new WrongInput(`Not ${what}: "${text.slice(0, 40)}". Write it as ${example}.`);
  }
  const part = (match[2] ?? "").replace(/0+$/, "");
  if (part.length > digits) {
    const most = digits === 0 ? "no digits" : `at most ${digits} digits`;
    throw new WrongInput(`Too fine: ${most} after the point.`);
  }
  return BigInt(`${match[1]}${part.padEnd(digits, "0")}`);
}

/** An amount of a bank's asset, in chips. */
export function parseAmount(text: string, { decimals, chip, symbol }: Counted): bigint {
  const digits = decimals - `${chip}`.length + 1;
  return parseDecimal(written(text, `an amount of ${symbol}`), digits, "an amount", "12.5");
}

/** The same; "all" is as much as there will ever be. */
export function parseAmountOrAll(text: string, bank: Counted): bigint {
  return text.trim().toLowerCase() === "all" ? EVER : parseAmount(text, bank);
}

/** Per cent, in millionths of the whole. */
export function parsePercent(text: string): bigint {
  return parseDecimal(
    written(text, "a share in per cent").replace(/\s*%$/, ""),
    4,
    "a share",
    "25",
  );
}

/** A length of time, in seconds: "3600", "60 min", "1 h" or "2 d". */
export function parseSeconds(text: string): bigint {
  const match = /^(\d{1,12})\s*(s|min|h|d)?$/.exec(written(text, "a time"));
  if (!match) {
    throw new WrongInput(
      `Not a time: "${text.slice(0, 40)}". Write it in seconds, or as 30 min, 1 h, 2 d.`,
    );
  }
  return BigInt(match[1] ?? "0") * (UNITS[match[2] ?? "s"] ?? 1n);
}

/** An address, its capital letters checked. */
export function parseAddress(text: string): Address {
  const trimmed = written(text, "an address");
  if (isAddress(trimmed)) return getAddress(trimmed);
  throw new WrongInput(
    isAddress(trimmed, { strict: false })
      ? "This address has a mistake in it: its capital letters do not fit."
      : "Not an address: it has 0x and 40 hexadecimal digits.",
  );
}

/** A whole number. */
export function parseWhole(text: string, what: string): bigint {
  return parseDecimal(written(text, what), 0, "a whole number", "3");
}

/** An amount for reading, with all its digits. */
export function amount(chips: bigint, { symbol, decimals, chip }: Counted): string {
  if (chips === EVER) return `all ${symbol}, so that nothing goes cold`;
  const digits = decimals - `${chip}`.length + 1;
  const text = `${chips}`.padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const part = text.slice(text.length - digits).replace(/0+$/, "");
  return `${whole}${part && `.${part}`} ${symbol}`;
}

export const share = (millionths: bigint) => percent({ num: millionths, den: MILLION });
export const seconds = (value: bigint) => (value === 0n ? "none" : duration(Number(value)));

/** Refuses what lies outside of bounds. */
export function within(
  value: bigint,
  bounds: { least?: bigint; most?: bigint },
  show: (value: bigint) => string,
): bigint {
  const { least, most } = bounds;
  if (least !== undefined && value < least) throw new WrongInput(`At least ${show(least)}.`);
  if (most !== undefined && value > most) throw new WrongInput(`At most ${show(most)}.`);
  return value;
}
