import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.ts";
import { runQuietly } from "./run.ts";

/** Where the static export stands. */
export const OUT = join(ROOT, "out");

const STAMP = join(OUT, ".built-from");
const SOURCES = ["app", "lib", "public", "next.config.ts", "package-lock.json", "tsconfig.json"];

/** Builds the static export of the dApp into `out/`, unless it is there already, built from the same files. */
export async function buildDapp(env: Record<string, string> = {}): Promise<void> {
  const stamp = fingerprint(env);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  await runQuietly("The dApp was not built.", ["node_modules/next/dist/bin/next", "build"], env);
  // What Next itself rewrites, it rewrites in its first build: so the stamp is that of the files as they are now.
  writeFileSync(STAMP, fingerprint(env));
}

/** A hash of all that a build depends on. */
function fingerprint(env: Record<string, string>): string {
  const hash = createHash("sha256").update(JSON.stringify(env));
  for (const name of SOURCES) {
    const path = join(ROOT, name);
    if (!existsSync(path)) continue;
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: "utf8" }).sort()
      : [""];
    for (const file of files) {
      const full = join(path, file);
      if (statSync(full).isFile()) hash.update(full).update(readFileSync(full));
    }
  }
  return hash.digest("hex");
}
