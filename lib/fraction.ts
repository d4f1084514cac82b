/** An exact fraction in lowest terms. The denominator is positive. */
export type Fraction = { readonly num: bigint; readonly den: bigint };

/** Reduces num / den. @throws RangeError if den is 0. */
export function fraction(num: bigint, den: bigint): Fraction {
  if (den === 0n) throw new RangeError("A fraction needs a denominator other than 0");
  const divisor = gcd(num < 0n ? -num : num, den < 0n ? -den : den) * (den < 0n ? -1n : 1n);
  return { num: num / divisor, den: den / divisor };
}

/** The exact difference a - b. */
export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den - b.num * a.den, a.den * b.den);
}

/** Whether a < b (-1), a = b (0) or a > b (1). */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A fraction as a decimal with `digits` digits after the point, rounded down: 36/37 with 4 is "0.9729". */
export function toDecimal({ num, den }: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const scaled = floorDiv(num * scale, den);
  const size = scaled < 0n ? -scaled : scaled;
  const sign = scaled < 0n ? "-" : "";
  if (digits === 0) return `${sign}${size}`;
  return `${sign}${size / scale}.${(size % scale).toString().padStart(digits, "0")}`;
}

/** A fraction in per cent, rounded down: 36/37 with 2 digits is "97.29 %". */
export function toPercent(value: Fraction, digits: number): string {
  return `${toDecimal(fraction(value.num * 100n, value.den), digits)} %`;
}

function floorDiv(num: bigint, den: bigint): bigint {
  const quotient = num / den;
  return num % den < 0n ? quotient - 1n : quotient;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : gcd(b, a % b);
}
