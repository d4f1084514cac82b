import { InvalidChoiceError } from "./game.ts";

export const MAX_SPOTS = 16;
export const MAX_COUNT = 255;
const ALL_CHOICES = 1n << 256n;

/** Chips on a spot of a layout. */
export type SpotChips = { readonly spot: number; readonly count: number };

/** The choice that lays one chip on a spot. */
export function oneChip(spot: number): bigint {
  return BigInt((1 << 8) | spot);
}

/**
 * The spreads of chips of a table with a layout: up to 16 spots, 16 bits each from the low end, `count << 8 | spot`.
 *
 * @param spotOf Finds a spot of the layout. Throws a RangeError that names the spot if there is none.
 */
export function spreadsOf(
  name: string,
  hasSpot: (spot: number) => boolean,
  spotOf: (spot: number) => unknown,
) {
  return {
    /** In the order given. @throws RangeError if there is no spot, more than 16, an unknown one, or a count out of 1 to 255. */
    encode(spread: readonly SpotChips[]): bigint {
      if (spread.length === 0) throw new RangeError("Lay at least one chip");
      if (spread.length > MAX_SPOTS) {
        throw new RangeError(`A spread has at most ${MAX_SPOTS} spots, not ${spread.length}`);
      }
      return spread.reduceRight((choice, { spot, count }) => {
        spotOf(spot);
        if (!Number.isInteger(count) || count < 1 || count > MAX_COUNT) {
          throw new RangeError(`A spot takes 1 to ${MAX_COUNT} chips, not ${count}`);
        }
        return (choice << 16n) | BigInt((count << 8) | spot);
      }, 0n);
    },
    /** In its order. @throws InvalidChoiceError */
    decode(choice: bigint): SpotChips[] {
      if (choice <= 0n || choice >= ALL_CHOICES) throw new InvalidChoiceError(name, choice);
      const spread: SpotChips[] = [];
      for (let rest = choice; rest !== 0n; rest >>= 16n) {
        const spot = Number(rest & 0xffn);
        const count = Number((rest >> 8n) & 0xffn);
        if (!hasSpot(spot) || count === 0) throw new InvalidChoiceError(name, choice);
        spread.push({ spot, count });
      }
      return spread;
    },
  };
}
