import type { Parameters } from "../../lib/certificate/certificate.ts";
import { games } from "../../lib/games/index.ts";
import { hands } from "../../lib/hands/index.ts";
import { wholeNumber } from "../options.ts";
import { Problem } from "../problem.ts";
import { wholeBlocks, wholeRounds } from "./plan.ts";

/** Fewer would leave blocks without a round, or without a hand. */
const LEAST_DRAWS = 20_000;
const LEAST_HANDS = 1_000;
const LEAST_WORDS = 40;
const MOST_DRAWS = 10_000_000_000;
const MOST_WORDS = 1_000_000;

/** What a certificate can be asked for. */
export const DEFAULTS = { draws: "10000000", hands: "2500000", words: "10000", seed: "glasshouse" };

/** Reads parameters as people write them. @throws Problem that says what was wrong. */
export function parametersOf(options: {
  draws: string;
  hands: string;
  words: string;
  seed: string;
  games?: string | undefined;
}): Parameters {
  const draws = wholeNumber(options.draws, "--draws", LEAST_DRAWS, MOST_DRAWS);
  const words = wholeNumber(options.words, "--words", LEAST_WORDS, MOST_WORDS);
  const handsOfEach = wholeNumber(options.hands, "--hands", LEAST_HANDS, MOST_DRAWS);
  if (options.seed === "" || options.seed.length > 200) {
    throw new Problem("--seed takes a text of 1 to 200 characters.");
  }
  const known = [...games, ...hands].map(({ slug }) => slug);
  const wanted =
    options.games === undefined ? known : options.games.split(",").map((one) => one.trim());
  for (const slug of wanted) {
    if (!known.includes(slug)) {
      throw new Problem(`--games takes some of ${known.join(",")}, not "${slug}".`);
    }
  }
  // In the order of the house, each once.
  const chosen = known.filter((slug) => wanted.includes(slug));
  return {
    seed: options.seed,
    draws,
    hands: wholeRounds(handsOfEach),
    words: wholeBlocks(words),
    games: chosen,
  };
}
