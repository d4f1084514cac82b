import { expect } from "chai";
import { Interface } from "ethers";
import type { Hex } from "../../../lib/bytes.ts";
import { coordinatorAbi } from "../../../lib/generated/abi.ts";
import { BATCH_SELECTOR, decodeFulfilments, SINGLE_SELECTOR } from "../../../lib/vrf/fulfilment.ts";
import { chainlinkProofs } from "../../support/vrf-vectors.ts";

const PROOF =
  "(uint256[2] pk,uint256[2] gamma,uint256 c,uint256 s,uint256 seed,address uWitness,uint256[2] cGammaWitness,uint256[2] sHashWitness,uint256 zInv)";
const COMMITMENT =
  "(uint64 blockNum,uint256 subId,uint32 callbackGasLimit,uint32 numWords,address sender,bytes extraArgs)";

describe("vrf/fulfilment", () => {
  const single = new Interface(coordinatorAbi);
  // As in BatchVRFCoordinatorV2Plus.sol.
  const batch = new Interface([
    `function fulfillRandomWords(${PROOF}[] proofs, ${COMMITMENT}[] rcs)`,
  ]);
  const proofs = chainlinkProofs.map(({ proof }) => proof);
  const commitments = proofs.map((_, i) => ({
    blockNum: 10n + BigInt(i),
    subId: (1n << 255n) + BigInt(i),
    callbackGasLimit: 2_500_000n,
    numWords: 1n,
    sender: `0x${"1f".repeat(20)}` as Hex,
    // Different lengths, so that the offsets differ too.
    extraArgs: `0x92fd1338${"00".repeat(31)}01${"ee".repeat(i * 17)}` as Hex,
  }));
  const encodeSingle = (i: number, onlyPremium: boolean) =>
    single.encodeFunctionData("fulfillRandomWords", [
      proofs[i],
      commitments[i],
      onlyPremium,
    ]) as Hex;
  const encodeBatch = (from: number, to: number) =>
    batch.encodeFunctionData("fulfillRandomWords", [
      proofs.slice(from, to),
      commitments.slice(from, to),
    ]) as Hex;

  it("has the selectors of the contracts", () => {
    expect(single.getFunction("fulfillRandomWords")?.selector).to.equal(SINGLE_SELECTOR);
    expect(batch.getFunction("fulfillRandomWords")?.selector).to.equal(BATCH_SELECTOR);
  });

  it("decodes a single fulfilment", () => {
    for (const [i, proof] of proofs.entries()) {
      for (const onlyPremium of [true, false]) {
        expect(decodeFulfilments(encodeSingle(i, onlyPremium))).to.deep.equal([
          { proof, commitment: commitments[i], onlyPremium },
        ]);
      }
    }
    // Of the length that the coordinator's own comment gives.
    expect(encodeSingle(0, false).length).to.equal(2 + 2 * 772);
  });

  it("decodes batches of none, one and all", () => {
    for (const [from, to] of [
      [0, 0],
      [0, 1],
      [0, proofs.length],
    ] as const) {
      const expected = proofs.slice(from, to).map((proof, i) => ({
        proof,
        commitment: commitments[from + i],
        onlyPremium: false,
      }));
      expect(decodeFulfilments(encodeBatch(from, to))).to.deep.equal(expected);
    }
  });

  it("takes no notice of bytes after the end", () => {
    expect(decodeFulfilments(`${encodeSingle(0, false)}1234`)).to.have.length(1);
  });

  it("says what is wrong with other calldata", () => {
    const cases: [Hex, string][] = [
      ["0x", "Not a fulfilment"],
      ["0x301f42", "Not a fulfilment"],
      ["0xdeadbeef", "Not a fulfilment: the call begins with 0xdeadbeef"],
      [SINGLE_SELECTOR, "ends after 4 bytes, too early"],
      [BATCH_SELECTOR, "ends after 4 bytes, too early"],
      [encodeSingle(0, false).slice(0, -64) as Hex, "too early"],
      [encodeBatch(0, 3).slice(0, -64) as Hex, "too early"],
      [withWord(encodeSingle(0, false), 13, 1n << 200n), "an offset points outside"],
      [withWord(encodeSingle(0, false), 14, 2n), "onlyPremium is 2"],
      [withWord(encodeSingle(0, false), 7, 1n << 160n), "uWitness is too large"],
      [withWord(encodeSingle(0, false), 15, 1n << 64n), "blockNum is too large"],
      [withWord(encodeSingle(0, false), 17, 1n << 32n), "callbackGasLimit is too large"],
      [withWord(encodeBatch(0, 1), 2, 2n), "not as many commitments as proofs"],
    ];
    for (const [calldata, message] of cases) {
      expect(() => decodeFulfilments(calldata), message).to.throw(message);
    }
  });
});

function withWord(calldata: Hex, index: number, value: bigint): Hex {
  const start = 10 + index * 64;
  const word = value.toString(16).padStart(64, "0");
  return `${calldata.slice(0, start)}${word}${calldata.slice(start + 64)}` as Hex;
}
