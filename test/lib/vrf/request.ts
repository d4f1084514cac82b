import { expect } from "chai";
import type { Hex } from "../../../lib/bytes.ts";
import { preSeedOf, requestIdOf, wordOf } from "../../../lib/vrf/request.ts";
import { openHouse } from "../../support/house.ts";

describe("vrf/request", () => {
  const KEY_HASH: Hex = `0x${"ab".repeat(32)}`;
  const CONSUMER: Hex = `0x${"cd".repeat(20)}`;

  it("computes the ids that the coordinator gives to the casino's requests", async () => {
    const house = await openHouse();
    const { casino, keyHash, subscription, addresses } = house;
    const requester = { keyHash, consumer: addresses.casino, subscription };
    const [player] = house.players;
    for (const round of [1n, 2n, 3n]) {
      const value = (10_000n + (await house.feeOf())) * 10n ** 9n;
      await casino.connect(player).place(1n, 10_000n, 0n, { value });
      const { requestId, preSeed } = await house.requestOf(round);
      expect(preSeedOf(requester, round)).to.equal(preSeed);
      expect(requestIdOf(keyHash, preSeed)).to.equal(requestId);
      expect(await casino.requestIdOf(round)).to.equal(requestId);
    }
  });

  it("depends on every part of the request", () => {
    const base = { keyHash: KEY_HASH, consumer: CONSUMER, subscription: 5n };
    const seeds = [
      preSeedOf(base, 1n),
      preSeedOf(base, 2n),
      preSeedOf({ ...base, subscription: 6n }, 1n),
      preSeedOf({ ...base, consumer: `0x${"ce".repeat(20)}` }, 1n),
      preSeedOf({ ...base, keyHash: `0x${"ac".repeat(32)}` }, 1n),
    ];
    expect(new Set(seeds).size).to.equal(seeds.length);
  });

  it("hashes a word of each index from the randomness", () => {
    // keccak256 of 64 zero bytes: word 0 of randomness 0.
    expect(wordOf(0n)).to.equal(
      0xad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5n,
    );
    expect(wordOf(0n, 1)).not.to.equal(wordOf(0n, 0));
  });

  it("refuses addresses and hashes of a wrong length", () => {
    const base = { keyHash: KEY_HASH, consumer: CONSUMER, subscription: 5n };
    expect(() => preSeedOf({ ...base, consumer: KEY_HASH }, 1n)).to.throw("Not 20 bytes");
    expect(() => preSeedOf({ ...base, keyHash: CONSUMER }, 1n)).to.throw("Not 32 bytes");
    expect(() => requestIdOf("0x12", 1n)).to.throw("Not 32 bytes");
  });
});
