import type { GameReport, HandReport } from "./certificate.ts";

type Reports = { games: readonly GameReport[]; hands: readonly HandReport[] };

/** Every p-value of games and hands, in order, with the report that it decides. */
export function decisionsOf({ games, hands }: Reports): { p: number; rejected: boolean }[] {
  const ofStrands = games
    .flatMap(({ strands }) => strands)
    .flatMap(({ tests, returns }) => [
      ...tests.flatMap((test) => (test.spread ? [test, test.spread] : [test])),
      ...returns.flatMap(({ test, payouts }) => (test ? [payouts, test] : [payouts])),
    ]);
  return [...ofStrands, ...hands.flatMap(({ tests }) => tests)];
}

/** The draws of a certificate, of all games and kinds of words. */
export function drawsOf({ games, hands }: Reports): number {
  const parts = [...games.flatMap(({ strands }) => strands), ...hands];
  return parts.reduce((sum, { draws }) => sum + draws, 0);
}
