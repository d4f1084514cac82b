import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "../pool.ts";
import { Problem } from "../problem.ts";
import { ROOT } from "../root.ts";
import type { Mutant } from "./find.ts";
import type { Target } from "./targets.ts";
import { Verdicts } from "./verdicts.ts";
import type { Job, Verdict } from "./worker.ts";
import { openWorkspace, putMutants, solidityIn } from "./workspace.ts";

/**
 * Lets mutants of a file live, one after the other.
 *
 * @returns By which file of tests each was killed, if it was.
 * @throws Problem if the tests fail without any mutant, or pass with the one that must die.
 */
export async function testMutants(
  target: Target,
  wanted: readonly Mutant[],
  pool: Pool<Job>,
  say: (text: string, isLast?: boolean) => void,
): Promise<Map<string, Verdict>> {
  const file = `contracts/${target.file}`;
  const tests = [...new Set(target.tests.flatMap((path) => solidityIn(`test/${path}`)))];
  const kept = new Verdicts();
  const found = new Map<string, Verdict>();
  // First the one that must die.
  const ids = new Set([target.fatal, ...wanted.map(({ id }) => id)]);
  for (const id of ids) {
    const verdict = kept.of(`${target.file} ${id}`, tests);
    if (verdict) found.set(id, { failed: verdict.by });
  }
  const left = [...ids].filter((id) => !found.has(id));
  if (left.length === 0) return found;

  const workspace = join(
    tmpdir(),
    `glasshouse-mutants-${createHash("sha256").update(ROOT).digest("hex").slice(0, 8)}`,
  );
  openWorkspace(workspace);
  const numbers = putMutants(workspace, file).map(({ id }) => id);
  const numberOf = (id: string) => numbers.indexOf(id) + 1;
  say("compiling");
  await pool.run({ kind: "build", workspace, tests, number: 0 });
  say("without mutants");
  const sound = await pool.run<Verdict>({ kind: "test", workspace, tests, number: 0 });
  if (sound.failed) {
    throw new Problem(`${sound.failed} fails without any mutant of ${target.file}.`);
  }
  const start = Date.now();
  const count = left.length;
  let order = tests;
  const testNext = async (): Promise<void> => {
    const id = left.shift() as string;
    const number = numberOf(id);
    const verdict = await pool.run<Verdict>({ kind: "test", workspace, tests: order, number });
    const { failed: by } = verdict;
    if (!by && id === target.fatal) {
      throw new Problem(`VOID: the tests let live what must die in ${target.file}: "${id}".`);
    }
    // Who killed one comes first for the next.
    if (by) order = [by, ...order.filter((one) => one !== by)];
    found.set(id, verdict);
    kept.keep(`${target.file} ${id}`, { by }, tests);
    const done = count - left.length;
    const rest = (((Date.now() - start) / done) * left.length) / 60_000;
    say(`${done} of ${count}, ${rest.toFixed(1)} min left`, left.length === 0);
  };
  await testNext();
  const lane = async () => {
    while (left.length > 0) await testNext();
  };
  await Promise.all(Array.from({ length: pool.size }, lane));
  return found;
}
