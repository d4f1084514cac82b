import { expect } from "chai";
import { differenceOf } from "../../../lib/certificate/difference.ts";

describe("certificate/difference", () => {
  it("says where two values differ first", () => {
    const one = { a: [1, { b: "x" }], c: 1 };
    expect(differenceOf(one, structuredClone(one))).to.equal(undefined);
    expect(differenceOf(one, { c: 1, a: [1, { b: "x" }] })).to.equal(undefined);
    expect(differenceOf(one, { a: [1, { b: "y" }], c: 2 })).to.equal("a[1].b");
    expect(differenceOf(one, { a: [1, { b: "x" }] })).to.equal("c");
    expect(differenceOf(one, { a: [1, { b: "x" }, 3], c: 1 })).to.equal("a[2]");
    expect(differenceOf(one, { a: {}, c: 1 })).to.equal("a");
  });
});
