import type { BaccaratSpot } from "../../lib/games/baccarat.ts";

/** What the spots are called. */
export const SPOT_NAMES: Record<BaccaratSpot, string> = {
  player: "Player",
  banker: "Banker",
  tie: "Tie",
  playerPair: "Player pair",
  bankerPair: "Banker pair",
};
