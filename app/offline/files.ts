import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// What only the router asks for, and does without: offline a link opens the page as a whole.
const NOT_KEPT = /\.txt$|^_|^404|^sw\.js$|^certificate|^icons\//;
const KEPT = /^_next\/static\/(chunks|media)\//;

/** The files of an export that a browser keeps for when there is no network. */
export function keptFiles(names: string[]): string[] {
  return names
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => KEPT.test(name) || !NOT_KEPT.test(name))
    .sort();
}

/** What tells one export from another. */
export function versionOf(out: string, files: string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(out, file)));
  return hash.digest("hex").slice(0, 16);
}

/** Says in a page which export it is of. */
export function withVersion(html: string, version: string): string {
  return html.replace("<head>", `<head><meta name="version" content="${version}"/>`);
}

/** The service worker of an export. @param source Its code without what it keeps. */
export function workerOf(source: string, version: string, files: string[]): string {
  return `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(files)};\n${source}`;
}
