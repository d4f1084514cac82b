import { expect } from "chai";
import { compareCode } from "../../../lib/audit/code.ts";

const COMPILED = {
  name: "Thing",
  code: "0x600000ff000000" as const,
  immutables: {
    first: [
      { start: 1, length: 2 },
      { start: 4, length: 2 },
    ],
  },
};

describe("audit/code", () => {
  it("reads immutables, and compares what is between them", () => {
    const { difference, immutables, length } = compareCode("0x601234ff123400", COMPILED);
    expect(difference).to.equal(undefined);
    expect(immutables).to.deep.equal({ first: 0x1234n });
    expect(length).to.equal(7);
  });

  it("says that an immutable is not the same everywhere", () => {
    const { difference, immutables } = compareCode("0x601234ff123500", COMPILED);
    expect(difference).to.equal(undefined);
    expect(immutables).to.deep.equal({ first: undefined });
  });

  it("names the first byte that differs", () => {
    expect(compareCode("0x601234fe123401", COMPILED).difference).to.deep.equal({
      at: 3,
      expected: "0xff",
      found: "0xfe",
    });
  });

  it("tells code that is shorter, longer, or not there", () => {
    const at = (code: `0x${string}`) => compareCode(code, COMPILED).difference;
    expect(at("0x601234ff1234")).to.deep.equal({ at: 6, expected: "0x00", found: "the end" });
    expect(at("0x601234ff12340001")).to.deep.equal({ at: 7, expected: "the end", found: "0x01" });
    expect(at("0x")).to.deep.equal({ at: 0, expected: "0x60", found: "the end" });
  });
});
