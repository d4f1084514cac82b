import { type Hex, keccak, keccakBytes, toHex, toWordHex } from "../../lib/bytes.ts";
import type { Parameters } from "../../lib/certificate/certificate.ts";
import { type Game, games } from "../../lib/games/index.ts";
import type { Shape } from "../../lib/stats/test.ts";

/** Bets of a round, and rolls of a bet: the draws of a round are told apart by both. */
export const SEATS = 10;
export const ROLLS = 2;

/** A strand is cut into this many blocks, or into more if they were too large to be worth redoing. */
const BLOCKS = 20;
const MOST_DRAWS_OF_BLOCK = 1_000_000;

const PER_ROUND = SEATS * ROLLS;

/** More outcomes than this are not asked for one by one. */
export const MANY = 65_536n;

/** Rounds of one game, for choices with one number of outcomes, by words of one kind. */
export type Strand = {
  game: string;
  words: "genuine" | "derived";
  outcomes: bigint;
  /** The choices of the bets, in turn. */
  choices: bigint[];
  /** The first round. */
  first: number;
  blocks: number;
  roundsOfBlock: number;
  /** The words of the rounds are K(seed, round), unless they are genuine. */
  seed: bigint;
  /** Whether the game is asked at every draw; else once about every outcome, before. */
  asked: boolean;
};

/** The strands of a game, in the order of the certificate. */
export function strandsOf(game: Game, { seed, draws, words }: Parameters): Strand[] {
  const choices = new Map<bigint, bigint[]>();
  for (const [, choice] of game.examples) {
    const { outcomes } = game.quote(choice);
    choices.set(outcomes, [...(choices.get(outcomes) ?? []), choice]);
  }
  const rounds = Math.ceil(draws / choices.size / PER_ROUND);
  return [...choices].flatMap(([outcomes, alike], i): Strand[] => {
    const common = { game: game.slug, outcomes, choices: alike };
    const blocks = Math.max(BLOCKS, Math.ceil((rounds * PER_ROUND) / MOST_DRAWS_OF_BLOCK));
    return [
      {
        ...common,
        words: "genuine",
        // Each strand has rounds of its own, so that no bet of one is a bet of another.
        first: 1 + i * words,
        blocks: BLOCKS,
        roundsOfBlock: Math.ceil(words / BLOCKS),
        seed: 0n,
        asked: true,
      },
      {
        ...common,
        words: "derived",
        first: 1,
        blocks,
        roundsOfBlock: Math.ceil(rounds / blocks),
        seed: wordOfText(`${seed}/${game.slug}/${outcomes}`),
        asked: outcomes > MANY,
      },
    ];
  });
}

/** The least numbers that give every block a round, rounded up to whole blocks. */
export function wholeBlocks(words: number): number {
  return Math.ceil(words / BLOCKS) * BLOCKS;
}

/** The least number of hands that fill the seats of every round. */
export function wholeRounds(hands: number): number {
  return Math.ceil(hands / SEATS) * SEATS;
}

/** What the draws of a strand's block are like. Outcomes too many for four bytes are scaled to them: see Sampler.sol. */
export function shapeOf({ outcomes, roundsOfBlock }: Strand): Shape {
  const kinds = outcomes < 1n << 32n ? Number(outcomes) : 2 ** 32;
  return { kinds, seats: SEATS, rolls: ROLLS, draws: roundsOfBlock * PER_ROUND };
}

/** What a genuine word answers: the pre-seed of its request and the hash of the block, of which nobody knows what they give. */
export function questionOf(seed: string, i: number): { preSeed: bigint; blockHash: Hex } {
  const word = wordOfText(`${seed}/vrf`);
  return {
    preSeed: keccak(word, BigInt(2 * i)),
    blockHash: toWordHex(keccak(word, BigInt(2 * i + 1))),
  };
}

/** The games of a list of slugs. */
export function gamesOf(slugs: readonly string[]): Game[] {
  return games.filter(({ slug }) => slugs.includes(slug));
}

/** A word that follows from a text. */
export function wordOfText(text: string): bigint {
  return BigInt(toHex(keccakBytes(new TextEncoder().encode(`glasshouse audit/${text}`))));
}
