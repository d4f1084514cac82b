import { AssertionError } from "chai";

/** Expects a number within a distance of another. Hardhat's matchers make chai's own `closeTo` one for whole numbers. */
export function expectNear(actual: number | undefined, expected: number, within: number): void {
  if (actual !== undefined && Math.abs(actual - expected) <= within) return;
  throw new AssertionError(`expected ${actual} to be within ${within} of ${expected}`);
}
