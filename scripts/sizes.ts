import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.ts";

/** Bytes of one contract: what is deployed, and what deploys it. */
export type Size = { runtime: number; init: number };

const SIZES = join(ROOT, ".contract-sizes.json");

// EIP-170 and EIP-3860.
const MAX: Size = { runtime: 24_576, init: 49_152 };

/** The sizes of all contracts of `contracts/` that can be deployed, by name. */
export async function readSizes(): Promise<Record<string, Size>> {
  const { artifacts } = (await import("hardhat")).default;
  const names = await artifacts.getAllFullyQualifiedNames();
  const sizes: Record<string, Size> = {};
  for (const name of [...names].sort()) {
    if (!name.startsWith("contracts/")) continue;
    const { contractName, bytecode, deployedBytecode } = await artifacts.readArtifact(name);
    if (bytecode === "0x") continue;
    const bytes = (hex: string) => (hex.length - 2) / 2;
    sizes[contractName] = { runtime: bytes(deployedBytecode), init: bytes(bytecode) };
  }
  return sizes;
}

/** Writes the sizes into `.contract-sizes.json`. */
export async function writeSizes(): Promise<void> {
  writeFileSync(SIZES, `${JSON.stringify(await readSizes(), null, 2)}\n`);
}

/** What is wrong with the sizes, a line each: above the limits of the EVM, or not as they were recorded. */
export async function checkSizes(): Promise<string[]> {
  const recorded: Record<string, Size> = existsSync(SIZES)
    ? JSON.parse(readFileSync(SIZES, "utf8"))
    : {};
  return compareSizes(recorded, await readSizes());
}

/** The differences between two records of sizes, and what is above the limits. */
export function compareSizes(
  recorded: Record<string, Size>,
  found: Record<string, Size>,
): string[] {
  const wrong: string[] = [];
  for (const name of new Set([...Object.keys(recorded), ...Object.keys(found)])) {
    for (const part of ["runtime", "init"] as const) {
      const was = recorded[name]?.[part];
      const is = found[name]?.[part];
      if (was !== is) wrong.push(`${name}: ${part} ${was ?? "unknown"} -> ${is ?? "gone"} bytes`);
      if (is && is > MAX[part]) wrong.push(`${name}: ${part} ${is} > ${MAX[part]} bytes`);
    }
  }
  return wrong;
}
