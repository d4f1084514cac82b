import { type Spot, spotOf } from "../../lib/games/roulette.ts";

/**
 * Where a spot lies on the layout, in cells. `along` runs from zero (0 to 1) over the twelve streets (1 to 13) to the columns (13 to
 * 14); `across` from the row of 3 (0 to 1) to the row of 1 (2 to 3), the dozens (3 to 4) and the even chances (4 to 5).
 */
export type Place = {
  /** Of the middle. */
  along: number;
  across: number;
  /** Size. 0 is a line between cells. */
  length: number;
  breadth: number;
};

/** Order of the even chances along the layout. */
const EVEN_CHANCES = ["low 1-18", "even", "red", "black", "odd", "high 19-36"];

/** The place of a spot on the layout. */
export function placeOf(id: number): Place {
  const spot = spotOf(id);
  const lowest = spot.numbers[0] as number;
  switch (spot.kind) {
    case "straight":
      return lowest === 0
        ? { along: 0.5, across: 1.5, length: 1, breadth: 3 }
        : { ...middleOf(lowest), length: 1, breadth: 1 };
    case "split":
    case "trio":
    case "corner":
      return { ...between(spot), length: 0, breadth: 0 };
    case "street":
      return { along: middleOf(lowest).along, across: 3, length: 0, breadth: 0 };
    case "six line":
      return { along: middleOf(lowest).along + 0.5, across: 3, length: 0, breadth: 0 };
    case "first four":
      return { along: 1, across: 3, length: 0, breadth: 0 };
    case "dozen":
      return { along: middleOf(lowest).along + 1.5, across: 3.5, length: 4, breadth: 1 };
    case "column":
      return { along: 13.5, across: middleOf(lowest).across, length: 1, breadth: 1 };
    case "even chance":
      return { along: 2 + 2 * EVEN_CHANCES.indexOf(spot.name), across: 4.5, length: 2, breadth: 1 };
  }
}

/** The middle of the numbers that a spot touches. Those with zero lie on zero's edge. */
function between({ numbers }: Spot): { along: number; across: number } {
  const places = numbers.filter((n) => n !== 0).map(middleOf);
  const mean = (of: (place: { along: number; across: number }) => number) =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length;
  return {
    along: numbers.includes(0) ? 1 : mean(({ along }) => along),
    across: mean(({ across }) => across),
  };
}

function middleOf(n: number): { along: number; across: number } {
  return { along: 1.5 + Math.floor((n - 1) / 3), across: 2.5 - ((n - 1) % 3) };
}

/** The pockets in the order of a European wheel. */
export const WHEEL: readonly number[] = [
  0, 32, 15, 19, 4, 21, 2, 25, 17, 34, 6, 27, 13, 36, 11, 30, 8, 23, 10, 5, 24, 16, 33, 1, 20, 14,
  31, 9, 22, 18, 29, 7, 28, 12, 35, 3, 26,
];
