import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";

/** A string of hexadecimal digits that begins with 0x. */
export type Hex = `0x${string}`;

/** Bytes, or a number that stands for its 32-byte big-endian word. */
export type Part = Uint8Array | bigint;

const WORD_LIMIT = 1n << 256n;

/** The same hex in lower case, as all addresses and hashes are compared. */
export function lower(hex: Hex): Hex {
  return hex.toLowerCase() as Hex;
}

/** The bytes of a hex string. @throws if it is not an even number of hex digits after 0x. */
export function fromHex(hex: string): Uint8Array {
  if (!hex.startsWith("0x")) throw new Error(`Not a hex string: ${clip(hex)}`);
  return hexToBytes(hex.slice(2));
}

/** Lower-case hex of bytes. */
export function toHex(bytes: Uint8Array): Hex {
  return `0x${bytesToHex(bytes)}`;
}

/** The 32-byte big-endian word of a number. @throws if it does not fit. */
export function toWord(value: bigint): Uint8Array {
  if (value < 0n || value >= WORD_LIMIT) throw new RangeError(`Not a 256-bit number: ${value}`);
  return hexToBytes(value.toString(16).padStart(64, "0"));
}

/** The number that bytes spell, big-endian. */
export function toBigInt(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(toHex(bytes));
}

/** Hex of a number's 32-byte word. */
export function toWordHex(value: bigint): Hex {
  return toHex(toWord(value));
}

/** keccak256 over the parts, one after the other, numbers as 32-byte words. */
export function keccak(...parts: Part[]): bigint {
  return toBigInt(keccakBytes(...parts));
}

/** As `keccak`, as bytes. */
export function keccakBytes(...parts: Part[]): Uint8Array {
  return keccak_256(join(...parts));
}

/** The parts one after the other, numbers as 32-byte words. */
export function join(...parts: Part[]): Uint8Array {
  return concatBytes(...parts.map((part) => (typeof part === "bigint" ? toWord(part) : part)));
}

/** The beginning of a text that may be too long to show in an error. */
export function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
