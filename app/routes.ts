import type { IconName } from "./parts/Icon.tsx";

export type GameKey = "coin" | "dice" | "roulette";

export const GAME_KEYS: readonly GameKey[] = ["coin", "dice", "roulette"];

/** The page of a game, by the `name()` of its contract. */
const KEY_OF_NAME: Record<string, GameKey> = {
  "Coin flip": "coin",
  Dice: "dice",
  "European roulette": "roulette",
};

export function gameKeyOf(name: string | undefined): GameKey | undefined {
  return name === undefined ? undefined : KEY_OF_NAME[name];
}

/** The `name()` of the contract of a game. */
export function nameOfGameKey(key: GameKey): string {
  return Object.entries(KEY_OF_NAME).find(([, value]) => value === key)?.[0] as string;
}

export type NavItem = { href: string; label: string; icon: IconName; also?: readonly string[] };

export const NAV: readonly NavItem[] = [
  { href: "/", label: "Tables", icon: "tables", also: ["/coin", "/dice", "/roulette"] },
  { href: "/history", label: "Your bets", icon: "list" },
  { href: "/bank", label: "Bank", icon: "bank" },
  { href: "/verify", label: "Verify", icon: "proof" },
  { href: "/help", label: "Help", icon: "help" },
];

/**
 * The page that checks a bet.
 *
 * @param chainId The bet's network, where there is more than one house to mean.
 */
export function verifyHref(betId: string, chainId?: number): string {
  return chainId === undefined ? `/verify?bet=${betId}` : `/verify?bet=${betId}&chain=${chainId}`;
}
