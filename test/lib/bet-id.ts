import { expect } from "chai";
import { formatBetId, parseBetId, roundOf, seatOf, toBetId } from "../../lib/bet-id.ts";

describe("bet-id", () => {
  it("packs, reads and writes", () => {
    const bet = toBetId(48n, 3n);
    expect(bet).to.equal((48n << 16n) | 3n);
    expect(roundOf(bet)).to.equal(48n);
    expect(seatOf(bet)).to.equal(3n);
    expect(formatBetId(bet)).to.equal("48-3");
    expect(parseBetId("48-3")).to.equal(bet);
    expect(parseBetId(" 48-3\n")).to.equal(bet);
  });

  it("goes there and back at the limits", () => {
    for (const text of ["1-0", "1-65534", `${2n ** 40n - 1n}-0`, `${2n ** 40n - 1n}-65534`]) {
      expect(formatBetId(parseBetId(text))).to.equal(text);
    }
  });

  it("says that there can be no such round or seat", () => {
    expect(() => parseBetId("0-0")).to.throw(RangeError, "no round 0");
    expect(() => parseBetId(`${2n ** 40n}-0`)).to.throw(RangeError, "no round");
    expect(() => parseBetId("1-65535")).to.throw(RangeError, "no seat 65535");
    expect(() => toBetId(1n, -1n)).to.throw(RangeError, "no seat -1");
  });

  it("says what a bet looks like when it is none", () => {
    for (const text of ["", "48", "48-", "-3", "48-3-1", "48_3", "0x30-3", "48-3x", "1e3-0"]) {
      expect(() => parseBetId(text), text).to.throw("such as 48-3");
    }
    expect(() => parseBetId("9".repeat(500))).to.throw(/^.{0,120}$/);
  });
});
