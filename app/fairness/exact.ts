import type { Exact } from "../../lib/certificate/certificate.ts";
import { fraction } from "../../lib/fraction.ts";
import { percent } from "../format.ts";

/** An exact return in per cent. */
export function returnOf({ num, den }: Exact): string {
  return BigInt(den) === 0n ? "–" : percent(fraction(BigInt(num), BigInt(den)));
}
