import type { Hex } from "./bytes.ts";
import { type Check, type Ok, together } from "./check.ts";
import { drawnNumber, formatNumber, poolsOf } from "./lottery.ts";
import { check, sameHex, value } from "./verify/check.ts";
import { keyHashOf } from "./vrf/curve.ts";
import { decodeFulfilments, type Fulfilment } from "./vrf/fulfilment.ts";
import { preSeedOf, wordOf } from "./vrf/request.ts";
import { verifyProof } from "./vrf/verify.ts";

/** What is claimed of a draw of the lottery, and what is needed to check it. Amounts in chips. */
export type DrawEvidence = {
  lottery: Hex;
  keyHash: Hex;
  subscription: bigint;
  draw: bigint;
  tickets: bigint;
  /** Of a ticket. */
  price: bigint;
  word: bigint;
  number: number;
  /** By tier, the jackpot first. */
  winners: readonly bigint[];
  prizes: readonly bigint[];
  /** Input of the transaction that answered. */
  calldata: Hex;
  /** Hash of the block in which the word was asked for. */
  blockHash: Hex;
};

/**
 * Checks a draw: its request, the VRF proof, the word, the number, and the prizes of the tiers that share sales alone. Who won is counted by the
 * contract, as tickets are sold.
 */
export function verifyLotteryDraw(evidence: DrawEvidence): { ok: Ok; checks: Check[] } {
  const { keyHash, lottery: consumer, subscription, draw, blockHash } = evidence;
  let found: { fulfilment: Fulfilment; preSeed: bigint } | undefined;
  let randomness: bigint | undefined;

  const checks = [
    check("request", "The answer is to a request of this lottery", () => {
      const fulfilments = decodeFulfilments(evidence.calldata);
      // Draws that failed before they were started made no request, so the nonce is the draw's number at most.
      for (let nonce = draw; nonce > 0n && !found; nonce--) {
        const preSeed = preSeedOf({ keyHash, consumer, subscription }, nonce);
        const fulfilment = fulfilments.find(({ proof }) => proof.seed === preSeed);
        if (fulfilment) found = { fulfilment, preSeed };
      }
      return {
        ok: found !== undefined,
        detail: found
          ? "Its seed follows from the lottery, its subscription, and the number of the request."
          : "No proof in the transaction has a seed of this lottery's.",
        values: found ? [value("pre-seed", found.preSeed)] : [],
      };
    }),
    check("key", "The proof is by the lottery's proving key", () => {
      const hash = found && keyHashOf(found.fulfilment.proof.pk);
      return {
        ok: hash !== undefined && sameHex(hash, keyHash),
        detail: "The public key is hashed, and compared with the one that the lottery names.",
        values: [value("key hash", hash ?? "none")],
      };
    }),
    check("proof", "The VRF proof holds", () => {
      const verdict = found && verifyProof(found.fulfilment.proof, found.preSeed, blockHash);
      randomness = verdict?.randomness;
      const wrong = verdict?.checks.find(({ ok }) => ok === false);
      return {
        ok: verdict?.ok ?? false,
        detail: wrong?.detail ?? "Checked on the curve, for the block of the request.",
        values: [value("block of the request", blockHash)],
      };
    }),
    check("word", "The word is the proof's", () => {
      const word = randomness === undefined ? undefined : wordOf(randomness);
      return {
        ok: word === evidence.word,
        detail: "Hashed from what the proof proves, and from nothing else.",
        values: [value("word", word ?? "not proven"), value("word of the draw", evidence.word)],
      };
    }),
    check("number", "The number is the word's", () => {
      const number = drawnNumber(evidence.word);
      return {
        ok: number === evidence.number,
        detail: `The word draws ${formatNumber(number)}, one of 32,768 numbers alike.`,
      };
    }),
    check("prizes", "Each lower tier shares its part of sales", () => {
      const { pools } = poolsOf(evidence.tickets * evidence.price, 0n);
      const holds = evidence.prizes.every((prize, tier) => {
        const winners = evidence.winners[tier] ?? 0n;
        return tier === 0 || prize === (winners === 0n ? 0n : (pools[tier] ?? 0n) / winners);
      });
      return { ok: holds, detail: "Of the sales, less the cut of the house; rounded down." };
    }),
  ];
  return { ok: together(checks), checks };
}
