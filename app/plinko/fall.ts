import type { PlinkoStep } from "../../lib/games/plinko.ts";

/** A place on the board: pegs of a row are 1 apart, and so are rows. The first peg is at 0, 0. */
export type Point = { x: number; y: number };

/** The pegs that a ball may touch on its way through some rows. */
export function pegsOf(rows: number): Point[] {
  const pegs: Point[] = [];
  for (let y = 0; y < rows; y++) {
    for (let i = 0; i <= y; i++) pegs.push({ x: i - y / 2, y });
  }
  return pegs;
}

// Above the first peg, on a peg, and above a slot.
const DROP = 1.3;
const REST = 0.35;
const LIE = 0.5;
const BOUNCE = 0.42;

/** Where a ball that takes these steps touches the board: above it, on a peg of every row, and in its slot. */
export function touches(path: readonly PlinkoStep[]): Point[] {
  const points: Point[] = [{ x: 0, y: -DROP }];
  let x = 0;
  for (const [row, step] of path.entries()) {
    points.push({ x, y: row - REST });
    x += step === "right" ? 0.5 : -0.5;
  }
  return [...points, { x, y: path.length - LIE }];
}

/** Where it is after a part of its way, from 0 to 1: it falls from touch to touch in equal times, and bounces a little on each peg. */
export function ballAt(points: readonly Point[], part: number): Point {
  const way = part * (points.length - 1);
  const index = Math.min(points.length - 2, Math.floor(way));
  const [from, to] = [points[index], points[index + 1]];
  if (!from || !to) return { x: 0, y: 0 };
  const t = way - index;
  const bounce = index === 0 ? 0 : BOUNCE * t * (1 - t);
  const fall = index === 0 ? t * t : 0.35 * t + 0.65 * t * t;
  return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * fall - bounce };
}
