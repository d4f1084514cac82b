/** A copy of the contracts and their tests, outside the repository, where contracts may be changed and compiled. */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT } from "../root.ts";
import { type Mutant, mutantsOf } from "./find.ts";
import { constantsOf, SELECTOR, SELECTOR_FILE, schemaOf } from "./schema.ts";
import { Source } from "./source.ts";

/** All Solidity files below a folder, or the file itself. */
export function solidityIn(path: string, root = ROOT): string[] {
  if (path.endsWith(".sol")) return [path];
  return readdirSync(join(root, path), { recursive: true })
    .map((file) => `${path}/${file}`)
    .filter((file) => file.endsWith(".sol"))
    .sort();
}

export function readSource(file: string, root = ROOT): Source {
  return new Source(readFileSync(join(root, file), "utf8"));
}

/** Copies contracts and tests as they are. What was compiled there before stays, so that only what changed is compiled again. */
export function openWorkspace(workspace: string, root = ROOT): void {
  mkdirSync(workspace, { recursive: true });
  for (const folder of ["contracts", "test"]) {
    rmSync(join(workspace, folder), { recursive: true, force: true });
    for (const file of solidityIn(folder, root)) {
      // Too deep for the stack when it is compiled in haste, and no test needs it.
      if (file === "contracts/local/Sampler.sol") continue;
      cpSync(join(root, file), join(workspace, file), { recursive: true });
    }
  }
  writeFileSync(join(workspace, "package.json"), '{ "private": true, "type": "module" }\n');
  const modules = join(workspace, "node_modules");
  rmSync(modules, { force: true });
  symlinkSync(join(ROOT, "node_modules"), modules);
  writeFileSync(join(workspace, SELECTOR_FILE), SELECTOR);
}

/**
 * Puts the mutants of a file into the workspace, and takes those of others out.
 *
 * @returns The mutants: number n is the n-th of them, from 1.
 */
export function putMutants(workspace: string, target: string, root = ROOT): Mutant[] {
  const source = readSource(target, root);
  const mutants = mutantsOf(source);
  const constants = constantsOf(source, mutants);
  const all = new Set(constants.map(({ name }) => name));
  const shared = new Set(constants.filter(({ isPrivate }) => !isPrivate).map(({ name }) => name));
  for (const file of solidityIn("contracts", workspace)) {
    if (file === SELECTOR_FILE) continue;
    const own = file === target;
    const toSelector = relative(dirname(file), SELECTOR_FILE).replace(/^(?!\.)/, "./");
    let text = readFileSync(join(root, file), "utf8");
    if (own) text = schemaOf(source, mutants, all, `import { mutant } from "${toSelector}";`);
    else if (shared.size > 0 && imports(text, file, target)) {
      const importing = new Source(text);
      const hanging = constantsOf(importing, [], shared).map(({ name }) => name);
      text = schemaOf(importing, [], new Set([...shared, ...hanging]), "");
    }
    const path = join(workspace, file);
    if (readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  }
  return mutants;
}

/** Whether one file imports another. */
function imports(text: string, file: string, target: string): boolean {
  return [...text.matchAll(/^(?:import|}) .*from "(.*)";$/gm)].some(
    ([, path]) => join(dirname(file), `${path}`) === target,
  );
}
