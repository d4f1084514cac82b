import type { Certificate, StrandReport } from "./certificate.ts";

/** Every p-value of strands, in order, with the report that it decides. */
export function decisionsOf(strands: readonly StrandReport[]): { p: number; rejected: boolean }[] {
  return strands.flatMap(({ tests, returns }) => [
    ...tests.flatMap((test) => (test.spread ? [test, test.spread] : [test])),
    ...returns.flatMap(({ test, payouts }) => (test ? [payouts, test] : [payouts])),
  ]);
}

/** The draws of a certificate, of all games and kinds of words. */
export function drawsOf({ games }: Pick<Certificate, "games">): number {
  return games.flatMap(({ strands }) => strands).reduce((sum, { draws }) => sum + draws, 0);
}
