import { expect } from "chai";
import { type Address, type Client, createClient, custom, zeroAddress } from "viem";
import { readSpan } from "../../app/chain/bet-log.ts";
import type { PastBet } from "../../app/history/past.ts";
import { leadersOf } from "../../app/leaders/leaders.ts";
import { openHouse } from "../support/house.ts";

const ALICE: Address = "0x00000000000000000000000000000000000a11ce";
const BOB: Address = "0x0000000000000000000000000000000000000b0b";

describe("app/leaders", () => {
  /** A bet as it stands in a list. */
  function bet(id: bigint, player: Address, cost: bigint, net?: bigint, bank = 0): PastBet {
    const line = {
      choice: "",
      wholeChoice: "",
      title: undefined,
      state: net === undefined ? ("waiting" as const) : ("settled" as const),
      cost,
      net,
    };
    const asset = {
      bank,
      bankroll: zeroAddress,
      symbol: "",
      token: undefined,
      chip: 1n,
      digits: 0,
    };
    return { bet: { id, player } as PastBet["bet"], table: undefined, asset, line };
  }

  // As they are listed: the newest first.
  const past = [
    bet(6n, BOB, 10n),
    bet(5n, BOB, 100n, 98n),
    bet(4n, ALICE, 1n, 35n),
    bet(3n, ALICE, 50n, -50n),
    bet(2n, ALICE, 100n, 98n),
    bet(1n, BOB, 1_000n, 5_000n, 1),
  ];
  const ids = (wins: { past: PastBet }[]) => wins.map((win) => Number(win.past.bet.id));

  it("puts the largest win first, the earlier one of two alike", () => {
    const { wins } = leadersOf(past, 0, 10);
    expect(ids(wins)).to.deep.equal([2, 5, 4]);
    expect(ids(leadersOf(past, 0, 2).wins)).to.deep.equal([2, 5]);
  });

  it("puts the largest multiplier first, in millionths of the cost", () => {
    const { multipliers } = leadersOf(past, 0, 10);
    expect(ids(multipliers)).to.deep.equal([4, 2, 5]);
    expect(multipliers.map(({ multiplier }) => multiplier)).to.deep.equal([
      36_000_000n,
      1_980_000n,
      1_980_000n,
    ]);
  });

  it("sums what players staked, in one asset, of bets that are over", () => {
    expect(leadersOf(past, 0, 10).players).to.deep.equal([
      { player: ALICE, bets: 3, staked: 151n, net: 83n },
      { player: BOB, bets: 1, staked: 100n, net: 98n },
    ]);
    expect(leadersOf(past, 1, 10).players).to.deep.equal([
      { player: BOB, bets: 1, staked: 1_000n, net: 5_000n },
    ]);
    expect(leadersOf([], 0, 10)).to.deep.equal({ wins: [], multipliers: [], players: [] });
  });

  it("reads every bet of a span, whoever placed it", async () => {
    const house = await openHouse();
    const client: Client = createClient({ transport: custom(house.provider) });
    const [, second] = house.players;
    const place = { table: 1n, stake: 20_000n, choice: 0n };
    await house.place(place);
    await house.fulfil(1n);
    const from = BigInt(await house.ethers.provider.getBlockNumber()) + 1n;
    await house.place({ ...place, ...(second && { player: second }) });
    await house.fulfil(2n);
    const head = BigInt(await house.ethers.provider.getBlockNumber());
    const told: number[] = [];
    const read = (fromBlock: bigint) =>
      readSpan({ client, casino: house.addresses.casino, fromBlock }, head, (part) =>
        told.push(part),
      );
    expect((await read(0n)).map(({ round, end }) => `${round} ${end?.kind}`)).to.deep.equal([
      "2 settled",
      "1 settled",
    ]);
    expect((await read(from)).map(({ player }) => player)).to.deep.equal([second?.address]);
    expect(told.at(-1)).to.equal(1);
  });
});
