import { compiled, igam, igamc, igami, incbi, ndtr, ndtri, smirnov } from "cephes";

// The functions of cephes are WebAssembly, which is compiled when the module is loaded.
await compiled;

/** Chance that a chi-square variable is at least `x`. Accurate far into the tail, where 1 - cdf would be 0. */
export function chiSquareTail(x: number, freedom: number): number {
  return orZero(() => igamc(freedom / 2, x / 2));
}

/** Chance that a chi-square variable is at most `x`. */
export function chiSquareHead(x: number, freedom: number): number {
  return orZero(() => igam(freedom / 2, x / 2));
}

/** The value that a chi-square variable reaches with chance `p`. */
export function chiSquareQuantile(p: number, freedom: number): number {
  return 2 * igami(freedom / 2, p);
}

/** Chance that a normal variable is at least as far from its mean as `z` standard deviations, on either side. */
export function normalTails(z: number): number {
  return Math.min(1, 2 * orZero(() => ndtr(-Math.abs(z))));
}

/** How many standard deviations a normal variable stays within, but for a chance of `p` on both sides together. */
export function normalQuantile(p: number): number {
  return -ndtri(p / 2);
}

/** Chance that a Poisson variable of this mean is at least `count`. */
export function poissonTail(count: number, mean: number): number {
  return count === 0 ? 1 : mean === 0 ? 0 : orZero(() => igam(count, mean));
}

/** The value that a beta variable is below with chance `p`. */
export function betaQuantile(p: number, a: number, b: number): number {
  return incbi(a, b, p);
}

/** Chance that the empirical distribution of `n` uniform variables rises above the true one by `d` or more somewhere. Exact. */
export function smirnovTail(n: number, d: number): number {
  return d <= 0 ? 1 : d >= 1 ? 0 : orZero(() => smirnov(n, d));
}

/** A chance that is too small for a floating-point number is 0, and no error. */
function orZero(chance: () => number): number {
  try {
    return chance();
  } catch (error) {
    if ((error as Error).message.includes("underflow")) return 0;
    throw error;
  }
}
