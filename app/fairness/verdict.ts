import type { Certificate } from "../../lib/certificate/certificate.ts";

/** What a certificate says of one game, in a word or two. */
export function verdictOf(name: string, { verdict }: Pick<Certificate, "verdict">): string {
  const isMeant = (reason: string) =>
    reason.startsWith(`${name}:`) || reason.startsWith(`${name},`);
  if (!verdict.reasons.some(isMeant)) return "fair";
  return verdict.result === "void" ? "no verdict" : "not fair";
}
