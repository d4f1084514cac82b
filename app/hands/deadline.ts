const NEAR = 24 * 3600;

/**
 * How long a hand is still its player's alone.
 *
 * @param since Time of its latest word, in seconds since 1970, as `now`.
 * @param time Seconds that its player has for a decision.
 */
export function deadlineOf(
  since: number,
  time: number,
  now: number,
): { left: number; state: "far" | "near" | "over" } {
  const left = since + time - now;
  return { left: Math.max(0, left), state: left <= 0 ? "over" : left <= NEAR ? "near" : "far" };
}
