import { coinFlip, dice, type Game, plinko, roulette, slots } from "../games/index.ts";
import { encodePlinko } from "../games/plinko.ts";
import { encodeSpread } from "../games/roulette.ts";
import { encodeReels } from "../games/slots.ts";
import { type Law, lawOf } from "./law.ts";
import type { Random } from "./random.ts";

/**
 * How much of the largest stake players bet. "limit": always all of it. Otherwise `least` or more, by Pareto's law: the chance to bet
 * more than u is (least / u)^tail, and who would bet more than the largest stake bets that.
 */
export type Stakes = "limit" | { readonly least: number; readonly tail: number };

/** Some of the players: what they bet on, how much, and how many of all bets are theirs. */
export type Players = { readonly law: Law; readonly stakes: Stakes; readonly share: number };

/** Those who play at a house. */
export type Crowd = {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly players: readonly Players[];
  /** Mean number of bets that share a round. Every further bet comes with the same chance. */
  readonly betsOfRound: number;
};

/** So heavy a tail that the largest stakes of many make up most of what is staked. */
const FAT: Stakes = { least: 0.01, tail: 1.1 };

/**
 * Every bet is the largest that the house takes, at games whose Kelly stake is exactly what the house's rule makes of it. Nothing can
 * be worse for the bank.
 */
export const whales: Crowd = crowd({
  id: "whales",
  name: "Whales",
  about: "every bet at the limit, on a coin or on dice",
  betsOfRound: 4,
  players: [
    [coinFlip, 0n, "limit", 3],
    [dice, 4_950n, "limit", 3],
    [dice, 1_000n, "limit", 2],
    [dice, 100n, "limit", 1],
  ],
});

/** All kinds of games, rolls and spreads, with stakes of a fat tail; every tenth bet is a whale's. */
export const everybody: Crowd = crowd({
  id: "everybody",
  name: "Everybody",
  about: "all kinds of bets, stakes with a fat tail, every tenth bet at the limit",
  betsOfRound: 4,
  players: [
    [coinFlip, 0n, "limit", 3],
    [roulette, redAndStraights(), "limit", 2],
    [slots, encodeReels(3), "limit", 2],
    [dice, 1_000n, "limit", 3],
    [coinFlip, 1n, FAT, 20],
    [dice, 7_500n, FAT, 4],
    [dice, 4_950n, FAT, 12],
    [dice, 1_000n, FAT, 10],
    [dice, 1n, FAT, 4],
    [roulette, encodeSpread([{ spot: 151, count: 1 }]), FAT, 8],
    [roulette, encodeSpread([{ spot: 17, count: 1 }]), FAT, 6],
    [plinko, encodePlinko({ rows: 8, risk: "low" }), FAT, 5],
    [plinko, encodePlinko({ rows: 16, risk: "high" }), FAT, 7],
    [slots, encodeReels(3), FAT, 4],
    [slots, encodeReels(5), FAT, 4],
    [coinFlip, 0n, FAT, 6, 10],
  ],
});

export const crowds: readonly Crowd[] = [whales, everybody];

/** The crowd of this id. @throws RangeError if there is none. */
export function crowdOf(id: string): Crowd {
  const found = crowds.find((one) => one.id === id);
  if (!found) throw new RangeError(`There is no crowd "${id}"`);
  return found;
}

/** Draws how much of the largest stake somebody bets. */
export function drawStake(stakes: Stakes, random: Random): number {
  if (stakes === "limit") return 1;
  return Math.min(1, stakes.least * (1 - random()) ** (-1 / stakes.tail));
}

/** The mean of a power of the part of the largest stake that is bet. */
export function momentOfStakes(stakes: Stakes, power: number): number {
  if (stakes === "limit") return 1;
  const { least, tail } = stakes;
  const capped = least ** tail;
  return (tail / (tail - power)) * (least ** power - capped) + capped;
}

/** Three chips on red and one each on five numbers: nine units, of which some cover each other. */
function redAndStraights(): bigint {
  const straights = [17, 20, 26, 32, 35].map((spot) => ({ spot, count: 1 }));
  return encodeSpread([{ spot: 151, count: 3 }, ...straights]);
}

type Entry = [game: Game, choice: bigint, stakes: Stakes, weight: number, rolls?: number];

function crowd({ players, ...rest }: Omit<Crowd, "players"> & { players: Entry[] }): Crowd {
  const all = players.reduce((sum, [, , , weight]) => sum + weight, 0);
  return {
    ...rest,
    players: players.map(([game, choice, stakes, weight, rolls]) => ({
      law: lawOf(game, choice, rolls),
      stakes,
      share: weight / all,
    })),
  };
}
