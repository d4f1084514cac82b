import { expect } from "chai";
import { decodeEventLog, type Hex } from "viem";
import { type Entry, forecast } from "../../../lib/bank/forecast.ts";
import { PastError, readPast } from "../../../lib/bank/read-past.ts";
import { mostVariance } from "../../../lib/bank/variance.ts";
import type { Rpc } from "../../../lib/evidence.ts";
import { games } from "../../../lib/games/index.ts";
import { bankrollAbi, casinoAbi } from "../../../lib/generated/abi.ts";
import { odds } from "../../../lib/odds.ts";
import { STAFF } from "../../../scripts/local.ts";
import { openEventfulHouse } from "../../support/eventful-house.ts";
import { expectNear } from "../../support/near.ts";

const HOUR = 3_600;
/** Some ten coins' worth. */
const SHARES = 10n ** 16n;

describe("bank/read-past", () => {
  let house: Awaited<ReturnType<typeof openEventfulHouse>>;
  let rpc: Rpc;
  let past: Awaited<ReturnType<typeof readPast>>;

  before(async () => {
    house = await openEventfulHouse({ banks: false });
    rpc = house.provider as Rpc;
    const { bankroll, networkHelpers, reserve, signers } = house;
    const lender = house.accountOf(STAFF.provider);
    const bank = bankroll.connect(signers[STAFF.provider]);
    await reserve.sweep();
    await bank.withdraw(20n * 10n ** 18n, lender, lender);
    await reserve.refill(5n * 10n ** 9n);
    // One exit that is served a day after it was asked for, one that is taken back, and one that waits.
    await bank.requestExit(SHARES, lender, lender);
    await bank.requestExit(SHARES, lender, lender);
    await networkHelpers.time.increase(24 * HOUR);
    await bank.cancelExit(1n);
    await bank.serveExits(10n);
    await bank.requestExit(2n * SHARES, lender, lender);
    await networkHelpers.time.increase(HOUR);
    await bankroll.buyIn(lender, { value: 10n ** 18n });
    past = await readPast({ rpc, casino: house.addresses.casino });
  });

  const sum = (...kinds: Entry["kind"][]) =>
    past.history.entries.reduce(
      (all, entry) =>
        kinds.includes(entry.kind) && entry.kind !== "bets" ? all + entry.chips : all,
      0n,
    );

  /** Every event of a contract, as the node lists it. */
  async function eventsOf(address: Hex) {
    const logs = await house.client.getLogs({ address, fromBlock: 0n });
    return logs.map((log) => {
      const { eventName, args } = decodeEventLog({ abi: [...bankrollAbi, ...casinoAbi], ...log });
      return { eventName, args: args as unknown as Record<string, bigint> };
    });
  }

  it("accounts for all of the equity", async () => {
    const [cash, chips, reserved, fees] = await house.bankroll.ledger();
    const waiting = await house.bankroll.waitingChips();
    // What waits is asked for, and still there.
    const gone = sum("withdrawal", "exit", "swept") - waiting;
    const come = sum("deposit", "won", "refilled");
    expect(come - gone).to.equal(cash - chips - fees);
    expect(past.standing).to.deep.equal({
      hot: cash - chips - fees - reserved,
      held: await house.reserve.held(),
      waiting,
      hotTarget: await house.reserve.hotTarget(),
    });
    expect(waiting > 0n && past.standing.held > 0n).to.equal(true);
    expect(sum("refilled")).to.equal(5n * 10n ** 9n);
    expect(sum("swept") - sum("refilled")).to.equal(past.standing.held);
    expect(past.findings).to.equal(0);
  });

  it("tells deposits, withdrawals, buy-ins and cash-outs as the bank does", async () => {
    const said = await eventsOf(house.addresses.bankroll);
    const total = (name: string, field: string) =>
      said.reduce(
        (all, { eventName, args }) => all + (eventName === name ? (args[field] ?? 0n) : 0n),
        0n,
      );
    expect(sum("deposit")).to.equal(total("Deposit", "assets") / 10n ** 9n);
    expect(sum("withdrawal")).to.equal(total("Withdraw", "assets") / 10n ** 9n);
    expect(sum("bought in")).to.equal(total("BoughtIn", "chips"));
    expect(sum("cashed out")).to.equal(total("CashedOut", "chips"));
    expect(sum("exit")).to.equal(total("ExitServed", "chips") + past.standing.waiting);
  });

  it("dates an exit from when it was asked for, and forgets one that was taken back", () => {
    const exits = past.history.entries.filter(({ kind }) => kind === "exit");
    expect(exits).to.have.length(2);
    const [served, waiting] = exits as [Entry, Entry];
    expectNear(past.history.to - served.time, 25 * HOUR, 100);
    expectNear(past.history.to - waiting.time, HOUR, 100);
  });

  it("knows the exact variance of every bet, and the most of every hand", async () => {
    const said = await eventsOf(house.addresses.casino);
    const rolls = new Map(
      said.flatMap(({ eventName, args }) =>
        eventName === "RollsPlaced" ? [[args.bet, args.count]] : [],
      ),
    );
    let exact = 0;
    let ofHands = 0;
    const bets = said.filter(({ eventName }) => eventName === "BetPlaced");
    for (const { args } of bets) {
      const { bet, table, stake, choice } = args as Record<string, bigint> & {
        table: bigint;
        stake: bigint;
        choice: bigint;
      };
      const game = games[Number(table) - 1];
      if (!game) ofHands += Number(stake) ** 2;
      else {
        const { variance, costOfRoll } = odds(game, choice, stake);
        const one = (Number(costOfRoll) ** 2 * Number(variance.num)) / Number(variance.den);
        exact += one * Number(rolls.get(bet) ?? 1n);
      }
    }
    const told = past.history.entries.reduce(
      (all, entry) =>
        entry.kind === "bets"
          ? { needs: [...all.needs, ...entry.needs], variance: all.variance + entry.variance }
          : all,
      { needs: [] as number[], variance: 0 },
    );
    expect(told.needs).to.have.length(bets.length);
    expect(ofHands).to.be.greaterThan(0);
    // A hand pays up to 800 times the stake, and varies by no more than that much of it.
    expect(told.variance - exact).to.be.within(0.1 * ofHands, 800 * ofHands);
  });

  it("tells what is reserved, as it is at last", async () => {
    const entries = past.history.entries.filter((entry) => entry.kind === "reserved");
    const [, , reserved] = await house.bankroll.ledger();
    expect(entries.at(-1)?.chips).to.equal(reserved);
    expect(reserved > 0n).to.equal(true);
  });

  it("takes how money comes back from the chain", async () => {
    const [capacity, window] = await house.reserve.bucket();
    // The owner of a local house waits for a minute only: people take longer.
    expect(past.refills).to.deep.equal({ capacity, window: Number(window), delay: HOUR });
  });

  it("makes a forecast that adds up", () => {
    const found = forecast(past.history, past.refills);
    expect(found.hotTarget === null).to.equal(false);
    expect(found.reasons.reduce((all, { chips }) => all + chips, 0n)).to.equal(found.hotTarget);
    expect(found.backtest.sufficed).to.be.at.least(0.99 * found.backtest.windows);
    expect(found.wins.bets).to.be.greaterThan(10);
    expect(found.bets.reserved > 0n && found.bets.limit > 0n).to.equal(true);
  });

  it("tells the past of a bank of tokens apart", async () => {
    const dollars = await readPast({ rpc, casino: house.addresses.casino, bank: 1 });
    expect(dollars.bank).to.deep.equal({ index: 1, symbol: "USDG", decimals: 6, chip: 1n });
    expect(new Set(dollars.history.entries.map(({ kind }) => kind))).to.deep.equal(
      new Set(["deposit"]),
    );
    expect(dollars.standing.hot).to.equal(5_000_001n * 10n ** 6n);
  });

  it("looks back from an earlier block, too", async () => {
    const block = past.block - 3n;
    const earlier = await readPast({ rpc, casino: house.addresses.casino, block });
    expect(earlier.history.to).to.be.lessThan(past.history.to);
    expect(earlier.history.from).to.equal(past.history.from);
  });

  it("says why there is no past", async () => {
    const { casino } = house.addresses;
    const refuses = async (options: Partial<Parameters<typeof readPast>[0]>, message: string) => {
      const error = await readPast({ rpc, casino, ...options }).catch((one: unknown) => one);
      expect(error).to.be.instanceOf(PastError);
      expect((error as Error).message).to.contain(message);
    };
    await refuses({ block: 10n ** 9n }, "There is no block 1000000000 yet");
    await refuses({ bank: 99 }, "The casino has no bank 99");
  });
});

describe("bank/variance", () => {
  it("bounds what it does not know by cost and largest payout", () => {
    // A coin that pays 1.98 for 1 has a variance of 0.9801 at most 1 * 0.98 or so.
    expectNear(mostVariance(100n, 198n), 99 * 99, 1e-9);
    expectNear(mostVariance(100n, 1_000n), 100 * 900, 1e-9);
    expect(mostVariance(0n, 0n)).to.equal(0);
  });
});
