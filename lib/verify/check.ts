import { type Hex, toWordHex } from "../bytes.ts";
import type { Check, Ok, Value } from "../check.ts";

type Finding = { ok: Ok; detail: string; values?: Value[] };

/** Runs one check. What cannot be read does not hold. */
export function check(id: string, title: string, find: () => Finding): Check {
  try {
    const { ok, detail, values = [] } = find();
    return { id, title, ok, detail, values };
  } catch (error) {
    const reason = error instanceof Error ? error.message : `${error}`;
    return { id, title, ok: false, detail: `It cannot be read: ${reason}.`, values: [] };
  }
}

/** A check that could not be made, and why. */
export function unknown(id: string, title: string, detail: string): Check {
  return { id, title, ok: "unknown", detail, values: [] };
}

/** A raw number: as a 32-byte word if it is one, so that it can be compared by eye. */
export function value(label: string, raw: bigint | string): Value {
  return { label, value: typeof raw === "bigint" ? toWordHex(raw) : raw };
}

/** A count, in decimal digits. */
export function count(label: string, raw: bigint | number): Value {
  return { label, value: raw.toString() };
}

export function sameHex(a: Hex, b: Hex): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Names those that are false, for a sentence: "the key hash, the sender". */
export function listFalse(parts: Record<string, boolean>): string {
  return Object.entries(parts)
    .filter(([, ok]) => !ok)
    .map(([name]) => name)
    .join(", ");
}
