import { createReadStream, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";

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

/** The file of a path of a site: itself, its page, or the page of its folder. Nothing outside of the folder. */
function fileOf(folder: string, path: string): string | undefined {
  const base = join(folder, normalize(`/${path}`));
  return [base, `${base}.html`, join(base, "index.html")].find((file) =>
    statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** A server of static files, as any host of them would be. */
export function createSite(folder: string): Server {
  return createServer((request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    const decoded = decode(path);
    const found =
      decoded === undefined || decoded.includes("\0") ? undefined : fileOf(folder, decoded);
    const file = found ?? fileOf(folder, "/404");
    response.statusCode = found ? 200 : 404;
    if (!file) return void response.end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    // Only names that carry a hash of their content never change.
    const lasting = found && path.startsWith("/_next/static/");
    response.setHeader(
      "cache-control",
      lasting ? "public, max-age=31536000, immutable" : "no-cache",
    );
    createReadStream(file).pipe(response);
  });
}
