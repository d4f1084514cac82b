import { expect } from "chai";
import { type Client, createClient, custom, zeroAddress } from "viem";
import type { Asset } from "../../app/chain/asset.ts";
import { type BetRow, readMine } from "../../app/chain/bet-log.ts";
import { blockAt } from "../../app/chain/block-at.ts";
import type { TableInfo } from "../../app/chain/use-house.ts";
import { csvOf } from "../../app/history/csv.ts";
import { filterOf, isEmpty, matches, queryOf, secondsOf } from "../../app/history/filter.ts";
import { type PastBet, pastOf, profitOf, resultOf, sumsOf } from "../../app/history/past.ts";
import { coinFlip } from "../../lib/games/index.ts";
import { type House, openHouse } from "../support/house.ts";

const STAKE = 20_000n;
const COIN = { table: 1n, stake: STAKE, choice: 0n };
const ETH: Asset = {
  bank: 0,
  bankroll: zeroAddress,
  symbol: "ETH",
  token: undefined,
  chip: 10n ** 9n,
  digits: 9,
};
const TABLE: TableInfo = {
  number: 1,
  address: zeroAddress,
  bank: 0,
  name: "Coin flip",
  game: coinFlip,
  hand: undefined,
};

describe("app/history", function () {
  this.timeout(60_000);
  let house: House;
  let client: Client;
  let past: PastBet[];

  before(async () => {
    house = await openHouse();
    client = createClient({ transport: custom(house.provider) });
    for (let round = 1n; round <= 12n; round++) {
      await house.place({ ...COIN, choice: round % 2n });
      await house.fulfil(round);
    }
    await house.place(COIN);
    past = pastOf(await mine(), [TABLE], [ETH]);
  });

  async function mine(): Promise<BetRow[]> {
    const [player] = house.players;
    const head = BigInt(await house.ethers.provider.getBlockNumber());
    const where = { client, casino: house.addresses.casino, fromBlock: 0n };
    return (await readMine(where, player?.address as `0x${string}`, head, 100)).bets;
  }

  const count = (result: string) => past.filter((one) => resultOf(one) === result).length;

  it("knows what came of each bet", () => {
    expect(past).to.have.length(13);
    expect(count("open")).to.equal(1);
    expect(count("won") + count("lost")).to.equal(12);
    for (const one of past) {
      const { end } = one.bet;
      if (end?.kind !== "settled") continue;
      expect(resultOf(one)).to.equal(end.payout > STAKE ? "won" : "lost");
    }
    const refunded: BetRow = {
      ...(past[0] as PastBet).bet,
      end: { kind: "refunded", amount: STAKE, block: 1n, tx: "0x" },
    };
    expect(pastOf([refunded], [TABLE], [ETH]).map(resultOf)).to.deep.equal(["refunded"]);
    expect(pastOf([refunded], [], [ETH]).map(resultOf)).to.deep.equal([undefined]);
  });

  it("sums what was staked and what came of it, without what is open", () => {
    const paid = past.reduce(
      (sum, { bet: { end } }) => sum + (end?.kind === "settled" ? end.payout : 0n),
      0n,
    );
    const [sum, ...others] = sumsOf(past);
    expect(others).to.deep.equal([]);
    expect(sum).to.include({ settled: 12, staked: 12n * STAKE, net: paid - 12n * STAKE });
    expect(sum?.best).to.equal(count("won") > 0 ? (STAKE * 98n) / 100n : 0n);
  });

  it("draws the net from the oldest bet to the latest, of one asset", () => {
    const sums = profitOf(past, 0);
    expect(sums).to.have.length(13);
    expect(sums[0]).to.equal(0n);
    expect(sums.at(-1)).to.equal(sumsOf(past)[0]?.net);
    expect(sums[1]).to.equal(past.at(-1)?.line?.net);
    expect(profitOf(past, 1)).to.deep.equal([0n]);
  });

  describe("filters", () => {
    const only = (query: string, blocks = {}) =>
      past.filter((one) => matches(one, filterOf(new URLSearchParams(query)), blocks)).length;

    it("by game, asset, result and blocks", () => {
      expect(only("")).to.equal(13);
      expect(only("game=coin")).to.equal(13);
      expect(only("game=dice")).to.equal(0);
      expect(only("bank=0&result=open")).to.equal(1);
      expect(only("bank=1")).to.equal(0);
      expect(only("result=won")).to.equal(count("won"));
      const third = past.at(-3)?.bet.block as bigint;
      expect(only("", { from: third })).to.equal(11);
      expect(only("", { below: third })).to.equal(2);
    });

    it("stand in the address, and come back from it", () => {
      const query = "game=coin&bank=2&result=lost&from=2026-01-31&to=2026-02-28";
      expect(queryOf(filterOf(new URLSearchParams(query)))).to.equal(query);
      expect(
        isEmpty(filterOf(new URLSearchParams("bank=x&result=fair&from=1.2.2026&to="))),
      ).to.equal(true);
    });

    it("take whole days of the person's own time", () => {
      const { from, below } = secondsOf({ from: "2026-02-28", to: "2026-02-28" });
      expect(from).to.equal(new Date(2026, 1, 28).getTime() / 1000);
      expect(below).to.equal(new Date(2026, 2, 1).getTime() / 1000);
    });
  });

  it("finds the first block from a moment on", async () => {
    const head = BigInt(await house.ethers.provider.getBlockNumber());
    const time = async (block: bigint) =>
      Number((await house.ethers.provider.getBlock(block))?.timestamp);
    for (const block of [0n, 1n, 7n, head]) {
      expect(await blockAt(client, await time(block), 0n, head)).to.equal(block);
    }
    expect(await blockAt(client, (await time(7n)) + 1, 0n, head)).to.equal(8n);
    expect(await blockAt(client, 0, 5n, head)).to.equal(5n);
    expect(await blockAt(client, (await time(head)) + 1, 0n, head)).to.equal(undefined);
  });

  describe("csvOf", () => {
    const where = { chain: 31337, casino: zeroAddress, time: (block: bigint) => Number(block) };
    const rowsOf = (text: string) =>
      text.split("\r\n").map((line) => line.split(",").map((cell) => cell.trim()));

    it("has a row for each bet, exact", () => {
      const [head, latest, ...rows] = rowsOf(csvOf(past, where));
      const at = (row: string[] | undefined, name: string) => row?.[head?.indexOf(name) ?? -1];
      expect(rows).to.have.length(13);
      expect(at(latest, "bet")).to.equal("13-0");
      expect(at(latest, "result")).to.equal("open");
      expect(at(latest, "paid")).to.equal("");
      const [oldest] = rows.slice(-2);
      const end = past.at(-1)?.bet.end;
      const payout = end?.kind === "settled" ? end.payout : -1n;
      expect(at(oldest, "staked")).to.equal("0.00002");
      expect(at(oldest, "paid")).to.equal(payout === 0n ? "0" : "0.0000396");
      expect(at(oldest, "transaction")).to.equal(past.at(-1)?.bet.tx);
      const block = Number(past.at(-1)?.bet.block);
      expect(at(oldest, "placed")).to.equal(new Date(block * 1000).toISOString());
    });

    it("quotes commas, and gives a spreadsheet no formula of a token's maker", () => {
      const [one] = past;
      const asset = { ...ETH, symbol: '=HYPERLINK("http://evil","x")' };
      const text = csvOf([{ ...(one as PastBet), asset }], where);
      expect(text).to.contain(`,"'=HYPERLINK(""http://evil"",""x"")",`);
      expect(text.endsWith("\r\n")).to.equal(true);
    });
  });
});
