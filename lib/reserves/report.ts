import type { Hex } from "../bytes.ts";
import { canonical, hashOf, type Plain } from "../canonical.ts";
import type { Reserves } from "./reserves.ts";

/** A proof of reserves as canonical JSON, with keccak256 of the same without `reservesHash`. */
export function toJson(reserves: Reserves): { text: string; hash: Hex } {
  const plain = reserves as unknown as { [key: string]: Plain };
  const hash = hashOf(plain);
  return { text: `${canonical({ ...plain, reservesHash: hash })}\n`, hash };
}
