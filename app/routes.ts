import type { IconName } from "./parts/Icon.tsx";
import { tables } from "./tables/registry.ts";

export type NavItem = {
  href: string;
  label: string;
  icon: IconName;
  also?: readonly string[];
  /** Not among the rooms at the foot of a phone: the footer leads there. */
  desk?: true;
};

export const NAV: readonly NavItem[] = [
  { href: "/", label: "Tables", icon: "tables", also: tables.map(({ slug }) => `/${slug}`) },
  { href: "/lottery", label: "Lottery", icon: "ticket" },
  { href: "/history", label: "Your bets", icon: "list" },
  { href: "/bank", label: "Bank", icon: "bank" },
  { href: "/verify", label: "Verify", icon: "proof" },
  { href: "/fairness", label: "Fairness", icon: "scales", desk: true },
  { href: "/help", label: "Help", icon: "help" },
];

/** Where the house itself is looked through: at the foot of every page. */
export const GLASS: readonly { href: string; label: string }[] = [
  { href: "/reserves", label: "Proof of reserves" },
  { href: "/fairness", label: "Certificate of fairness" },
  { href: "/leaders", label: "Leaders" },
  { href: "/rules", label: "Rules of the house" },
  { href: "/operator", label: "Operator's desk" },
];

/**
 * The page that checks a bet.
 *
 * @param chainId The bet's network, where there is more than one house to mean.
 */
export function verifyHref(betId: string, chainId?: number): string {
  return chainId === undefined ? `/verify?bet=${betId}` : `/verify?bet=${betId}&chain=${chainId}`;
}
