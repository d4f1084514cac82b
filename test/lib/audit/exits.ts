import { expect } from "chai";
import type { HouseEvent } from "../../../lib/audit/events.ts";
import { applyExit, noExits, waitingShares } from "../../../lib/audit/exits.ts";

const OWNER = `0x${"01".repeat(20)}`;
const RECEIVER = `0x${"02".repeat(20)}`;

const requested = (id: bigint, shares: bigint) =>
  event("ExitRequested", { id, owner: OWNER, receiver: RECEIVER, shares });
const served = (id: bigint, shares: bigint, receiver = RECEIVER) =>
  event("ExitServed", { id, receiver, chips: 1n, shares });
const cancelled = (id: bigint, shares: bigint) => event("ExitCancelled", { id, shares });

function event(eventName: string, args: object): HouseEvent {
  return { eventName, args } as HouseEvent;
}

/** A line of three. */
function line() {
  const exits = noExits();
  for (const [i, shares] of [10n, 20n, 30n].entries()) {
    expect(applyExit(exits, requested(BigInt(i), shares))).to.equal(undefined);
  }
  return exits;
}

describe("audit/exits", () => {
  it("serves them in their order, in parts, and past those that were taken back", () => {
    const exits = line();
    for (const one of [cancelled(1n, 20n), served(0n, 4n), served(0n, 6n), served(2n, 29n)]) {
      expect(applyExit(exits, one)).to.equal(undefined);
    }
    expect(waitingShares(exits)).to.equal(1n);
    expect(exits.waiting.get(2n)).to.include({ owner: OWNER, receiver: RECEIVER, shares: 1n });
    expect(exits.next).to.equal(3n);
  });

  it("says what is wrong with a line that is not served in its order", () => {
    for (const [one, words] of [
      [served(1n, 20n), "before one that had waited longer"],
      [served(0n, 11n), "for more shares than waited"],
      [served(0n, 10n, OWNER), "to another than its receiver"],
      [served(3n, 1n), "served that was not waiting"],
      [cancelled(7n, 1n), "cancelled that was not waiting"],
      [cancelled(2n, 1n), "with other shares"],
      [requested(4n, 1n), "not numbered"],
    ] as const) {
      expect(applyExit(line(), one), words).to.contain(words);
    }
  });

  it("leaves other events alone", () => {
    const exits = line();
    expect(applyExit(exits, event("Deposit", {}))).to.equal(undefined);
    expect(waitingShares(exits)).to.equal(60n);
  });
});
