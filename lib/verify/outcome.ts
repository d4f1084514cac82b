import type { BetId } from "../bet-id.ts";
import type { Check } from "../check.ts";
import { describeChips } from "../chips.ts";
import { betWord } from "../draw.ts";
import { readSettled } from "../events.ts";
import type { Evidence } from "../evidence.ts";
import { type Game, gameOf, type Quote } from "../games/index.ts";
import { type Settlement, settleBet } from "../play.ts";
import { wordOf } from "../vrf/request.ts";
import { check, count, unknown, value } from "./check.ts";
import type { Request } from "./request.ts";

const WORD_TITLE = "The word of the round";
const ROLLS_TITLE = "What was rolled";

/** The round's word follows from the randomness, and the bet's from the round's. */
export function verifyWord(
  evidence: Evidence,
  bet: BetId,
  randomness: bigint | undefined,
): { checks: Check[]; word: bigint | undefined } {
  if (randomness === undefined) {
    const detail = evidence.fulfilled
      ? "Not checked: the proof did not hold."
      : "There is no word yet.";
    return { checks: [unknown("round-word", WORD_TITLE, detail)], word: undefined };
  }
  const roundWord = wordOf(randomness);
  const word = betWord(roundWord, bet);
  const checks = [
    check("round-word", WORD_TITLE, () => {
      const values = [
        value("randomness", randomness),
        value("word of the round = K(randomness, 0)", roundWord),
      ];
      if (!evidence.settled) {
        return { ok: true, detail: "It follows from the randomness.", values };
      }
      const used = readSettled(evidence.settled).word;
      return {
        ok: used === roundWord,
        detail:
          used === roundWord
            ? "The casino settled with the word that follows from the randomness."
            : "The casino settled with another word.",
        values: [...values, value("word that the casino used", used)],
      };
    }),
    check("bet-word", "The word of this bet alone", () => ({
      ok: true,
      detail: "It follows from the round's word and the bet's number.",
      values: [value("bet", bet), value("word of the bet = K(word of the round, bet)", word)],
    })),
  ];
  return { checks, word: checks.every(({ ok }) => ok === true) ? word : undefined };
}

export type Outcome = {
  checks: Check[];
  /** What it cost without the fee of chance, if these checks and the game's contract agree on it. In chips. */
  cost: bigint | undefined;
  /** What is due to the player. In chips. */
  due: Pick<Settlement, "payout" | "returned"> | undefined;
  /** Every roll. Undefined for a hand, which has none. */
  settlement: Settlement | undefined;
};

const NOTHING = { cost: undefined, due: undefined, settlement: undefined };

/** The rolls follow from the bet's word by the rules of its game. */
export function verifyOutcome(
  evidence: Evidence,
  { placed, rolls }: Request,
  word: bigint | undefined,
): Outcome {
  const { game: answers } = evidence;
  const game = answers ? gameOf(answers.name) : undefined;
  if (!answers || !game) {
    const detail = answers
      ? `These checks do not know the rules of "${answers.name.slice(0, 40)}".`
      : "The game does not answer.";
    const checks = [unknown("rules", "The rules of the game", detail)];
    return { checks, ...NOTHING };
  }
  if (!placed) {
    const checks = [unknown("rules", "The rules of the game", "Not checked: there is no bet.")];
    return { checks, ...NOTHING };
  }
  const { choice, stake } = placed;
  let quote: Quote | undefined;
  const rules = check("rules", `The rules of ${game.name}`, () => {
    const found = game.quote(choice);
    const { outcomes, units, max } = found;
    const ok =
      outcomes === BigInt(answers.outcomes) &&
      units === BigInt(answers.units) &&
      max === BigInt(answers.max);
    if (ok) quote = found;
    return {
      ok,
      detail: ok
        ? `The bet is "${game.describe(choice)}"; the contract of the game says the same of it as these checks.`
        : "The contract of the game says something else of the choice than these checks.",
      values: [
        count("equally likely outcomes", outcomes),
        count("stakes that the choice costs", units),
        value("largest multiplier", `${formatMultiplier(max)} (${max} millionths)`),
      ],
    };
  });
  const cost = quote && stake * quote.units * BigInt(rolls.count);
  if (rules.ok !== true || word === undefined) {
    const detail =
      rules.ok !== true ? "Not checked: the rules differ." : "There is no word to roll with.";
    return {
      checks: [rules, unknown("rolled", ROLLS_TITLE, detail)],
      ...NOTHING,
      cost,
    };
  }
  const settlement = settleBet({ game, choice, stake, rolls }, word);
  const rolled = check("rolled", ROLLS_TITLE, () => ({
    ok: true,
    detail: sentenceOf(settlement, game, choice),
    values: settlement.rolls.flatMap((roll, i) => [
      value(`word of roll ${i + 1} = K(word of the bet, ${i})`, roll.word),
      value(
        `roll ${i + 1}`,
        `${game.outcomeLabel(roll.outcome, choice)}: pays ${formatMultiplier(roll.multiplier)}, ${describeChips(roll.won, evidence.bank)}`,
      ),
    ]),
  }));
  return { checks: [rules, rolled], cost, due: settlement, settlement };
}

function sentenceOf({ rolls, played }: Settlement, game: Game, choice: bigint): string {
  if (played === 1) return `${game.outcomeLabel(rolls[0]?.outcome ?? 0n, choice)}.`;
  const won = rolls.filter((roll) => roll.won > 0n).length;
  return `${played} rolls, of which ${won} paid.`;
}

/** Millionths as a decimal: 1_980_000n is "1.98". */
export function formatMultiplier(multiplier: bigint): string {
  const part = (multiplier % 1_000_000n).toString().padStart(6, "0").replace(/0+$/, "");
  return `${multiplier / 1_000_000n}${part && `.${part}`}`;
}
