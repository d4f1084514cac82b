/** The size of the picture. */
export const WIDTH = 640;
export const HEIGHT = 220;

const STEEPNESS = 1.9;

/** The multiplier after a part of the way, from 0 to 1, to a point. It climbs the faster the higher it is. */
export function heightAt(part: number, point: number): number {
  return point <= 1 ? point : point ** (part ** STEEPNESS);
}

/** Where a multiplier stands, in a picture whose upper edge is `top`: to a tenth. The scale is logarithmic. */
export function yOf(multiplier: number, top: number): number {
  const part = Math.log(Math.max(1, multiplier)) / Math.log(top);
  return Math.round((1 - part) * HEIGHT * 10) / 10;
}

/** The way to a point, as the path of a line. */
export function pathTo(point: number, top: number): string {
  const steps = 40;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const part = i / steps;
    const y = yOf(heightAt(part, point), top);
    return `${i === 0 ? "M" : "L"}${(part * WIDTH).toFixed(1)} ${y}`;
  }).join("");
}

/** The upper edge for a target and a point: a little above both. */
export function topOf(target: number, point: number): number {
  return Math.max(target, point, 1.2) ** 1.18;
}

/** Round multipliers below an upper edge, at most five. */
export function ticksTo(top: number): number[] {
  const decades = Math.ceil(Math.log10(top));
  const all =
    decades <= 1 ? [1, 1.5, 2, 3, 5, 10] : Array.from({ length: decades + 1 }, (_, i) => 10 ** i);
  const below = all.filter((tick) => tick < top);
  const every = Math.ceil(below.length / 5);
  return below.filter((_, i) => i % every === 0);
}
