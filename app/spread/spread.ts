import { MAX_COUNT, MAX_SPOTS, type SpotChips } from "../../lib/games/spread.ts";

export type Spread = readonly SpotChips[];

/** Why a spread does not take more chips. */
export type Refusal = "spots" | "count";

/** Lays chips on a spot: as many as it still takes. Says why, if it takes none. */
export function lay(spread: Spread, spot: number, count: number): Spread | Refusal {
  const held = spread.find((entry) => entry.spot === spot)?.count ?? 0;
  if (held === 0 && spread.length >= MAX_SPOTS) return "spots";
  const after = Math.min(MAX_COUNT, held + count);
  if (after === held) return "count";
  return held === 0
    ? [...spread, { spot, count: after }]
    : spread.map((entry) => (entry.spot === spot ? { spot, count: after } : entry));
}

/** Takes chips from a spot: as many as there are, at most `count`. */
export function take(spread: Spread, spot: number, count: number): Spread {
  return spread
    .map((entry) => (entry.spot === spot ? { spot, count: entry.count - count } : entry))
    .filter((entry) => entry.count > 0);
}

/** How many chips lie on the table. */
export function chipsOn(spread: Spread): number {
  return spread.reduce((sum, { count }) => sum + count, 0);
}
