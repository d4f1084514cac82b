/** What a host is to say with every file. The policy of a page stands in the page: only what a page cannot say of itself is here. */
export const HEADERS = {
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin-allow-popups", // some wallets are a window of their own
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** For how long a file may be kept, by its path: for ever only if its name carries a hash of its content. */
export function cacheControl(path: string): string {
  return /\/_next\/static\/(chunks|media)\//.test(path)
    ? "public, max-age=31536000, immutable"
    : "no-cache";
}

/** The same as a `_headers` file, which many hosts of static files read. */
export function headersFile(): string {
  const block = (path: string, headers: Record<string, string>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ""].join("\n");
  return [
    block("/*", HEADERS),
    ...["/_next/static/chunks/", "/_next/static/media/"].map((folder) =>
      block(`${folder}*`, { "Cache-Control": cacheControl(folder) }),
    ),
  ].join("\n");
}
