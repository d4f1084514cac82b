import { createReadStream, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { createGzip } from "node:zlib";
import { cacheControl, HEADERS } from "../../app/headers.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The file of a path of a site, or undefined. Nothing outside of the folder. */
function fileOf(folder: string, path: string): string | undefined {
  const name = normalize(`/${path}`);
  const file = join(folder, name.endsWith("/") ? `${name}index.html` : name);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** A server of static files, as any host of them would be: a file by its name, and the index of a folder below `folder/`. */
export function createSite(folder: string): Server {
  return createServer((request, response) => {
    const [path = "/", query] = (request.url ?? "/").split("?");
    const decoded = decode(path);
    const known = decoded !== undefined && !decoded.includes("\0") ? decoded : undefined;
    const found = known === undefined ? undefined : fileOf(folder, known);
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (!found && known !== undefined && fileOf(folder, `${known}/`)) {
      // One slash at the start, or it would be the address of another host.
      const location = `${encodeURI(normalize(`/${known}`))}/${query === undefined ? "" : `?${query}`}`;
      return void response.writeHead(308, { location }).end();
    }
    const file = found ?? fileOf(folder, "/404.html");
    response.statusCode = found ? 200 : 404;
    if (!file) return void response.end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    response.setHeader("cache-control", found ? cacheControl(path) : "no-cache");
    const text = /text|json|svg/.test(TYPES[extname(file)] ?? "");
    if (text) response.setHeader("vary", "accept-encoding");
    if (!text || !/\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
      return void createReadStream(file).pipe(response);
    }
    response.setHeader("content-encoding", "gzip");
    createReadStream(file).pipe(createGzip()).pipe(response);
  });
}
