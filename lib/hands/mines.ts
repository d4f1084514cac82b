import { type Hand, InvalidActionError, InvalidChoiceError } from "./hand.ts";

const NAME = "Mines";
const BITS = 25n;
const RETURN = 990_000n;

export const TILES = 25;
/** The action that cashes out. Any other is tiles to open: see `encodeTiles`. */
export const CASH_OUT = 0n;

/** A hand of mines before its first tiles, or between decisions. */
export type MinesHand = {
  /** How many mines there are, 1 to 24. */
  mines: number;
  /** Tiles from 0 to 24, row by row, in order: those to open first in a choice, those that are open in a state. */
  tiles: readonly number[];
};

/** What lies on a tile, as far as anybody knows: under a closed one there is nothing yet. */
export type Tile = "closed" | "safe" | "mine";

export type MinesView = {
  mines: number;
  tiles: readonly Tile[];
  /** What the hand is worth, in millionths of the stake: what cashing out pays, or what the hand has paid. 0n after a mine. */
  worth: bigint;
  /** What it is worth after one more safe tile. Undefined when it is over. */
  next: bigint | undefined;
  over: boolean;
};

export const mines: Hand<MinesView> = {
  name: NAME,
  contract: "Mines",
  slug: "mines",
  edge: 10_000n,
  quote(choice) {
    const { mines, tiles } = decodeChoice(choice);
    return { outcomes: waysOf(TILES, tiles.length), units: 1n, max: worthOf(mines, tiles.length) };
  },
  deal(choice, outcome) {
    const { mines, tiles } = decodeChoice(choice);
    return open({ mines, tiles: [] }, tiles, outcome);
  },
  decide(state, action) {
    const hand = decodeState(state, action);
    const picks = decodeAction(hand, state, action);
    return {
      outcomes: waysOf(TILES - hand.tiles.length, picks.length),
      cost: 0n,
      max: worthOf(hand.mines, hand.tiles.length + picks.length),
    };
  },
  play(state, action, outcome) {
    const hand = decodeState(state, action);
    const picks = decodeAction(hand, state, action);
    if (picks.length > 0) return open(hand, picks, outcome);
    return { state: 0n, payout: worthOf(hand.mines, hand.tiles.length) };
  },
  closing: () => CASH_OUT,
  actions(state) {
    const { tiles } = decodeState(state, CASH_OUT);
    const closed = Array.from({ length: TILES }, (_, i) => i).filter((i) => !tiles.includes(i));
    return [CASH_OUT, ...closed.map((tile) => encodeTiles([tile]))];
  },
  describe(choice) {
    const { mines, tiles } = decodeChoice(choice);
    return `${mines} ${mines === 1 ? "mine" : "mines"}, ${nameOf(tiles)}`;
  },
  describeAction(state, action) {
    const picks = decodeAction(decodeState(state, action), state, action);
    return picks.length === 0 ? "cash out" : nameOf(picks);
  },
  view(choice, dealt, moves = []) {
    const { mines, tiles: first } = decodeChoice(choice);
    const tiles = new Array<Tile>(TILES).fill("closed");
    const turn = (picks: readonly number[], outcome: bigint) => {
      const hit = hitOf(mines, tiles.filter((tile) => tile === "closed").length, picks, outcome);
      const safe = hit === undefined ? picks : picks.slice(0, picks.indexOf(hit));
      for (const tile of safe) tiles[tile] = "safe";
      if (hit !== undefined) tiles[hit] = "mine";
    };
    turn(first, dealt);
    for (const { action, outcome } of moves) turn(tilesOf(action), outcome);
    const safe = tiles.filter((tile) => tile === "safe").length;
    const lost = tiles.includes("mine");
    const over = lost || safe + mines === TILES || moves.at(-1)?.action === CASH_OUT;
    return {
      mines,
      tiles,
      worth: lost ? 0n : worthOf(mines, safe),
      next: over ? undefined : worthOf(mines, safe + 1),
      over,
    };
  },
  *choices() {
    for (let mines = 1; mines < TILES; mines++) yield encodeMines({ mines, tiles: [0] });
  },
  *dealClasses(choice) {
    const { mines, tiles } = decodeChoice(choice);
    yield* classesOf(mines, TILES, tiles.length);
  },
  *playClasses(state, action) {
    const hand = decodeState(state, action);
    const picks = decodeAction(hand, state, action);
    yield* classesOf(hand.mines, TILES - hand.tiles.length, picks.length);
  },
  examples: [1, 3, 5, 10, 24].map((mines) => [
    `${mines} ${mines === 1 ? "mine" : "mines"}`,
    encodeMines({ mines, tiles: [12] }),
  ]),
};

