import { expect } from "chai";
import { collectEvidence, type Evidence } from "../../lib/evidence.ts";
import { verifyBet } from "../../lib/verify-bet.ts";
import { decodeFulfilments } from "../../lib/vrf/fulfilment.ts";
import { HEADS, MANY, SPREAD } from "../support/bets.ts";
import { type House, openHouse } from "../support/house.ts";
import { otherDigit } from "../support/liar.ts";
import { everyChange, expectProven } from "../support/verdicts.ts";

describe("verifyBet, with evidence that was tampered with", () => {
  let house: House;
  let evidence: Evidence;

  before(async () => {
    house = await openHouse();
    const [, bet] = await house.placeTogether([HEADS, MANY, SPREAD]);
    await house.fulfil(1n);
    evidence = await collectEvidence(house.provider, house.addresses, bet ?? 0n);
    expectProven(verifyBet(evidence));
  });

  it("does not hold when a byte of any field is another", () => {
    let changes = 0;
    for (const [what, changed] of everyChange(evidence)) {
      expect(verifyBet(changed).ok, what).not.to.equal(true);
      changes++;
    }
    expect(changes).to.be.greaterThan(300);
  });

  it("does not hold when any number of the proof's calldata is another", () => {
    const { calldata } = evidence;
    if (!calldata) throw new Error("There should be calldata");
    const [expected] = decodeFulfilments(calldata);
    for (let i = 2; i < calldata.length; i += 2) {
      const changed = otherDigit(calldata, i + 1);
      let decoded: unknown;
      try {
        [decoded] = decodeFulfilments(changed);
      } catch {
        decoded = undefined;
      }
      // Padding means nothing: the coordinator does not read it either.
      if (JSON.stringify(decoded, bigints) === JSON.stringify(expected, bigints)) continue;
      expect(verifyBet({ ...evidence, calldata: changed }).ok, `byte ${i / 2 - 1}`).not.to.equal(
        true,
      );
    }
  });

  it("does not hold when a part is left out", () => {
    const parts = ["rolls", "requested", "fulfilled", "calldata", "settled", "game"] as const;
    for (const part of parts) {
      expect(verifyBet({ ...evidence, [part]: null }).ok, part).not.to.equal(true);
    }
    expect(verifyBet({ ...evidence, blocks: [] }).ok, "blocks").to.equal(false);
    const receipts = evidence.blocks.map((block) => ({
      ...block,
      receipts: block.receipts?.slice(1) ?? null,
    }));
    expect(verifyBet({ ...evidence, blocks: receipts }).ok, "receipts").to.equal(false);
  });

  it("does not hold with the parts of another bet or another round", async () => {
    const others = await house.placeTogether([HEADS, MANY]);
    await house.fulfil(2n);
    const other = await collectEvidence(house.provider, house.addresses, others[1] ?? 0n);
    expectProven(verifyBet(other));
    for (const part of Object.keys(evidence) as (keyof Evidence)[]) {
      if (part === "house" || part === "links" || part === "voided" || part === "refunded")
        continue;
      if (part === "hand") continue;
      if (part === "game") continue; // both are dice with the same choice
      if (part === "bank") continue; // both are of the native coin
      expect(verifyBet({ ...evidence, [part]: other[part] }).ok, part).not.to.equal(true);
    }
    // All of the draw together, genuine in itself, but of another round.
    const draw = {
      requested: other.requested,
      fulfilled: other.fulfilled,
      calldata: other.calldata,
      settled: other.settled,
      blocks: [...evidence.blocks, ...other.blocks],
    };
    expect(verifyBet({ ...evidence, ...draw }).ok).to.equal(false);
  });

  it("does not throw, whatever the evidence is", () => {
    const junk = [{}, { bet: "x" }, { ...evidence, house: null }, { ...evidence, blocks: null }];
    for (const value of junk) {
      const verdict = verifyBet(value as unknown as Evidence);
      expect(verdict.ok).to.equal(false);
      expect(verdict.steps).to.have.length(5);
    }
  });
});

function bigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}
