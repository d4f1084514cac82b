import { type BlackjackAction, type BlackjackState, legalActions } from "./blackjack.ts";

/** What to do with a hand: double, or what else if it may not be doubled. */
export type Advice = "hit" | "stand" | "double or hit" | "double or stand" | "split";

export type AdviceRow = {
  /** Such as "hard 12", "soft 18", "pair of 8" or "pair of A". */
  readonly hand: string;
  /** Against each card of `DEALERS_CARDS`. */
  readonly advice: readonly Advice[];
};

/** The dealer's card, 1 for an ace, in the order of the columns. */
export const DEALERS_CARDS: readonly number[] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 1];

const LETTERS: Record<string, Advice> = {
  H: "hit",
  S: "stand",
  D: "double or hit",
  d: "double or stand",
  P: "split",
};

const TABLE: Record<string, string> = {
  "hard 9": "HDDDDHHHHH",
  "hard 10": "DDDDDDDDHH",
  "hard 11": "DDDDDDDDDH",
  "hard 12": "HHSSSHHHHH",
  "hard 13": "SSSSSHHHHH",
  "hard 14": "SSSSSHHHHH",
  "hard 15": "SSSSSHHHHH",
  "hard 16": "SSSSSHHHHH",
  "soft 13": "HHHHDHHHHH",
  "soft 14": "HHHDDHHHHH",
  "soft 15": "HHHDDHHHHH",
  "soft 16": "HHDDDHHHHH",
  "soft 17": "HDDDDHHHHH",
  "soft 18": "SddddSSHHH",
  "pair of A": "PPPPPPPPPP",
  "pair of 2": "PPPPPPHHHH",
  "pair of 3": "PPPPPPHHHH",
  "pair of 4": "HHHPPHHHHH",
  "pair of 6": "PPPPPHHHHH",
  "pair of 7": "PPPPPPHHHH",
  "pair of 8": "PPPPPPPPPP",
  "pair of 9": "PPPPPSPPSS",
};

/**
 * The best play of blackjack, as this house deals it. Hands that have no row: hard 8 and less hit, hard 17 and soft 19 and more stand,
 * other pairs are played as their points. Insurance is never worth it: it returns 12/13 of what it costs.
 */
export const BASIC_STRATEGY: readonly AdviceRow[] = Object.entries(TABLE).map(
  ([hand, letters]) => ({
    hand,
    advice: [...letters].map((letter) => LETTERS[letter] as Advice),
  }),
);

/** The best decision for a hand. */
export function advise(table: BlackjackState): BlackjackAction {
  const legal = legalActions(table);
  if (!legal.includes("hit")) return "stand";
  const { total, soft, ace } = table.hands[table.active] as BlackjackState["hands"][number];
  const column = DEALERS_CARDS.indexOf(table.dealer);
  const letter = (row: string) => TABLE[row]?.[column];
  const pair = table.pair ? letter(`pair of ${ace ? "A" : total / 2}`) : undefined;
  const other = soft ? (total > 18 ? "S" : "H") : total > 16 ? "S" : "H";
  switch (pair ?? letter(`${soft ? "soft" : "hard"} ${total}`) ?? other) {
    case "P":
      return "split";
    case "S":
      return "stand";
    case "D":
      return legal.includes("double") ? "double" : "hit";
    case "d":
      return legal.includes("double") ? "double" : "stand";
    default:
      return "hit";
  }
}
