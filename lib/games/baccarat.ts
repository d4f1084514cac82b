import { type Card, cardOf } from "../hands/cards.ts";
import { type Game, InvalidChoiceError, ONE } from "./game.ts";

const NAME = "Baccarat";
const SHOE = 8 * 52;
const DRAWN = 6;
const OUTCOMES = 416n * 415n * 414n * 413n * 412n * 411n;
const RANKS = 13;
const MAX_COUNT = 255;

/** The spots of the layout, in the order of a choice. */
export const BACCARAT_SPOTS = ["player", "banker", "tie", "playerPair", "bankerPair"] as const;

export type BaccaratSpot = (typeof BACCARAT_SPOTS)[number];

/** Chips on each spot, from 0 to 255. */
export type BaccaratChips = Readonly<Record<BaccaratSpot, number>>;

/** A hand that was played out: the two or three cards of each side, in the order they came, and what they count. */
export type BaccaratHand = {
  readonly player: readonly Card[];
  readonly banker: readonly Card[];
  readonly totals: { readonly player: number; readonly banker: number };
  readonly winner: "player" | "banker" | "tie";
};

/** All that a chip depends on. */
type Result = Pick<BaccaratHand, "winner"> & { playerPair: boolean; bankerPair: boolean };

const SPOT_NAMES: Record<BaccaratSpot, string> = {
  player: "player",
  banker: "banker",
  tie: "tie",
  playerPair: "player pair",
  bankerPair: "banker pair",
};

// By the banker's total, the third cards of the player on which the banker draws.
const BANKER_DRAWS_ON = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [0, 1, 2, 3, 4, 5, 6, 7, 9],
  [2, 3, 4, 5, 6, 7],
  [4, 5, 6, 7],
  [6, 7],
  [],
];

// The twelve results that pay differently: how many of the outcomes have each, and ranks that make it, in the order they are drawn.
// All of them are naturals, so that the fifth and the sixth card do not count. The tests count them again.
const RESULTS: readonly (readonly [weight: bigint, ranks: readonly number[]])[] = [
  // The player wins: without a pair, with a banker pair, with a player pair, with both.
  [1_906_634_336_174_080n, [4, 2, 5, 5, 1, 1]],
  [177_294_219_300_864n, [4, 3, 5, 3, 1, 1]],
  [134_327_962_841_088n, [4, 2, 4, 5, 1, 1]],
  [12_261_764_276_224n, [4, 3, 4, 3, 1, 1]],
  // The banker wins: without a pair, with a banker pair, with a player pair, with both.
  [1_961_806_209_310_720n, [2, 4, 5, 5, 1, 1]],
  [136_819_378_110_464n, [2, 4, 5, 4, 1, 1]],
  [181_199_148_797_952n, [3, 4, 3, 5, 1, 1]],
  [12_427_830_218_752n, [3, 4, 3, 4, 1, 1]],
  // A tie: without a pair, with a banker pair, with a player pair, with both.
  [411_103_725_690_880n, [4, 3, 5, 6, 1, 1]],
  [31_366_077_902_848n, [3, 4, 5, 4, 1, 1]],
  [29_952_563_675_136n, [4, 3, 4, 5, 1, 1]],
  [3_205_059_204_352n, [4, 4, 4, 4, 1, 1]],
];

export const baccarat: Game = {
  name: NAME,
  contract: "Baccarat",
  slug: "baccarat",
  edge: 10_579n,
  quote(choice) {
    const chips = decodeChips(choice);
    const units = Object.values(chips).reduce((sum, count) => sum + count, 0);
    let max = 0n;
    for (const winner of ["player", "banker", "tie"] as const) {
      const pays = paysOf(chips, { winner, playerPair: true, bankerPair: true });
      if (pays > max) max = pays;
    }
    return { outcomes: OUTCOMES, units: BigInt(units), max };
  },
  multiplier(choice, outcome) {
    return paysOf(decodeChips(choice), resultOf(cardsOf(outcome).map((card) => card % RANKS)));
  },
  describe(choice) {
    const chips = decodeChips(choice);
    return BACCARAT_SPOTS.filter((spot) => chips[spot] > 0)
      .map((spot) => `${chips[spot] > 1 ? `${chips[spot]} x ` : ""}${SPOT_NAMES[spot]}`)
      .join(", ");
  },
  outcomeLabel(outcome) {
    const { totals } = handOf(outcome);
    return `player ${totals.player}, banker ${totals.banker}, deal ${outcome}`;
  },
  // A spread returns the mean of its chips.
  choices: () => BACCARAT_SPOTS.map((spot) => encodeChips({ [spot]: 1 })),
  classes(choice) {
    decodeChips(choice);
    return RESULTS.map(([weight, ranks]) => ({
      weight,
      // One card of each deck.
      outcome: outcomeOfCards(ranks.map((rank, deck) => 52 * deck + rank - 1)),
    }));
  },
  examples: BACCARAT_SPOTS.map((spot) => [SPOT_NAMES[spot], encodeChips({ [spot]: 1 })]),
};

