import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "./problem.ts";
import { ROOT } from "./root.ts";

const README = join(ROOT, "README.md");

/**
 * Puts generated text into the README, between `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws Problem if the README has no such place.
 */
export function writeIntoReadme(name: string, text: string): void {
  const readme = readFileSync(README, "utf8");
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = readme.indexOf(open) + open.length;
  const to = readme.indexOf(close, from);
  if (from < open.length || to < 0) {
    throw new Problem(`README.md has no place for this: put ${open} and ${close} back.`);
  }
  writeFileSync(README, `${readme.slice(0, from)}\n${text}\n${readme.slice(to)}`);
}
