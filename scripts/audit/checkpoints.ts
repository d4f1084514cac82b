import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, type Plain } from "../../lib/canonical.ts";

/** Results of parts of a run, kept on disk so that a run that was ended goes on where it was. */
export class Checkpoints {
  readonly #folder: string;

  /** @param of What the results follow from. Another source or other parameters have checkpoints of their own. */
  constructor(folder: string, of: Plain) {
    this.#folder = join(folder, hashOf(of).slice(2, 18));
  }

  /** A result: the one that is kept, or else that of `work`, which is kept from then on. */
  async keep<T>(name: string, work: () => Promise<T>): Promise<{ result: T; kept: boolean }> {
    const file = join(this.#folder, `${name}.json`);
    if (existsSync(file)) return { result: JSON.parse(readFileSync(file, "utf8")), kept: true };
    const result = await work();
    mkdirSync(this.#folder, { recursive: true });
    // Whoever is ended while he writes leaves no half of a file.
    writeFileSync(`${file}.new`, JSON.stringify(result));
    renameSync(`${file}.new`, file);
    return { result, kept: false };
  }

  /** Removes what is no longer needed. */
  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
