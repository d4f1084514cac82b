import { expect } from "chai";
import { type Abi, getAbiItem, toEventSelector } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import {
  amountOf,
  type EventName,
  readFulfilled,
  readPlaced,
  readRequested,
  readSettled,
  topicOf,
} from "../../lib/events.ts";
import { casinoAbi, coordinatorAbi } from "../../lib/generated/abi.ts";

const WORD = "00".repeat(32);

describe("events", () => {
  const OF_CASINO: EventName[] = [
    "BetPlaced",
    "RollsPlaced",
    "Decided",
    "Resolved",
    "HandTableOpened",
    "BetsSettled",
    "BetsRefunded",
    "BetVoided",
  ];
  const OF_COORDINATOR: EventName[] = [
    "RandomWordsRequested",
    "RandomWordsFulfilled",
    "SubscriptionFundedWithNative",
  ];

  it("are those of the contracts' ABIs", () => {
    const check = (abi: Abi, names: EventName[]) => {
      for (const name of names) {
        const item = getAbiItem({ abi, name });
        if (item?.type !== "event") throw new Error(`${name} is not in the ABI`);
        expect(topicOf(name), name).to.equal(toEventSelector(item));
      }
    };
    check(casinoAbi, OF_CASINO);
    check(coordinatorAbi, OF_COORDINATOR);
  });

  it("are refused when they are others, or cut short", () => {
    const address: Hex = "0x";
    const word: Hex = `0x${WORD}`;
    const placed = { address, topics: [topicOf("BetPlaced"), word, word], data: word };
    expect(() => readPlaced(placed)).to.throw("cut short");
    expect(() => readPlaced({ ...placed, topics: [word, word, word] })).to.throw("Not a BetPlaced");
    expect(() => readPlaced({ ...placed, topics: placed.topics.slice(0, 2) })).to.throw(
      "2 indexed values",
    );
    expect(() => readPlaced({ ...placed, data: "0x00" })).to.throw("whole words");
    const wide: Hex = `0x${"ff".repeat(32)}`;
    expect(() =>
      readPlaced({ ...placed, topics: [placed.topics[0] ?? "0x", word, wide] }),
    ).to.throw("Not an address");

    const settled = { address, topics: [topicOf("BetsSettled"), word] };
    const head = `0x${WORD}${WORD}${"60".padStart(64, "0")}`;
    const two = "2".padStart(64, "0");
    expect(() => readSettled({ ...settled, data: `${head}${two}${WORD}` as Hex })).to.throw(
      "cut short",
    );
    const read = readSettled({ ...settled, data: `${head}${two}${WORD}${two}` as Hex });
    expect(read.amounts).to.deep.equal([0n, 2n]);
    expect(() => readRequested(settled as never)).to.throw("Not a RandomWordsRequested");
    expect(() => readFulfilled(settled as never)).to.throw("Not a RandomWordsFulfilled");
  });

  it("have the amounts of their seats alone", () => {
    const seats = { round: 1n, firstSeat: 5n, amounts: [10n, 11n] };
    expect(amountOf(seats, 5n)).to.equal(10n);
    expect(amountOf(seats, 6n)).to.equal(11n);
    expect(amountOf(seats, 4n)).to.equal(undefined);
    expect(amountOf(seats, 7n)).to.equal(undefined);
  });
});
