import { type SicBoSpot, throwOf } from "../../lib/games/sic-bo.ts";

const THROWS = Array.from({ length: 216 }, (_, outcome) => throwOf(BigInt(outcome)));

/** What a chip gets on a spot when it wins, that chip included: "7 for 1", or "2 to 4 for 1" where it depends on the throw. */
export function paysText({ pays }: SicBoSpot): string {
  const wins = THROWS.map(pays).filter((win) => win > 0);
  const [least, most] = [Math.min(...wins), Math.max(...wins)];
  return `${least === most ? most : `${least} to ${most}`} for 1`;
}
