import { ONE } from "../../lib/games/game.ts";

/** How much a multiplier is, from 0 (nothing) over 1 (less than the stake) and 2 (a little more) to 5 (a great deal): for colours. */
export function tierOf(multiplier: bigint): 0 | 1 | 2 | 3 | 4 | 5 {
  if (multiplier === 0n) return 0;
  if (multiplier < ONE) return 1;
  if (multiplier < 2n * ONE) return 2;
  if (multiplier < 3n * ONE) return 3;
  return multiplier < 10n * ONE ? 4 : 5;
}

/** A multiplier in the fewest digits: "1.5×", "29×", "0.4×". */
export function shortTimes(multiplier: bigint): string {
  const part = (multiplier % ONE).toString().padStart(6, "0").replace(/0+$/, "");
  return `${multiplier / ONE}${part && `.${part}`}×`;
}
