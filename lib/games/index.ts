import { baccarat } from "./baccarat.ts";
import { coinFlip } from "./coin-flip.ts";
import { dice } from "./dice.ts";
import type { Game } from "./game.ts";
import { keno } from "./keno.ts";
import { limbo } from "./limbo.ts";
import { plinko } from "./plinko.ts";
import { rockPaperScissors } from "./rock-paper-scissors.ts";
import { roulette } from "./roulette.ts";
import { sicBo } from "./sic-bo.ts";
import { slots } from "./slots.ts";
import { wheel } from "./wheel.ts";

export {
  classesOf,
  type Game,
  InvalidChoiceError,
  isWide,
  ONE,
  type OutcomeClass,
  type Quote,
} from "./game.ts";
export {
  baccarat,
  coinFlip,
  dice,
  keno,
  limbo,
  plinko,
  rockPaperScissors,
  roulette,
  sicBo,
  slots,
  wheel,
};

/** Every game of one draw, in the order of their tables. Deployment, odds, audit and dApp go by this list. */
export const games: readonly Game[] = [
  coinFlip,
  dice,
  roulette,
  limbo,
  wheel,
  plinko,
  keno,
  rockPaperScissors,
  sicBo,
  slots,
  baccarat,
];

/** The model of the game with this `name()` on chain, if there is one. */
export function gameOf(name: string): Game | undefined {
  return games.find((game) => game.name === name);
}
