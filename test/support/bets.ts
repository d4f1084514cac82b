import { encodeDice } from "../../lib/games/dice.ts";
import { encodeSpread } from "../../lib/games/roulette.ts";

export const STAKE = 20_000n;
export const HEADS = { table: 1n, stake: STAKE, choice: 0n };
export const UNDER = {
  table: 2n,
  stake: STAKE,
  choice: encodeDice({ direction: "under", threshold: 9_000n }),
};
export const SPREAD = {
  table: 3n,
  stake: STAKE,
  choice: encodeSpread([
    { spot: 17, count: 2 },
    { spot: 151, count: 3 },
    { spot: 145, count: 1 },
  ]),
};
export const MANY = { ...UNDER, rolls: { count: 30, stopGain: 4_000n, stopLoss: 60_000n } };
