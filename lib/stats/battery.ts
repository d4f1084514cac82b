import { correlation } from "./correlation.ts";
import { coupon } from "./coupon.ts";
import { frequency } from "./frequency.ts";
import { gap } from "./gap.ts";
import { bets, rolls, rounds, seats } from "./interplay.ts";
import { overlaps } from "./overlaps.ts";
import { permutation } from "./permutation.ts";
import { poker } from "./poker.ts";
import { repeats } from "./repeats.ts";
import { runs } from "./runs.ts";
import type { Shape, StatTest } from "./test.ts";

/** Every test that suits draws of this shape. */
export function batteryFor(shape: Shape): StatTest[] {
  return [
    frequency(shape),
    runs(shape),
    correlation(shape),
    gap(shape),
    poker(shape),
    coupon(shape),
    permutation(shape),
    overlaps(shape),
    bets(shape),
    seats(shape),
    rolls(shape),
    rounds(shape),
    repeats(shape),
  ].filter((test) => test !== undefined);
}
