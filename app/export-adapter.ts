import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { NextAdapter } from "next";
import { contentSecurityPolicy } from "./csp.ts";
import { headersFile } from "./headers.ts";
import { keptFiles, versionOf, withVersion, workerOf } from "./offline/files.ts";
import { portable, withBase } from "./portable.ts";

const TEXT = new Set([".html", ".js", ".css", ".txt", ".json", ".webmanifest"]);

// A static page can carry its policy only in a meta element, and a policy without "unsafe-inline" needs the hashes of the inline
// scripts of exactly this page: both are known when the export is written, and not before.
const adapter: NextAdapter = {
  name: "static-export",
  async onBuildComplete({ projectDir, config }) {
    const out = join(projectDir, config.distDir === ".next" ? "out" : config.distDir);
    const chains: { rpcUrls: { default: { http: string[] } } }[] = JSON.parse(
      config.env.HOUSE_CHAINS as string,
    );
    const nodes = chains.flatMap((chain) => chain.rpcUrls.default.http);
    writeFileSync(join(out, "_headers"), headersFile());
    const names = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) =>
      statSync(join(out, name)).isFile(),
    );
    const rewrite = (types: Set<string>, change: (text: string, name: string) => string) => {
      for (const name of names.filter((file) => types.has(extname(file)))) {
        const file = join(out, name);
        writeFileSync(file, change(readFileSync(file, "utf8"), name));
      }
    };
    rewrite(TEXT, (text, name) => portable(text, extname(name) === ".js"));
    const kept = keptFiles(names);
    const version = versionOf(out, kept);
    rewrite(new Set([".html"]), (text, name) =>
      withPolicy(withVersion(withBase(text, name), version), nodes),
    );
    const worker = readFileSync(join(projectDir, "app/offline/worker.js"), "utf8");
    writeFileSync(join(out, "sw.js"), workerOf(worker, version, kept));
  },
};

/** Puts the policy of a page at the start of its head. */
export function withPolicy(html: string, nodes: string[]): string {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = scripts.map(([, text]) =>
    createHash("sha256")
      .update(text as string)
      .digest("base64"),
  );
  const policy = contentSecurityPolicy([...new Set(hashes)], nodes);
  return html.replace(
    "<head>",
    `<head><meta http-equiv="Content-Security-Policy" content="${policy}"/>`,
  );
}

export default adapter;
