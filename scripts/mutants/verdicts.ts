/** What became of mutants, kept from run to run for as long as nothing that it hangs on has changed. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "../root.ts";
import { solidityIn } from "./workspace.ts";

/** By which file of tests it was killed, if it was. */
export type Verdict = { by: string | undefined };

type Kept = Record<string, { by?: string; hash: string }>;

const FILE = join(ROOT, "cache/mutants.json");

export class Verdicts {
  readonly #kept: Kept;
  readonly #house = hashOf([...solidityIn("contracts"), ...solidityIn("test/support")]);

  constructor() {
    try {
      this.#kept = JSON.parse(readFileSync(FILE, "utf8"));
    } catch {
      this.#kept = {};
    }
  }

  /** A mutant of this house that these tests are known to kill, or to let live. */
  of(key: string, tests: readonly string[]): Verdict | undefined {
    const kept = this.#kept[key];
    return kept?.hash === this.#hashFor(kept?.by, tests) ? { by: kept.by } : undefined;
  }

  keep(key: string, { by }: Verdict, tests: readonly string[]): void {
    this.#kept[key] = { ...(by && { by }), hash: this.#hashFor(by, tests) };
    mkdirSync(dirname(FILE), { recursive: true });
    writeFileSync(FILE, JSON.stringify(this.#kept));
  }

  /** Who was killed stays so while its killer stays; who lives may meet a new one. */
  #hashFor(by: string | undefined, tests: readonly string[]): string {
    return createHash("sha256")
      .update(this.#house)
      .update(hashOf(by && tests.includes(by) ? [by] : tests))
      .digest("hex");
  }
}

function hashOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest("hex");
}
