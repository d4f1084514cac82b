/**
 * Serves the static export of the dApp, as any host of static files would.
 *
 *     node scripts/serve.ts [--port 3000]
 */
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { parseArgs } from "node:util";
import { OUT } from "./dapp.ts";
import { HOST } from "./world/ports.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

/** The file of a path of the site: itself, its page, or the page of its folder. */
function fileOf(path: string): string | undefined {
  const base = join(OUT, normalize(`/${path}`));
  return [base, `${base}.html`, join(base, "index.html")].find((file) =>
    statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
}

const { values } = parseArgs({ options: { port: { type: "string", default: "3000" } } });

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", `http://${HOST}`);
  const found = fileOf(decodeURIComponent(pathname));
  const file = found ?? fileOf("/404");
  response.statusCode = found ? 200 : 404;
  if (!file) return void response.end();
  response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
  // Only names that carry a hash of their content never change.
  const lasting = pathname.startsWith("/_next/static/");
  response.setHeader("cache-control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
  createReadStream(file).pipe(response);
}).listen(Number(values.port), HOST);
