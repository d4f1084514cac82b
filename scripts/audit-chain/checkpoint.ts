import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { State } from "../../lib/audit/state.ts";
import type { Hex } from "../../lib/bytes.ts";
import { Problem } from "../problem.ts";

/** What a checkpoint is of: it is of no use for another house, or for other rules. */
export type Subject = { chain: number; casino: Hex; from: bigint; source: Hex };

/** An audit that was broken off: everything up to the block before `next` is in `state`. */
export type Checkpoint = { subject: Subject; next: bigint; state: State };

const FILE = "checkpoint";

/** What an earlier run left in a folder, if it goes for the same house and the same source. @throws Problem if it is another house's. */
export function readCheckpoint(folder: string, subject: Subject): Checkpoint | undefined {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  let found: Checkpoint;
  try {
    found = deserialize(readFileSync(file));
  } catch {
    throw new Problem(`${file} cannot be read: remove it, and the audit begins anew.`);
  }
  const { chain, casino, from, source } = found.subject;
  if (chain !== subject.chain || casino !== subject.casino) {
    throw new Problem(
      `${folder} holds the audit of casino ${casino} on chain ${chain}: name another folder with --out.`,
    );
  }
  return from === subject.from && source === subject.source ? found : undefined;
}

/** Keeps how far an audit has come. A run that is killed meanwhile leaves the earlier one whole. */
export function writeCheckpoint(folder: string, checkpoint: Checkpoint): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, FILE);
  writeFileSync(`${file}.new`, serialize(checkpoint));
  renameSync(`${file}.new`, file);
}

/** Forgets it. */
export function removeCheckpoint(folder: string): void {
  rmSync(join(folder, FILE), { force: true });
}
