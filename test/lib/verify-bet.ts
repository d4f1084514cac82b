import { expect } from "chai";
import { collectEvidence } from "../../lib/evidence.ts";
import { verifyBet } from "../../lib/verify-bet.ts";
import { openHouse } from "../support/house.ts";

describe("verifyBet", () => {
  it("x", async () => {
    const h = await openHouse();
    const p = h.players[0]!;
    const cost = (50_000n + (await h.feeOf())) * 10n ** 9n;
    const bet = h.betOf(
      await h.receiptOf(h.casino.connect(p).place(1n, 50_000n, 0n, { value: cost })),
    );
    await h.fulfil(1n);
    const e = await collectEvidence(h.provider, h.addresses, bet);
    const v = verifyBet(e);
    console.dir(v, { depth: 9 });
    expect(v.ok).to.equal(true);
  });
});
