import type {
  AccountRuntimeValue,
  ArgumentType,
  ContractFuture,
  Future,
  IgnitionModuleBuilder,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";

/** Who gets the first shares of a bank: nobody. Whoever comes next cannot move the price for those after him. */
export const DEAD = "0x000000000000000000000000000000000000dEaD";

/** What those shares cost, in chips. */
export const DEAD_CHIPS = 1_000_000n;

/** Wei that a chip of the native coin is worth. */
export const NATIVE_CHIP = 10n ** 9n;

/** The address of a contract. */
export type At = string | ContractFuture<string>;

/** A price feed, and the seconds after which its answer counts no more. */
type Feed = { source: At; maxAge: bigint };

/** How the reserve of a bank works. Amounts are chips, times seconds, shares millionths. See `IReserve`. */
export type ColdPlan = {
  /** Hot equity that the bank keeps. */
  target: bigint;
  /** Most that comes back to the bank by itself, in a window. */
  bucket: { capacity: bigint; window: bigint };
  /** Left out where there is nowhere to trade. */
  hedge?: {
    venue: {
      router: At;
      stable: At;
      fee: bigint;
      maxSlippage: bigint;
      ofAsset: Feed;
      ofStable: Feed;
    };
    share: bigint;
    band: bigint;
    capacity: bigint;
    window: bigint;
  };
};

/** A bank of a token. */
export type TokenPlan = {
  symbol: string;
  token: At;
  /** Units of the token that one chip is worth. */
  chip: bigint;
  cold: ColdPlan;
  /** Contracts of the games that are played for it. */
  games: readonly string[];
  /** What gives the deployer the tokens for nobody's shares. */
  after?: Future[];
};

type Casino = NamedArtifactContractDeploymentFuture<"Casino">;
type Bankroll = NamedArtifactContractAtFuture<"NativeBankroll" | "TokenBankroll">;

/**
 * The bank that every casino has: buys nobody's shares of it, and sets how its reserve works.
 * @returns With what has to be done before roles are given away.
 */
export function nativeBank(m: IgnitionModuleBuilder, casino: Casino, cold: ColdPlan) {
  const bankroll = m.contractAt("NativeBankroll", m.staticCall(casino, "bankroll"));
  const value = DEAD_CHIPS * NATIVE_CHIP;
  const shares = m.call(bankroll, "deposit", [value, DEAD], { id: "deadShares", value });
  const { reserve, done } = setReserve(m, "", bankroll, cold);
  return { bankroll, reserve, done: [shares, ...done] };
}

/** As `nativeBank`, for the bank of a token, which it opens as number `index` after others. */
export function tokenBank(
  m: IgnitionModuleBuilder,
  casino: Casino,
  index: number,
  { symbol, token, chip, cold, after }: TokenPlan,
  others: Future[],
) {
  const name = `_${symbol}`;
  const opened = m.call(casino, "openBank", [token, chip], {
    id: `openBank${name}`,
    after: others,
  });
  const address = m.staticCall(casino, "bankOf", [index], 0, {
    id: `bankOf${name}`,
    after: [opened],
  });
  const bankroll = m.contractAt("TokenBankroll", address, { id: `TokenBankroll${name}` });
  const shares = depositTokens(m, name, bankroll, token, DEAD_CHIPS * chip, { to: DEAD, after });
  const { reserve, done } = setReserve(m, name, bankroll, cold);
  return { bankroll, reserve, opened, done: [shares, ...done] };
}

/** Deposits units of a token, which the depositor must have. */
export function depositTokens(
  m: IgnitionModuleBuilder,
  name: string,
  bankroll: Bankroll,
  token: At,
  amount: bigint,
  {
    to,
    from,
    after,
  }: { to: string | AccountRuntimeValue; from?: AccountRuntimeValue; after?: Future[] },
): Future {
  const erc20 = m.contractAt("IERC20", token, { id: `IERC20${name}` });
  const approved = m.call(erc20, "approve", [bankroll, amount], {
    id: `approve${name}`,
    from,
    after,
  });
  return m.call(bankroll, "deposit", [amount, to], {
    id: `deposit${name}`,
    from,
    after: [approved],
  });
}

function setReserve(
  m: IgnitionModuleBuilder,
  name: string,
  bankroll: Bankroll,
  { target, bucket, hedge }: ColdPlan,
) {
  const address = m.staticCall(bankroll, "reserve", [], 0, { id: `reserveOf${name}` });
  const reserve = m.contractAt("Reserve", address, { id: `Reserve${name}` });
  const set = (act: string, args: ArgumentType[]) =>
    m.call(reserve, act, args, { id: `${act}${name}` });
  const done: Future[] = [
    set("lowerTarget", [target]),
    set("setBucket", [bucket.capacity, bucket.window]),
  ];
  if (hedge) {
    const { venue, share, band, capacity, window } = hedge;
    done.push(set("setVenue", [venue]), set("setHedge", [share, band, capacity, window]));
  }
  return { reserve, done };
}
