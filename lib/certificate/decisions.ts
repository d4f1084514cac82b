import type { Certificate, HandReport, StrandReport } from "./certificate.ts";

/** Every p-value of strands and of hands, in order, with the report that it decides. */
export function decisionsOf(
  strands: readonly StrandReport[],
  hands: readonly HandReport[] = [],
): { p: number; rejected: boolean }[] {
  const ofTests = ({ tests }: Pick<StrandReport, "tests">) =>
    tests.flatMap((test) => (test.spread ? [test, test.spread] : [test]));
  const ofStrands = strands.flatMap((strand) => [
    ...ofTests(strand),
    ...strand.returns.flatMap(({ test, payouts }) => (test ? [payouts, test] : [payouts])),
  ]);
  return [...ofStrands, ...hands.flatMap(({ strands }) => strands).flatMap(ofTests)];
}

/** The draws of a certificate's games and of both kinds of words. Those of hands are told apart: see `drawsOfHands`. */
export function drawsOf({ games }: Pick<Certificate, "games">): number {
  return games.flatMap(({ strands }) => strands).reduce((sum, { draws }) => sum + draws, 0);
}

/** The draws of a certificate's hands by both kinds of words: deals, and decisions that were drawn. */
export function drawsOfHands({ hands = [] }: Pick<Certificate, "hands">): number {
  return hands.flatMap(({ strands }) => strands).reduce((sum, { draws }) => sum + draws, 0);
}
