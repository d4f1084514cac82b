import { type Hex, keccakBytes, toHex } from "./bytes.ts";

/** What canonical JSON is made of. A bigint is written as a string of decimal digits. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | bigint
  | readonly Plain[]
  | { readonly [key: string]: Plain | undefined };

/**
 * JSON that is the same for the same value: keys sorted, no spaces, absent fields left out, numbers as ECMAScript writes them (RFC 8785).
 *
 * @throws TypeError for a number that JSON cannot carry.
 */
export function canonical(value: Plain): string {
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`JSON has no such number: ${value}`);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value as Record<string, Plain | undefined>);
  const present = entries.filter((entry): entry is [string, Plain] => entry[1] !== undefined);
  const parts = present
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${parts.join(",")}}`;
}

/** keccak256 of a value's canonical JSON. */
export function hashOf(value: Plain): Hex {
  return toHex(keccakBytes(new TextEncoder().encode(canonical(value))));
}
