import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { toEventSelector } from "viem";
import { type Finding, sentenceOf } from "../../lib/audit/finding.ts";
import type { Hex } from "../../lib/bytes.ts";
import type { Rpc } from "../../lib/evidence.ts";
import { NUMBERS } from "../../lib/lottery.ts";
import { auditChain } from "../../scripts/audit-chain/audit.ts";
import { readSource } from "../../scripts/audit-chain/source.ts";
import { type House, openHouse } from "../support/house.ts";
import { liar, liarAboutEvents, otherDigit } from "../support/liar.ts";
import { type Lottery, openLottery } from "../support/lottery.ts";
import { sample } from "../support/sample.ts";

const DAY = 86_400;
const DRAWN = toEventSelector("Drawn(uint256,uint256,uint256,uint256[4],uint256[4],uint256)");
const CLAIMED = toEventSelector("Claimed(uint256,address,address,uint256[],uint256)");
const BOUGHT = toEventSelector("TicketsBought(uint256,address,uint256,uint16[])");

/** Numbers that begin with every pair of digits: one of them wins, whatever is drawn. */
const everyPair = Array.from({ length: 64 }, (_, pair) => pair * 512 + ((pair * 37) % 512));

describe("scripts/audit-chain, of a lottery", () => {
  let house: House;
  let world: Lottery;
  let address: Hex;

  before(async () => {
    house = await openHouse();
    world = await openLottery(house, { subscription: 0n });
    address = (await world.lottery.getAddress()) as Hex;
    const { lottery, buy, toEnd, fulfil } = world;
    const player = (i: number) => house.players[i] as (typeof house.players)[number];
    const start = async () =>
      lottery.connect(player(5)).startDraw({ value: await lottery.chanceMissing() });

    // Two draws that are drawn, whose prizes are claimed in every way; bets in between.
    for (const draw of [1n, 2n]) {
      await buy(player(0), sample(draw, 40, BigInt(NUMBERS)).map(Number));
      await buy(player(1), everyPair);
      await buy(player(1), [7, 8]);
      await toEnd();
      await start();
      await fulfil(draw);
      await house.place({ table: 1n, stake: 20_000n, choice: 0n });
      await house.fulfil(draw);
      const { tickets } = await lottery.claimable(draw, player(1).address);
      const [first, ...others] = tickets;
      await lottery.connect(player(1)).claim(draw, [first as bigint], player(2).address);
      if (others.length > 0) await lottery.connect(player(1)).claimAsChips(draw, others);
    }
    // The subscription is full now, so that the cut of a third goes to the bank.
    await house.coordinator.fundSubscriptionWithNative(world.subscription, { value: 10n ** 19n });
    await lottery.payBank();
    // One that gets no word: its tickets are paid back, and the late word is ignored.
    await buy(player(0), [5, 6, 7]);
    await toEnd();
    await start();
    await house.networkHelpers.time.increase(25 * 3_600);
    await lottery.payOut(3n, player(0).address, [0n, 2n]);
    await fulfil(3n);
    // One that nobody starts in time.
    await buy(player(3), [1, 2]);
    await toEnd();
    await house.networkHelpers.time.increase(3 * DAY);
    await lottery.startDraw();
    await lottery.connect(player(3)).claim(4n, [1n], player(3).address);
    // And one that is on sale.
    await buy(player(4), [77]);
  });

  async function audit(rpc: Rpc = house.provider as Rpc) {
    const folder = mkdtempSync(join(tmpdir(), "audit-lottery-"));
    const { casino } = house.addresses;
    const options = { rpc, casino, lottery: address, source: readSource(), folder };
    const report = await auditChain({ ...options, progress: () => {} });
    rmSync(folder, { recursive: true });
    // The house of this test is handed over to nobody.
    const findings = report.findings.filter(({ check }) => check !== "powers");
    return { ...report, findings };
  }

  function expectFinding(findings: Finding[], wanted: Partial<Finding>): void {
    const found = findings.some((finding) =>
      Object.entries(wanted).every(([key, value]) => finding[key as keyof Finding] === value),
    );
    if (!found) expect.fail(`not among:\n${findings.map(sentenceOf).join("\n")}`);
  }

  it("finds that every draw holds", async () => {
    const { findings, lottery, notes, code } = await audit();
    expect(findings.map(sentenceOf)).to.deep.equal([]);
    expect(notes).to.deep.equal([]);
    const { sales, jackpot, cut, owed } = await world.lottery.books();
    expect(lottery).to.deep.equal({ sales, jackpot, cut, owed, drawn: 2, onSale: 5n });
    expect(code.find(({ contract }) => contract === "lottery")?.equals).to.equal("Lottery");
  });

  it("names what a node lies about", async () => {
    const node = house.provider as Rpc;
    const word = (i: number) => 2 + 64 * (i + 1) - 1;
    const cases: [topic: Hex, at: number, field: string][] = [
      [DRAWN, word(0), "word"],
      [DRAWN, word(1), "number"],
      [DRAWN, word(5), "winners[3]"],
      [DRAWN, word(9), "prizes[3]"],
      [DRAWN, word(10), "jackpot"],
      [CLAIMED, word(2), "chips"],
      [BOUGHT, word(0), "firstTicket"],
    ];
    for (const [topic, at, field] of cases) {
      let chosen: string | undefined;
      const rpc = liarAboutEvents(node, "both", (log) => {
        if (log.topics[0] !== topic) return log;
        chosen ??= `${log.blockNumber} ${log.logIndex}`;
        const isIt = chosen === `${log.blockNumber} ${log.logIndex}`;
        return isIt ? { ...log, data: otherDigit(log.data, at) } : log;
      });
      const { findings } = await audit(rpc);
      expectFinding(findings, { check: "lottery", field });
    }
  });

  it("names a draw's proof, a claim that is hidden, and money that is not there", async () => {
    const node = house.provider as Rpc;
    let changed = 0;
    const forged = liar(node, ({ method, result }) => {
      const transaction = result as { input: string };
      const fulfils =
        method === "eth_getTransactionByHash" && transaction.input.startsWith("0x301f42e9");
      if (!fulfils || changed++ > 0) return result;
      return { ...transaction, input: otherDigit(transaction.input, 200) };
    });
    const { findings } = await audit(forged);
    expect(
      findings.some(({ check, what }) => check === "lottery" && what.startsWith("Draw 1.")),
    ).to.equal(true);

    let hidden = 0;
    const rpc = liarAboutEvents(node, "both", (log) =>
      log.topics[0] === CLAIMED && hidden++ < 2 ? undefined : log,
    );
    expectFinding((await audit(rpc)).findings, { check: "lottery", field: "owed" });

    const poor = liar(node, ({ method, params, result }) =>
      method === "eth_getBalance" && `${params[0]}`.toLowerCase() === address.toLowerCase()
        ? "0x1"
        : result,
    );
    expectFinding((await audit(poor)).findings, { check: "lottery", field: "balance", found: "1" });
  });
}).timeout(120_000);
