import { canonical, type Plain } from "../canonical.ts";

/** Where two values of JSON differ first, such as "games[1].name". Undefined if they do not. */
export function differenceOf(
  a: Plain | undefined,
  b: Plain | undefined,
  path = "",
): string | undefined {
  if (canonical(a ?? null) === canonical(b ?? null)) return undefined;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return path;
  if (Array.isArray(a) !== Array.isArray(b)) return path;
  const [left, right] = [a, b] as Record<string, Plain>[];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)].sort())) {
    const at = Array.isArray(a) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const found = differenceOf(left?.[key], right?.[key], at);
    if (found !== undefined) return found;
  }
  return path;
}
