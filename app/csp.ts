/**
 * What a page of the dApp may load: its own files, the inline scripts with these hashes, and answers of these nodes.
 *
 * @param hashes SHA-256 of each inline script, base64.
 * @param nodes Addresses of the JSON-RPC nodes.
 */
export function contentSecurityPolicy(hashes: string[], nodes: string[]): string {
  const origins = [...new Set(nodes.map((node) => new URL(node).origin))];
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes.map((hash) => `'sha256-${hash}'`).join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:", // the icons that wallets announce
    "font-src 'self'",
    `connect-src 'self' ${origins.join(" ")}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join("; ");
}
