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
 * @throws if it is not a plain decimal number, or is finer than a chip (9 digits after the point).
 */
export function parseChips(text: string): bigint {
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
  if (digits.length > DIGITS) {
    throw new Error(`Too fine: a chip is 0.000000001, so at most ${DIGITS} digits after the point`);
  }
  if (whole.length > 30) throw new Error("Too large an amount");
  return BigInt(whole || "0") * CHIPS_PER_COIN + BigInt(digits.padEnd(DIGITS, "0"));
}

/** Writes chips as coins, exact, without needless zeros: 50000000n is "0.05". */
export function formatChips(chips: bigint): string {
  const size = chips < 0n ? -chips : chips;
  const part = (size % CHIPS_PER_COIN).toString().padStart(DIGITS, "0").replace(/0+$/, "");
  return `${chips < 0n ? "-" : ""}${size / CHIPS_PER_COIN}${part && `.${part}`}`;
}

/** Writes chips as chips, in groups of three digits: 50000000n is "50,000,000". */
export function groupChips(chips: bigint): string {
  return chips.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}
