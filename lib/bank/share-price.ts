/** What a share was worth at the end of a block: 1 is what the first deposit paid. */
export type PricePoint = {
  block: bigint;
  /** Seconds since 1970. */
  time: number;
  /** What sellers got. */
  low: number;
  /** What buyers paid. The same as `low` while the reserve had no price. */
  high: number;
};

// As in contracts/Vault.sol: the first deposit gets a million shares for a chip.
const SHARES_OF_CHIP = 1_000_000n;

/**
 * The price of a share, as the vault counts it: 1 is that of the first deposit.
 *
 * @param equity In chips, at one of its two prices.
 * @param supply Of shares.
 */
export function priceOf(equity: bigint, supply: bigint): number {
  const scale = 10n ** 15n;
  const price = ((equity + 1n) * SHARES_OF_CHIP * scale) / (supply + SHARES_OF_CHIP);
  return Number(price) / Number(scale);
}

/** Blocks to look at, evenly apart, with both ends: at most `most`, at least 2, and none twice. @throws RangeError if there are none. */
export function sampleBlocks(from: bigint, to: bigint, most: number): bigint[] {
  if (from > to || most < 2)
    throw new RangeError(`No samples from ${from} to ${to}, ${most} at most`);
  const steps = BigInt(most - 1);
  const span = to - from;
  if (span <= steps) return Array.from({ length: Number(span) + 1 }, (_, i) => from + BigInt(i));
  return Array.from({ length: most }, (_, i) => from + (span * BigInt(i)) / steps);
}

/** What shares brought over a span, as parts of what they were worth: 0.01 is one per cent. */
export type Realised = {
  /** From the middle of both prices at the first point to that at the last. */
  growth: number;
  /** Of who bought at the first point and sold at the last: at the high price, and at the low one. */
  roundTrip: number;
  /** Variance of the growth, by how much the steps between the points differ. */
  variance: number;
  /** Standard error of the growth: its root. */
  error: number;
  /** Times as long a span, at this pace, until the growth would be two standard errors. Undefined if it never will be. */
  spans: number | undefined;
};

/**
 * What shares brought from the first to the last point. Steps are taken as independent, which bets in different blocks nearly are.
 *
 * @returns Undefined of fewer than three points, or if nothing moved: then nothing can be told.
 */
export function realised(points: readonly PricePoint[]): Realised | undefined {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return undefined;
  const middles = points.map(({ low, high }) => (low + high) / 2);
  const steps = middles.slice(1).map((middle, i) => Math.log(middle / (middles[i] as number)));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const squares = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0);
  const variance = (squares / (steps.length - 1)) * steps.length;
  if (variance === 0) return undefined;
  const error = Math.sqrt(variance);
  const growth = (middles.at(-1) as number) / (middles[0] as number) - 1;
  const needed = ((2 * error) / (mean * steps.length)) ** 2;
  return {
    growth,
    roundTrip: last.low / first.high - 1,
    variance,
    error,
    spans: mean > 0 ? needed : undefined,
  };
}
