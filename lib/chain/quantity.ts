import { fromHex } from "../bytes.ts";

/** The bytes of a number as RLP wants them: big-endian, without leading zeros, none for 0. */
export function quantityBytes(hex: string): Uint8Array {
  const digits = hex.replace(/^0x0*/, "");
  if (hex === digits) throw new Error(`Not a hex quantity: ${hex.slice(0, 40)}`);
  return fromHex(`0x${digits.length % 2 === 1 ? "0" : ""}${digits}`);
}