/** The choice that lays chips on spots. @throws RangeError if there are none, or not from 0 to 255 on each. */
export function encodeChips(chips: Partial<BaccaratChips>): bigint {
  let choice = 0n;
  for (const [i, spot] of BACCARAT_SPOTS.entries()) {
    const count = chips[spot] ?? 0;
    if (!Number.isInteger(count) || count < 0 || count > MAX_COUNT) {
      throw new RangeError(`A spot takes 0 to ${MAX_COUNT} chips, not ${count}`);
    }
    choice |= BigInt(count) << BigInt(8 * i);
  }
  if (choice === 0n) throw new RangeError("Lay at least one chip");
  return choice;
}

/** The chips that a choice lays on each spot. @throws InvalidChoiceError */
export function decodeChips(choice: bigint): BaccaratChips {
  if (choice <= 0n || choice >= 1n << 40n) throw new InvalidChoiceError(NAME, choice);
  const count = (i: number) => Number((choice >> BigInt(8 * i)) & 0xffn);
  return {
    player: count(0),
    banker: count(1),
    tie: count(2),
    playerPair: count(3),
    bankerPair: count(4),
  };
}

/** The six cards of an outcome in the order they are drawn, as numbers of the shoe from 0 to 415: deck after deck, each as in `cardOf`. */
export function cardsOf(outcome: bigint): number[] {
  const places: number[] = [];
  let rest = Number(outcome);
  for (let left = SHOE - DRAWN + 1; left <= SHOE; left++) {
    places.unshift(rest % left);
    rest = Math.floor(rest / left);
  }
  const shoe = Array.from({ length: SHOE }, (_, card) => card);
  return places.flatMap((place) => shoe.splice(place, 1));
}

/** The outcome that draws these six cards of the shoe. @throws RangeError unless they are six different ones. */
export function outcomeOfCards(cards: readonly number[]): bigint {
  if (cards.length !== DRAWN) throw new RangeError(`Six cards are drawn, not ${cards.length}`);
  const shoe = Array.from({ length: SHOE }, (_, card) => card);
  let outcome = 0n;
  for (const card of cards) {
    const place = shoe.indexOf(card);
    if (place < 0) throw new RangeError(`The shoe has no card ${card}, or no longer`);
    outcome = outcome * BigInt(shoe.length) + BigInt(place);
    shoe.splice(place, 1);
  }
  return outcome;
}

/** The hand of an outcome, played out. */
export function handOf(outcome: bigint): BaccaratHand {
  const cards = cardsOf(outcome);
  const { player, banker, totals } = play(cards.map((card) => card % RANKS));
  const shown = (places: number[]) => places.map((i) => cardOf((cards[i] as number) % 52));
  return { player: shown(player), banker: shown(banker), totals, winner: winnerOf(totals) };
}

/** The third-card rules, on ranks from 0, in the order they are drawn: which of them each side takes, and both totals. */
function play(ranks: readonly number[]) {
  const value = (i: number) => {
    const rank = ranks[i] as number;
    return rank < 9 ? rank + 1 : 0;
  };
  const total = (places: readonly number[]) =>
    places.reduce((sum, place) => sum + value(place), 0) % 10;
  const player = [0, 2];
  const banker = [1, 3];
  const natural = total(player) >= 8 || total(banker) >= 8;
  if (!natural) {
    const stood = total(player) >= 6;
    if (!stood) player.push(4);
    const draws = stood ? total(banker) <= 5 : BANKER_DRAWS_ON[total(banker)]?.includes(value(4));
    if (draws) banker.push(stood ? 4 : 5);
  }
  return { player, banker, totals: { player: total(player), banker: total(banker) } };
}

function winnerOf({ player, banker }: BaccaratHand["totals"]): BaccaratHand["winner"] {
  return player === banker ? "tie" : player > banker ? "player" : "banker";
}

function resultOf(ranks: readonly number[]): Result {
  return {
    winner: winnerOf(play(ranks).totals),
    playerPair: ranks[0] === ranks[2],
    bankerPair: ranks[1] === ranks[3],
  };
}

function paysOf(chips: BaccaratChips, { winner, playerPair, bankerPair }: Result): bigint {
  const pays = {
    player: { player: 200, banker: 0, tie: 100 }[winner],
    banker: { player: 0, banker: 195, tie: 100 }[winner],
    tie: winner === "tie" ? 900 : 0,
    playerPair: playerPair ? 1_200 : 0,
    bankerPair: bankerPair ? 1_200 : 0,
  };
  const hundredths = BACCARAT_SPOTS.reduce((sum, spot) => sum + chips[spot] * pays[spot], 0);
  return (BigInt(hundredths) * ONE) / 100n;
}
