/** Seconds until a board that takes `seconds` has come to rest: none for whoever wants no motion. */
export function restingAfter(seconds: number): number {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : seconds;
}
