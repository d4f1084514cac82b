import type { HouseEvent } from "./events.ts";

/** What is in a reserve, told again from events: chips in the asset, and units of the stablecoin. */
export type Cold = { held: bigint; stable: bigint };

export const NO_COLD: Cold = { held: 0n, stable: 0n };

/** A unit of the stablecoin is worth num / den chips, by the feeds. */
export type Price = { num: bigint; den: bigint };

/** What cold money is worth, in chips: as the bank sells its shares, and as it buys them. `high` is undefined if it is not known. */
export type Worth = { low: bigint; high: bigint | undefined };

// As in contracts/Hedge.sol, in millionths.
const MILLION = 1_000_000n;
const VALUATION_BAND = 10_000n;
const UNPRICED = (1n << 128n) - 1n;

/** What cold money is worth at a price; undefined if the feeds give none. */
export function worthOf({ held, stable }: Cold, price: Price | undefined): Worth {
  if (stable === 0n) return { low: held, high: held };
  const worth = price && ceilDiv(stable * price.num, price.den);
  if (worth === undefined || worth > UNPRICED) return { low: held, high: undefined };
  return {
    low: held + ((worth > 0n ? worth - 1n : 0n) * (MILLION - VALUATION_BAND)) / MILLION,
    high: held + ceilDiv(worth * (MILLION + VALUATION_BAND), MILLION),
  };
}

/** What a reserve holds after an event of its own. */
export function coldAfter({ held, stable }: Cold, event: HouseEvent): Cold {
  switch (event.eventName) {
    case "Swept":
      return { held: held + event.args.chips, stable };
    case "Refilled":
      return { held: held - event.args.chips, stable };
    case "Hedged": {
      const { sold, chips, stable: units } = event.args;
      return sold
        ? { held: held - chips, stable: stable + units }
        : { held: held + chips, stable: stable - units };
    }
    default:
      return { held, stable };
  }
}

function ceilDiv(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}