/** The choice that opens a hand, or the state of one. @throws InvalidChoiceError if as many tiles cannot be safe. */
export function encodeMines({ mines, tiles }: MinesHand): bigint {
  const choice = (BigInt(mines) << BITS) | encodeTiles(tiles);
  decodeChoice(choice);
  return choice;
}

/** The action that opens tiles. @throws RangeError if there is no such tile, or one is named twice. */
export function encodeTiles(tiles: readonly number[]): bigint {
  let mask = 0n;
  for (const tile of tiles) {
    const bit = Number.isInteger(tile) && tile >= 0 && tile < TILES ? 1n << BigInt(tile) : 0n;
    if (bit === 0n || (mask & bit) !== 0n) throw new RangeError(`No tile to open: ${tile}`);
    mask |= bit;
  }
  return mask;
}

/** The tiles of an action, in the order in which they are opened: none cashes out. */
export function tilesOf(action: bigint): number[] {
  return Array.from({ length: TILES }, (_, i) => i).filter(
    (i) => ((action >> BigInt(i)) & 1n) === 1n,
  );
}

/** The hand that a state stands for. @throws InvalidActionError if there is none, as for the action. */
export function decodeState(state: bigint, action: bigint): MinesHand {
  const hand = decode(state);
  if (!hand || hand.tiles.length + hand.mines >= TILES) {
    throw new InvalidActionError(NAME, state, action);
  }
  return hand;
}

/**
 * What a hand is worth with so many safe tiles open: 0.99 over the chance to come so far.
 *
 * @returns Millionths of the stake, rounded down.
 */
export function worthOf(mines: number, safe: number): bigint {
  return (RETURN * choose(TILES, safe)) / choose(TILES - mines, safe);
}

function decodeChoice(choice: bigint): MinesHand {
  const hand = decode(choice);
  if (!hand || hand.tiles.length + hand.mines > TILES) throw new InvalidChoiceError(NAME, choice);
  return hand;
}

function decode(value: bigint): MinesHand | undefined {
  const tiles = tilesOf(value);
  const mines = Number(value >> BITS);
  return mines >= 1 && mines < TILES && tiles.length > 0 ? { mines, tiles } : undefined;
}

function decodeAction({ mines, tiles }: MinesHand, state: bigint, action: bigint): number[] {
  const picks = tilesOf(action);
  const closed = picks.every((tile) => !tiles.includes(tile));
  const safe = tiles.length + picks.length + mines <= TILES;
  if (action >> BITS !== 0n || !closed || !safe) throw new InvalidActionError(NAME, state, action);
  return picks;
}

function open({ mines, tiles }: MinesHand, picks: readonly number[], outcome: bigint) {
  if (hitOf(mines, TILES - tiles.length, picks, outcome) !== undefined) {
    return { state: 0n, payout: 0n };
  }
  const safe = [...tiles, ...picks];
  return safe.length + mines === TILES
    ? { state: 0n, payout: worthOf(mines, safe.length) }
    : { state: (BigInt(mines) << BITS) | encodeTiles(safe), payout: 0n };
}

/** The first of the tiles that is a mine, if one is. */
function hitOf(mines: number, closed: number, picks: readonly number[], outcome: bigint) {
  let rest = outcome;
  return picks.find((_, i) => {
    const left = BigInt(closed - i);
    const digit = rest % left;
    rest /= left;
    return digit < BigInt(mines);
  });
}

function* classesOf(mines: number, closed: number, picks: number) {
  const safe = waysOf(closed - mines, picks);
  // The lowest outcome of all that are safe: the digit of each tile is the number of mines.
  let outcome = 0n;
  for (let i = picks - 1; i >= 0; i--) outcome = outcome * BigInt(closed - i) + BigInt(mines);
  yield { weight: safe, outcome };
  if (picks > 0) yield { weight: waysOf(closed, picks) - safe, outcome: 0n };
}

/** How many ways there are to take `count` of `from` things, one after the other. */
function waysOf(from: number, count: number): bigint {
  let ways = 1n;
  for (let i = 0; i < count; i++) ways *= BigInt(from - i);
  return ways;
}

function choose(from: number, count: number): bigint {
  return waysOf(from, count) / waysOf(count, count);
}

function nameOf(tiles: readonly number[]): string {
  return `${tiles.length === 1 ? "tile" : "tiles"} ${tiles.map((tile) => tile + 1).join(", ")}`;
}
