import { type Hex, keccakBytes, toHex } from "../bytes.ts";

/**
 * JSON with one spelling: no spaces, keys in order, numbers as JavaScript writes them. Equal values have equal texts.
 *
 * @throws TypeError if there is something in it that JSON cannot carry.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    const texts = entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${texts.join(",")}}`;
  }
  const fits =
    value === null ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value));
  if (!fits) throw new TypeError(`JSON cannot carry this: ${String(value)}`);
  return JSON.stringify(value);
}

/** keccak256 of the canonical JSON of a value, in UTF-8. */
export function hashOf(value: unknown): Hex {
  return toHex(keccakBytes(new TextEncoder().encode(canonicalJson(value))));
}

/** Where two values of JSON differ first, such as "games[1].name". Undefined if they do not. */
export function differenceOf(a: unknown, b: unknown, path = ""): string | undefined {
  if (canonicalJson(a ?? null) === canonicalJson(b ?? null)) return undefined;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return path;
  if (Array.isArray(a) !== Array.isArray(b)) return path;
  const [left, right] = [a, b] as Record<string, unknown>[];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)].sort())) {
    const at = Array.isArray(a) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const found = differenceOf(left?.[key], right?.[key], at);
    if (found !== undefined) return found;
  }
  return path;
}
