/** The name of a bet: the round it joined and its seat there, as the contracts pack it: round << 16 | seat. */
export type BetId = bigint;

const MAX_ROUND = (1n << 40n) - 1n;
const MAX_SEAT = (1n << 16n) - 2n;

/** Packs a round, from 1, and a seat, from 0. @throws RangeError if there can be no such bet. */
export function toBetId(round: bigint, seat: bigint): BetId {
  if (round < 1n || round > MAX_ROUND)
    throw new RangeError(`There is no round ${round}: rounds count from 1`);
  if (seat < 0n || seat > MAX_SEAT) {
    throw new RangeError(`There is no seat ${seat}: a round has the seats 0 to ${MAX_SEAT}`);
  }
  return (round << 16n) | seat;
}

/** The round of a bet, which is the nonce of its VRF request. */
export function roundOf(bet: BetId): bigint {
  return bet >> 16n;
}

/** The seat of a bet in its round, from 0. */
export function seatOf(bet: BetId): bigint {
  return bet & 0xffffn;
}

/** Reads a bet id as people write it, such as "48-3". @throws if it is not one. */
export function parseBetId(text: string): BetId {
  const match = /^\s*(\d{1,13})-(\d{1,5})\s*$/.exec(text);
  if (!match)
    throw new Error(`Not a bet: "${text.slice(0, 40)}". A bet is written round-seat, such as 48-3`);
  return toBetId(BigInt(match[1] as string), BigInt(match[2] as string));
}

/** Writes a bet id as people read it, such as "48-3". */
export function formatBetId(bet: BetId): string {
  return `${roundOf(bet)}-${seatOf(bet)}`;
}
