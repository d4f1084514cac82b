/** What a casino was told of its coordinator, as far as the fee of chance goes by it. */
export type FeeConfig = {
  /** The coordinator's premium for payment in the native coin. */
  premiumPercent: bigint;
  /** Least gas price that a bet pays chance at, in wei. */
  minGasPrice: bigint;
};

// As in contracts/Rounds.sol.
const GAS_OF_REQUEST = 125_000n;
const GAS_OF_BET = 44_000n;
const GAS_OF_ROLL = 6_000n;
const GAS_OF_WIDE_BET = 88_000n;
const GAS_OF_WIDE_ROLL = 18_000n;
const GAS_PRICE_MARGIN = 2n;
const FEE_CHIP = 10n ** 9n;
const FEE_RATE_UNIT = 10_000n;

/**
 * The price of a unit of VRF gas in a round, in units of 10,000 wei, rounded up.
 *
 * @param baseFee Of the block that opened the round, in wei.
 */
export function feeRateOf({ premiumPercent, minGasPrice }: FeeConfig, baseFee: bigint): bigint {
  const price = baseFee * GAS_PRICE_MARGIN;
  const charged = (price < minGasPrice ? minGasPrice : price) * (100n + premiumPercent);
  return ceilDiv(charged, 100n * FEE_RATE_UNIT);
}

/** What a bet pays for chance. */
export type FeeTerms = {
  /** Whether it is the first of its round, which pays for the request. */
  opensRound: boolean;
  rolls: number;
  /** See `isWide` of lib/games. */
  wide: boolean;
};

/** The fee of chance of a bet, in chips, rounded up. */
export function feeOf(feeRate: bigint, { opensRound, rolls, wide }: FeeTerms): bigint {
  const more = BigInt(rolls - 1);
  const settlement = wide
    ? GAS_OF_WIDE_BET + more * GAS_OF_WIDE_ROLL
    : GAS_OF_BET + more * GAS_OF_ROLL;
  const gas = settlement + (opensRound ? GAS_OF_REQUEST : 0n);
  return ceilDiv(gas * feeRate * FEE_RATE_UNIT, FEE_CHIP);
}

function ceilDiv(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}
