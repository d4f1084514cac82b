import { expect } from "chai";
import { type Client, createClient, custom, toHex } from "viem";
import { type BetRow, type Book, readFeed, readMine, readOlder } from "../../app/chain/bet-log.ts";
import { costOf, curveOf, netOf, replay } from "../../app/tables/bet-view.ts";
import { coinFlip } from "../../lib/games/index.ts";
import { type House, openHouse } from "../support/house.ts";

const HEADS = { table: 1n, stake: 20_000n, choice: 0n };

describe("app/chain/bet-log", () => {
  let house: House;
  let client: Client;
  let where: { client: Client; casino: `0x${string}`; fromBlock: bigint };
  let questions: { fromBlock: bigint; toBlock: bigint }[];

  beforeEach(async () => {
    house = await openHouse();
    questions = [];
    client = createClient({
      transport: custom({
        request: ({ method, params }) => {
          if (method === "eth_getLogs") {
            const [{ fromBlock, toBlock }] = params;
            questions.push({ fromBlock: BigInt(fromBlock), toBlock: BigInt(toBlock) });
          }
          return house.provider.request({ method, params });
        },
      }),
    });
    where = { client, casino: house.addresses.casino, fromBlock: 0n };
  });

  const head = async () => BigInt(await house.ethers.provider.getBlockNumber());
  const feed = async (last?: Book) => readFeed(where, await head(), 100, last);
  const player = (index: number) => {
    const found = house.players[index];
    if (!found) throw new Error("no such player");
    return found;
  };
  const mine = async (index: number, last?: Book) =>
    readMine(where, player(index).address as `0x${string}`, await head(), 100, last);
  const brief = (bets: BetRow[]) =>
    bets.map(({ round, seat, end }) => `${round}-${seat} ${end ? end.kind : "open"}`);

  it("tells bets newest first, open until their round is settled", async () => {
    await house.placeTogether([HEADS, { ...HEADS, player: player(1), choice: 1n }]);
    await house.place(HEADS);
    expect(brief((await feed()).bets)).to.deep.equal(["2-0 open", "1-1 open", "1-0 open"]);
    await house.fulfil(1n);
    expect(brief((await feed()).bets)).to.deep.equal(["2-0 open", "1-1 settled", "1-0 settled"]);
  });

  it("goes on from what it knows, reading only the new blocks and some before them", async () => {
    await house.place(HEADS);
    await house.networkHelpers.mine(50);
    const first = await feed();
    await house.fulfil(1n);
    await house.place(HEADS);
    questions = [];
    const second = await feed(first);
    expect(brief(second.bets)).to.deep.equal(["2-0 open", "1-0 settled"]);
    expect(questions.every(({ fromBlock }) => fromBlock === first.head - 12n)).to.equal(true);
    expect(second).to.deep.equal(await feed());
  });

  it("forgets what a reorganisation undid", async () => {
    await house.networkHelpers.mine(5);
    const snapshot = await house.networkHelpers.takeSnapshot();
    await house.place(HEADS);
    await house.fulfil(1n);
    const before = await feed();
    expect(before.bets).to.have.length(1);
    await snapshot.restore();
    await house.networkHelpers.mine(6);
    expect((await feed(before)).bets).to.deep.equal([]);
  });

  it("begins anew on a chain that is shorter than what it knows", async () => {
    await house.place(HEADS);
    const late = { ...(await feed()), head: (await head()) + 100n };
    expect(brief((await feed(late)).bets)).to.deep.equal(["1-0 open"]);
  });

  it("a bet's payouts and words are those of the events, and its replay agrees", async () => {
    await house.place({ ...HEADS, rolls: { count: 20, stopGain: 0n, stopLoss: 60_000n } });
    await house.fulfil(1n);
    const [bet] = (await feed()).bets;
    if (bet?.end?.kind !== "settled") throw new Error("the bet is not settled");
    expect(bet.rolls).to.deep.equal({ count: 20, stopGain: 0n, stopLoss: 60_000n });
    const settlement = replay(bet, coinFlip);
    expect(settlement?.payout).to.equal(bet.end.payout);
    expect(netOf(bet, coinFlip)).to.equal(bet.end.payout - costOf(bet, coinFlip));
    const curve = curveOf(settlement?.rolls ?? [], bet.stake);
    expect(curve.at(-1)).to.equal(netOf(bet, coinFlip));
  });

  it("reads one player's bets, with the ends of their rounds", async () => {
    await house.placeTogether([HEADS, { ...HEADS, player: player(1) }, HEADS]);
    await house.place({
      ...HEADS,
      player: player(1),
      rolls: { count: 3, stopGain: 0n, stopLoss: 0n },
    });
    await house.fulfil(1n);
    expect(brief((await mine(0)).bets)).to.deep.equal(["1-2 settled", "1-0 settled"]);
    const other = await mine(1);
    expect(brief(other.bets)).to.deep.equal(["2-0 open", "1-1 settled"]);
    expect(other.bets[0]?.rolls.count).to.equal(3);
    await house.fulfil(2n);
    expect(brief((await mine(1, other)).bets)).to.deep.equal(["2-0 settled", "1-1 settled"]);
  });

  it("reads on to older bets, until there are none", async () => {
    const blocks = 45_000;
    await house.place(HEADS);
    await house.fulfil(1n);
    await house.networkHelpers.mine(blocks);
    await house.place(HEADS);
    const address = player(0).address as `0x${string}`;
    const late = await readMine(where, address, await head(), 1);
    expect(brief(late.bets)).to.deep.equal(["2-0 open"]);
    expect(late.floor > 0n).to.equal(true);
    const all = await readOlder(where, address, late, 5);
    expect(brief(all.bets)).to.deep.equal(["2-0 open", "1-0 settled"]);
    expect(all.floor).to.equal(0n);
  });

  it("a refunded bet got back stake and fee", async () => {
    await house.place(HEADS);
    await house.networkHelpers.time.increase(25 * 3600);
    await house.casino.refund(1n, 10n);
    const [bet] = (await feed()).bets;
    if (bet?.end?.kind !== "refunded") throw new Error("the bet is not refunded");
    expect(bet.end.amount > HEADS.stake).to.equal(true);
    expect(netOf(bet, coinFlip)).to.equal(0n);
  });

  it("asks for no more blocks at once than many nodes allow", async () => {
    await house.networkHelpers.mine(12_000);
    await feed();
    for (const { fromBlock, toBlock } of questions)
      expect(toBlock - fromBlock < 5_000n, toHex(fromBlock)).to.equal(true);
  });
});
