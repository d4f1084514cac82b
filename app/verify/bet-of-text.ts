import { type BetId, parseBetId } from "../../lib/bet-id.ts";

/** The bet that a person means by an id, or by a link to it. Undefined if it is neither. */
export function betOfText(text: string): BetId | undefined {
  const inLink = /[?&]bet=([^&#\s]+)/.exec(text)?.[1];
  try {
    return parseBetId(inLink ? decodeURIComponent(inLink) : text);
  } catch {
    return undefined;
  }
}

/** The network that a link to a bet names, if it does. */
export function chainOfText(text: string): number | undefined {
  const inLink = /[?&]chain=(\d{1,15})\b/.exec(text)?.[1];
  return inLink ? Number(inLink) : undefined;
}
