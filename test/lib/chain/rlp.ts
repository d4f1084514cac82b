import { expect } from "chai";
import { toRlp } from "viem";
import { fromHex, type Hex, toHex } from "../../../lib/bytes.ts";
import { quantityBytes } from "../../../lib/chain/quantity.ts";
import { type RlpItem, rlp } from "../../../lib/chain/rlp.ts";

type HexItem = Hex | readonly HexItem[];

describe("chain/rlp", () => {
  it("encodes as viem does, around every limit of length", () => {
    const bytes = (length: number, byte = "ab"): Hex => `0x${byte.repeat(length)}`;
    const items: HexItem[] = [
      ...["0x", "0x00", "0x01", "0x7f", "0x80", "0xff"].map((hex) => hex as Hex),
      ...[1, 2, 54, 55, 56, 57, 255, 256, 257, 65_535, 65_536].map((length) => bytes(length)),
      [],
      [[], [[]], [[], [[]]]],
      [bytes(20), [bytes(32), bytes(32)], bytes(0)],
      Array.from({ length: 300 }, (_, i) => bytes(i % 70)),
    ];
    for (const item of items) {
      expect(toHex(rlp(fromHexItem(item)))).to.equal(toRlp(item as Parameters<typeof toRlp>[0]));
    }
  });

  it("writes numbers without leading zeros, and none for 0", () => {
    const cases = { "0x0": "0x", "0x": "0x", "0x00": "0x", "0x1": "0x01", "0x0400": "0x0400" };
    for (const [quantity, bytes] of Object.entries(cases)) {
      expect(toHex(quantityBytes(quantity)), quantity).to.equal(bytes);
    }
    expect(() => quantityBytes("12")).to.throw("Not a hex quantity");
    expect(() => quantityBytes("0xzz")).to.throw();
  });
});

function fromHexItem(item: HexItem): RlpItem {
  return typeof item === "string" ? fromHex(item) : item.map(fromHexItem);
}
