import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "./problem.ts";
import { ROOT } from "./root.ts";

/**
 * Puts generated text into a document, between `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws Problem if it has no such place.
 */
export function writeInto(document: "README.md" | "FIGURES.md", name: string, text: string): void {
  const file = join(ROOT, document);
  const before = readFileSync(file, "utf8");
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = before.indexOf(open) + open.length;
  const to = before.indexOf(close, from);
  if (from < open.length || to < 0) {
    throw new Problem(`${document} has no place for this: put ${open} and ${close} back.`);
  }
  writeFileSync(file, `${before.slice(0, from)}\n${text}\n${before.slice(to)}`);
}
