/** Wei in a chip: a chip is one gwei of the native coin. Inside the house everything is counted in chips. */
export const WEI_PER_CHIP = 10n ** 9n;

/** Chips in a coin. */
export const CHIPS_PER_COIN = 10n ** 9n;

const DIGITS = 9;

/** The worth of chips in wei, exact. */
export function chipsToWei(chips: bigint): bigint {
  return chips * WEI_PER_CHIP;
}

/** Whole chips that an amount of wei buys, rounded down. */
export function weiToChipsDown(wei: bigint): bigint {
  if (wei < 0n) throw new RangeError(`Not an amount: ${wei} wei`);
  return wei / WEI_PER_CHIP;
}

/** Whole chips of an amount of wei. @throws if it is not a whole number of chips. */
export function weiToChips(wei: bigint): bigint {
  if (wei < 0n || wei % WEI_PER_CHIP !== 0n) {
    throw new RangeError(`${wei} wei are not whole chips: a chip is ${WEI_PER_CHIP} wei`);
  }
  return wei / WEI_PER_CHIP;
}

/**
 * Reads an amount of coins, such as "0.05", as chips, exact.
 *
 * @param places Digits after the point that a chip has: 9 of the native coin.
 * @throws if it is not a plain decimal number, or is finer than a chip.
 */
export function parseChips(text: string, places = DIGITS): bigint {
  const trimmed = text.trim();
  if (trimmed === "") throw new Error("Enter an amount");
  const match = /^(\d*)(?:\.(\d*))?$/.exec(trimmed);
  const [whole = "", part = ""] = match?.slice(1) ?? [];
  if (!match || whole + part === "") {
    throw new Error(
      `Not an amount: "${trimmed.slice(0, 40)}". Write it with digits and a point, such as 0.05`,
    );
  }
  const digits = part.replace(/0+$/, "");
  if (digits.length > places) {
    const chip = places === 0 ? "1" : `0.${"1".padStart(places, "0")}`;
    throw new Error(`Too fine: a chip is ${chip}, so at most ${places} digits after the point`);
  }
  if (whole.length > 30) throw new Error("Too large an amount");
  return BigInt((whole || "0") + digits.padEnd(places, "0"));
}

/**
 * Writes chips as coins, exact, without needless zeros: 50000000n is "0.05".
 *
 * @param places Digits after the point that a chip has: 9 of the native coin.
 */
export function formatChips(chips: bigint, places = DIGITS): string {
  const size = chips < 0n ? -chips : chips;
  const coin = 10n ** BigInt(places);
  const part = places === 0 ? "" : (size % coin).toString().padStart(places, "0");
  const shown = part.replace(/0+$/, "");
  return `${chips < 0n ? "-" : ""}${size / coin}${shown && `.${shown}`}`;
}

/** A token, as far as its bank's chips are written with it. */
export type Token = {
  /** Such as "USDG". */
  symbol: string;
  /** Digits after the point that a chip has. */
  places: number;
};

/**
 * Writes chips, and what they are worth: "50000000 chips (0.05)" of the native coin, "5000000 chips (5 USDG)" of a token.
 *
 * @param bank Null: the native one. If its token is not known, neither is what its chips are worth.
 */
export function describeChips(chips: bigint, bank: { token: Token | null } | null): string {
  if (!bank) return `${chips} chips (${formatChips(chips)})`;
  const { token } = bank;
  return `${chips} chips${token ? ` (${formatChips(chips, token.places)} ${token.symbol})` : ""}`;
}

/** Writes chips as chips, in groups of three digits: 50000000n is "50,000,000". */
export function groupChips(chips: bigint): string {
  return chips.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}
