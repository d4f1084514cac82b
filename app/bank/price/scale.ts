import type { PricePoint } from "../../../lib/bank/share-price.ts";

/** Where the points of a chart lie in a drawing of a size. */
export type Scale = {
  x: (block: bigint) => number;
  y: (price: number) => number;
  /** The prices at the upper and the lower edge. */
  top: number;
  bottom: number;
};

/** Of the room above and below the line. */
const MARGIN = 0.08;

/** A price that stood still lies in the middle. */
export function scaleOf(points: readonly PricePoint[], width: number, height: number): Scale {
  const prices = points.flatMap(({ low, high }) => [low, high]);
  const most = Math.max(...prices);
  const least = Math.min(...prices);
  const room = most > least ? (most - least) * MARGIN : most * 1e-6;
  const [top, bottom] = [most + room, least - room];
  const from = points[0]?.block ?? 0n;
  const span = Number((points.at(-1)?.block ?? from) - from) || 1;
  return {
    x: (block) => (Number(block - from) / span) * width,
    y: (price) => ((top - price) / (top - bottom)) * height,
    top,
    bottom,
  };
}

/** The points of a line, as SVG writes them after its first letter. */
export function pathOf(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L");
}
