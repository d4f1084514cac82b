import type { ComponentType } from "react";

/** How the lobby gathers tables. */
export const GROUPS = {
  quick: "Quick draws",
  felt: "At the felt",
  machine: "Machines",
  hand: "Hand by hand",
} as const;

export type TableGroup = keyof typeof GROUPS;

/** A table that has a board: its page is /slug, in the folder of this name. */
export type TableEntry = {
  /** As in the model of its game. */
  readonly slug: string;
  /** What people call it. */
  readonly name: string;
  /** What it is, in a line. */
  readonly line: string;
  readonly group: TableGroup;
  /** Its still picture. Loaded by the lobby alone. */
  readonly picture: () => Promise<{ Picture: ComponentType }>;
};

/** Every table with a board, in the order in which they are shown. Pages, lobby, navigation and lists of bets go by this. */
export const tables: readonly TableEntry[] = [
  {
    slug: "coin",
    name: "Coin flip",
    line: "Heads or tails, one in two.",
    group: "quick",
    picture: () => import("../coin/Picture.tsx"),
  },
  {
    slug: "dice",
    name: "Dice",
    line: "Over or under any threshold, from nearly sure to one in ten thousand.",
    group: "quick",
    picture: () => import("../dice/Picture.tsx"),
  },
  {
    slug: "limbo",
    name: "Limbo",
    line: "A multiplier climbs, and stops. Name the height it reaches.",
    group: "quick",
    picture: () => import("../limbo/Picture.tsx"),
  },
  {
    slug: "plinko",
    name: "Plinko",
    line: "A ball through 8 to 16 rows of pegs.",
    group: "quick",
    picture: () => import("../plinko/Picture.tsx"),
  },
  {
    slug: "wheel",
    name: "Wheel",
    line: "Ten to fifty segments, three risks, one pointer.",
    group: "quick",
    picture: () => import("../wheel/Picture.tsx"),
  },
  {
    slug: "keno",
    name: "Keno",
    line: "Pick up to ten of forty numbers. Ten are drawn.",
    group: "quick",
    picture: () => import("../keno/Picture.tsx"),
  },
  {
    slug: "rock-paper-scissors",
    name: "Rock paper scissors",
    line: "Against a house that cannot see your hand.",
    group: "quick",
    picture: () => import("../rock-paper-scissors/Picture.tsx"),
  },
  {
    slug: "roulette",
    name: "Roulette",
    line: "European wheel, one zero, up to sixteen spots on one spin.",
    group: "felt",
    picture: () => import("../roulette/Picture.tsx"),
  },
  {
    slug: "sic-bo",
    name: "Sic bo",
    line: "Three dice, one throw, many spots to lay chips on.",
    group: "felt",
    picture: () => import("../sic-bo/Picture.tsx"),
  },
  {
    slug: "baccarat",
    name: "Baccarat",
    line: "Player or banker, dealt from eight decks by the third-card rules.",
    group: "felt",
    picture: () => import("../baccarat/Picture.tsx"),
  },
  {
    slug: "slots",
    name: "Slots",
    line: "Three reels or five, their strips printed for all to count.",
    group: "machine",
    picture: () => import("../slots/Picture.tsx"),
  },
  {
    slug: "mines",
    name: "Mines",
    line: "Tile by tile: each is drawn when you open it. Cash out when you like.",
    group: "hand",
    picture: () => import("../mines/Picture.tsx"),
  },
  {
    slug: "hi-lo",
    name: "Hi-lo",
    line: "Higher or lower, card after card, each from a whole deck.",
    group: "hand",
    picture: () => import("../hi-lo/Picture.tsx"),
  },
  {
    slug: "video-poker",
    name: "Video poker",
    line: "Jacks or better at full pay. Hold, and draw once.",
    group: "hand",
    picture: () => import("../video-poker/Picture.tsx"),
  },
  {
    slug: "blackjack",
    name: "Blackjack",
    line: "No hole card is drawn until the dealer plays. 3 to 2 on a blackjack.",
    group: "hand",
    picture: () => import("../blackjack/Picture.tsx"),
  },
];

/** The table of a page. @throws Error if there is none. */
export function entryOf(slug: string): TableEntry {
  const entry = tables.find((table) => table.slug === slug);
  if (!entry) throw new Error(`No table has the page /${slug}`);
  return entry;
}
