import { type Game, ONE } from "../games/game.ts";
import { odds } from "../odds.ts";
import { payTableOf } from "../stats/payouts.ts";
import type { Random } from "./random.ts";

/** How a bet pays, for a stake of 1: the exact distribution of a game's choice, in floating point. */
export type Law = {
  /** Such as "Dice, under 10.00". */
  readonly what: string;
  /** The edge by which the game's table is limited, in millionths: the smallest of any choice. */
  readonly edge: bigint;
  readonly rolls: number;
  /** What all rolls cost, and what they pay at most. */
  readonly cost: number;
  readonly most: number;
  /** What the house gains of all rolls in the mean, and the variance of it. */
  readonly mean: number;
  readonly variance: number;
  /** What one roll pays. */
  readonly pays: readonly number[];
  readonly chances: readonly number[];
};

/** The law of a bet. A spread of chips on one spin is one bet: its chips win and lose together. @throws InvalidChoiceError */
export function lawOf(game: Game, choice: bigint, rolls = 1): Law {
  const { outcomes, units, max } = game.quote(choice);
  const { houseEdge, variance } = odds(game, choice, ONE, rolls);
  const table = payTableOf(game, choice);
  const cost = Number(units) * rolls;
  return {
    what: `${game.name}, ${game.describe(choice)}${rolls > 1 ? `, ${rolls} rolls` : ""}`,
    edge: game.edge,
    rolls,
    cost,
    most: (Number(max) / Number(ONE)) * rolls,
    mean: (cost * Number(houseEdge.num)) / Number(houseEdge.den),
    variance: (rolls * Number(units) ** 2 * Number(variance.num)) / Number(variance.den),
    pays: table.map(({ pays }) => Number(pays) / Number(ONE)),
    chances: table.map(({ weight }) => Number(weight) / Number(outcomes)),
  };
}

/** Draws what one roll pays, by Walker's aliases: as fast for many outcomes as for two. */
export function drawer({
  pays,
  chances,
}: Pick<Law, "pays" | "chances">): (random: Random) => number {
  const count = pays.length;
  const full = Float64Array.from(chances, (chance) => chance * count);
  const alias = Int32Array.from(pays, (_, i) => i);
  const small = [...full.keys()].filter((i) => (full[i] as number) < 1);
  const large = [...full.keys()].filter((i) => (full[i] as number) >= 1);
  while (small.length > 0 && large.length > 0) {
    const [poor, rich] = [small.pop() as number, large[large.length - 1] as number];
    alias[poor] = rich;
    full[rich] = (full[rich] as number) - (1 - (full[poor] as number));
    if ((full[rich] as number) < 1) small.push(large.pop() as number);
  }
  // What rounding has left over is full.
  for (const i of [...small, ...large]) full[i] = 1;
  const values = Float64Array.from(pays);
  return (random) => {
    const at = random() * count;
    const i = Math.floor(at);
    return values[at - i < (full[i] as number) ? i : (alias[i] as number)] as number;
  };
}
