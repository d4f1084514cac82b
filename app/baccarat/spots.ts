import {
  BACCARAT_SPOTS,
  type BaccaratSpot,
  baccarat,
  encodeChips,
} from "../../lib/games/baccarat.ts";
import { shortTimes } from "../parts/tiers.ts";

const NAMES: Record<BaccaratSpot, string> = {
  player: "Player",
  banker: "Banker",
  tie: "Tie",
  playerPair: "Player pair",
  bankerPair: "Banker pair",
};

/** What the spots are called, and what each pays when it wins, that chip included, as the model says. By the place of a spot in the model. */
export const SPOTS = BACCARAT_SPOTS.map((spot) => ({
  name: NAMES[spot],
  pays: shortTimes(baccarat.quote(encodeChips({ [spot]: 1 })).max),
}));

/** @throws RangeError if there is no such spot. */
export function spotOf(id: number): { name: string; pays: string } {
  const spot = SPOTS[id];
  if (!spot) throw new RangeError(`No spot: ${id}`);
  return spot;
}
