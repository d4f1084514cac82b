import { expect } from "chai";
import { type LotteryLog, tellDraws, tellHoldings } from "../../app/chain/lottery-log.ts";
import { claimableOf, myTickets, oneIn, pick } from "../../app/lottery/tickets.ts";
import { NUMBERS, outcome, parseNumber, TIERS } from "../../lib/lottery.ts";

const ALICE = "0xA11cE00000000000000000000000000000000001";
const BOB = "0xb0B0000000000000000000000000000000000002";
const PRICE = 1_000_000n;

const log = (eventName: string, args: Record<string, unknown>): LotteryLog =>
  ({ eventName, args, blockNumber: 1n, transactionHash: `0x${eventName}` }) as never;

const bought = (draw: bigint, player: string, firstTicket: number, ...numbers: string[]) =>
  log("TicketsBought", {
    draw,
    player,
    firstTicket: BigInt(firstTicket),
    numbers: numbers.map(parseNumber),
  });

/** The event of a draw of these tickets, as the contract ends it. */
function drawn(draw: bigint, numbers: string[], number: string): LotteryLog {
  const { winners, prizes, rollOver } = outcome(
    numbers.map(parseNumber),
    parseNumber(number),
    PRICE,
    0n,
  );
  return log("Drawn", {
    draw,
    word: 7n,
    number: BigInt(parseNumber(number)),
    winners,
    prizes,
    jackpot: rollOver,
  });
}

describe("app/lottery", () => {
  const tickets = ["00000", "04217", "04200", "77777"];
  const started = log("DrawStarted", { draw: 1n, tickets: 4n, nextEnd: 2n });
  const over = [started, drawn(1n, tickets, "04217")];

  it("tells draws that wait, that are drawn and that were abandoned, the newest first", () => {
    const rows = tellDraws([
      ...over,
      log("DrawAbandoned", { draw: 2n, tickets: 1n, nextEnd: 3n }),
      log("DrawStarted", { draw: 3n, tickets: 2n, nextEnd: 4n }),
    ]);
    expect(rows.map(({ draw }) => draw)).to.deep.equal([3n, 2n, 1n]);
    expect(rows.map(({ started }) => started)).to.deep.equal([
      "0xDrawStarted",
      undefined,
      "0xDrawStarted",
    ]);
    expect(rows.map(({ drawn }) => drawn?.state.number)).to.deep.equal([
      undefined,
      undefined,
      parseNumber("04217"),
    ]);
    expect(rows[2]?.drawn?.state.results.map(({ winners }) => winners)).to.deep.equal([
      1n,
      0n,
      1n,
      0n,
    ]);
  });

  it("tells a player's tickets by their places, whatever order the purchases are read in", () => {
    const [first, second, ...none] = tellHoldings(
      [
        bought(1n, ALICE, 2, "04200", "77777"),
        bought(1n, BOB, 0, "11111"),
        bought(2n, ALICE, 0, "22222"),
        bought(1n, ALICE, 0, "00000", "04217"),
        log("Claimed", { draw: 1n, player: ALICE, to: BOB, tickets: [1n], chips: 5n }),
      ],
      ALICE.toLowerCase() as `0x${string}`,
    );
    expect(none).to.deep.equal([]);
    expect([first?.draw, second?.draw]).to.deep.equal([2n, 1n]);
    expect(second?.numbers).to.deep.equal(tickets.map(parseNumber));
    expect([...(second?.paid ?? [])]).to.deep.equal([1]);
    expect(second?.received).to.equal(5n);
  });

  it("shows matches by the drawn word alone, and claims what won and was not paid", () => {
    const numbers = tickets.map(parseNumber);
    const [row] = tellDraws(over);
    const before = myTickets({ numbers, paid: new Set() }, undefined, PRICE);
    expect(before.map(({ matched }) => matched)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(claimableOf(before)).to.deep.equal({ places: [], chips: 0n });

    const after = myTickets({ numbers, paid: new Set() }, row?.drawn?.state, PRICE);
    expect(after.map(({ place, matched }) => [place, matched])).to.deep.equal([
      [1, 5],
      [2, 3],
      [0, 1],
      [3, 0],
    ]);
    const { prizes } = outcome(numbers, parseNumber("04217"), PRICE, 0n);
    expect(claimableOf(after)).to.deep.equal({
      places: [1n, 2n],
      chips: (prizes[0] ?? 0n) + (prizes[2] ?? 0n),
    });
    const paid = myTickets({ numbers, paid: new Set([1]) }, row?.drawn?.state, PRICE);
    expect(claimableOf(paid)).to.deep.equal({ places: [2n], chips: prizes[2] });
  });

  it("gives every ticket of a failed draw its price", () => {
    const state = { draw: 1n, status: "failed", tickets: 2n, results: [] } as const;
    const mine = myTickets({ numbers: [1, 2], paid: new Set() }, { ...state, results: [] }, PRICE);
    expect(claimableOf(mine)).to.deep.equal({ places: [0n, 1n], chips: 2n * PRICE });
  });

  it("says chances as people do", () => {
    expect(TIERS.map(({ chance }) => oneIn(chance))).to.deep.equal([
      "1 in 32\u202f768",
      "1 in 4\u202f681",
      "1 in 585",
      "1 in 73",
    ]);
  });

  it("picks numbers that there are, by the browser's own chance", () => {
    const picked = pick(400);
    expect(picked).to.have.length(400);
    expect(picked.every((number) => number >= 0 && number < NUMBERS)).to.equal(true);
    expect(new Set(picked).size).to.be.above(380);
  });
});
