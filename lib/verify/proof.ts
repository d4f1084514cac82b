import type { Hex } from "../bytes.ts";
import { type Check, together } from "../check.ts";
import { readFulfilled } from "../events.ts";
import type { Evidence } from "../evidence.ts";
import { keyHashOf } from "../vrf/curve.ts";
import {
  BATCH_SELECTOR,
  decodeFulfilments,
  type Fulfilment,
  SINGLE_SELECTOR,
} from "../vrf/fulfilment.ts";
import { verifyProof } from "../vrf/verify.ts";
import { verifyBlock } from "./block.ts";
import { check, count, listFalse, sameHex, unknown, value } from "./check.ts";
import type { Request } from "./request.ts";

export type Draw = {
  checks: Check[];
  /** What the proof proves, if everything about it holds. */
  randomness: bigint | undefined;
};

const PROOF_TITLE = "The proof, from the calldata of the fulfilment";

/** The answer carries a genuine proof for this request and this block, by the key that the casino named. */
export function verifyDraw(evidence: Evidence, request: Request): Draw {
  const { fulfilled, calldata } = evidence;
  if (!fulfilled) {
    return {
      checks: [unknown("proof", PROOF_TITLE, "The oracle has not answered yet.")],
      randomness: undefined,
    };
  }
  const selector = calldata?.slice(0, 10);
  if (!calldata || (selector !== SINGLE_SELECTOR && selector !== BATCH_SELECTOR)) {
    const detail =
      "The answer went through a contract that is neither the coordinator nor Chainlink's batch coordinator, so its proof cannot be found.";
    return { checks: [unknown("proof", PROOF_TITLE, detail)], randomness: undefined };
  }

  let fulfilment: Fulfilment | undefined;
  const decoded = check("proof", PROOF_TITLE, () => {
    const all = decodeFulfilments(calldata);
    fulfilment = all.find(({ proof }) => proof.seed === request.preSeed);
    const detail = fulfilment
      ? all.length === 1
        ? "A single fulfilment."
        : `One of the ${all.length} fulfilments of a batch.`
      : "No proof in it has the request's pre-seed.";
    return { ok: fulfilment !== undefined, detail, values: [value("selector", selector)] };
  });
  const { requested, blockHash } = request;
  if (!fulfilment || !requested || !blockHash) {
    const checks = fulfilment
      ? [decoded, unknown("vrf", "The proof itself", "Not checked: the request did not hold.")]
      : [decoded];
    return { checks, randomness: undefined };
  }

  const { proof, commitment, onlyPremium } = fulfilment;
  const requestBlock = BigInt(evidence.placed.block);
  const committed = check("commitment", "It answers what was asked", () => {
    const wrong = listFalse({
      "the block": commitment.blockNum === requestBlock,
      "the subscription": commitment.subId === requested.subscription,
      "the callback gas limit": commitment.callbackGasLimit === requested.callbackGasLimit,
      "the number of words": commitment.numWords === requested.numWords,
      "the consumer": sameHex(commitment.sender, requested.sender),
      "the extra arguments": sameHex(commitment.extraArgs, requested.extraArgs),
    });
    return {
      ok: !wrong,
      detail: wrong ? `It differs in ${wrong}.` : "Block, consumer and terms are the request's.",
      values: [
        count("block of the request", commitment.blockNum),
        count("callback gas limit", commitment.callbackGasLimit),
        count("words", commitment.numWords),
        value("consumer", commitment.sender),
        value("extra arguments", commitment.extraArgs),
      ],
    };
  });
  const key = check("key", "It is by the casino's proving key", () => {
    const found = keyHashOf(proof.pk);
    const ok = sameHex(found, evidence.house.keyHash);
    return {
      ok,
      detail: ok
        ? "The public key hashes to the casino's key hash."
        : "The public key is not the one that the casino named.",
      values: [
        value("key hash = K(pk)", found),
        value("key hash of the casino", evidence.house.keyHash),
      ],
    };
  });
  const verdict = verifyProof(proof, request.preSeed, blockHash);
  const said = check("randomness", "The coordinator took the same randomness", () => {
    const read = readFulfilled(fulfilled);
    const wrong = listFalse({
      "the coordinator": sameHex(fulfilled.address, evidence.house.coordinator),
      "the request id": read.requestId === request.requestId,
      "the subscription": read.subscription === requested.subscription,
      "the randomness": read.randomness === verdict.randomness,
      "the kind of payment": read.nativePayment === isNative(commitment.extraArgs),
      "the kind of fee": read.onlyPremium === onlyPremium,
    });
    return {
      ok: !wrong && read.success,
      detail: wrong
        ? `Its event differs in ${wrong}.`
        : read.success
          ? "Its event has what the proof proves."
          : "The casino's callback failed, which it never should.",
      values: [
        value("randomness = K(3, gamma)", verdict.randomness ?? "not proven"),
        value("outputSeed of the event", read.randomness),
      ],
    };
  });
  const checks = [
    decoded,
    committed,
    key,
    ...verdict.checks,
    said,
    ...verifyBlock(evidence, "fulfilment", "the answer", [fulfilled]),
  ];
  return { checks, randomness: together(checks) === true ? verdict.randomness : undefined };
}

function isNative(extraArgs: Hex): boolean {
  return extraArgs.endsWith("01");
}
