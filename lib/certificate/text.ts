/** A p-value as people read it: three digits, or a power of ten; 0 where it is too small for a number. */
export function shortP(p: number): string {
  if (p < 1e-300) return "0";
  return p >= 0.001 ? p.toFixed(3) : p.toExponential(1);
}

/** So many draws are what an audit of a game is expected to have. */
export const FEW = 10_000_000;

/** Why hands have fewer. */
export const FEWER_DRAWS =
  "Fewer than 10 000 000 draws: every decision is asked of the code twice and made here, hand by hand. --hands takes more.";

/** Which tests of a game's draws hands do without. */
export const OTHERWISE_THAN_GAMES =
  "A hand has one roll a decision, so that there are no two to compare. Which seat draws next, and out of how many outcomes, follows from what its hand drew before: neighbours in a round are compared where all hands are dealt at once, by derived words, and other draws one after the other. Draws of different ranges are told apart by equal parts of their ranges; outcomes of an incomplete last part are left out.";
