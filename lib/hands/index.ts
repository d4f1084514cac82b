import { blackjack } from "./blackjack.ts";
import type { Hand } from "./hand.ts";
import { hiLo } from "./hi-lo.ts";
import { mines } from "./mines.ts";
import { videoPoker } from "./video-poker.ts";

export {
  type Dealt,
  type Decision,
  type Hand,
  InvalidActionError,
  InvalidChoiceError,
  type Move,
  ONE,
} from "./hand.ts";
export { blackjack, hiLo, mines, videoPoker };

/** Every game of several decisions, in the order of their tables. Deployment, odds, audit and dApp go by this list. */
export const hands: readonly Hand[] = [blackjack, videoPoker, mines, hiLo];

/** The model of the game with this `name()` on chain, if there is one. */
export function handOf(name: string): Hand | undefined {
  return hands.find((hand) => hand.name === name);
}
