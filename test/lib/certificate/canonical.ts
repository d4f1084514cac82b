import { expect } from "chai";
import { canonicalJson, differenceOf, hashOf } from "../../../lib/certificate/canonical.ts";

describe("certificate/canonical", () => {
  it("spells equal values alike", () => {
    const text = '{"a":[1,0.1,1e-7,"é\\n"],"b":{"x":null,"y":true}}';
    expect(
      canonicalJson({ b: { y: true, x: null }, a: [1, 0.1, 1e-7, "é\n"], c: undefined }),
    ).to.equal(text);
    expect(canonicalJson(JSON.parse(text))).to.equal(text);
    expect(hashOf({ a: 1, b: 2 })).to.equal(hashOf({ b: 2, a: 1 }));
    // keccak256 of {"a":1}, by viem.
    expect(hashOf({ a: 1 })).to.equal(
      "0x25e7c2a96531eb50246780c1f25742e489bf55210e26981dc02992bb585feb97",
    );
  });

  it("refuses what JSON cannot carry", () => {
    for (const value of [1n, Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1]) {
      expect(() => canonicalJson([value])).to.throw("JSON cannot carry");
    }
  });

  it("says where two values differ first", () => {
    const one = { a: [1, { b: "x" }], c: 1 };
    expect(differenceOf(one, structuredClone(one))).to.equal(undefined);
    expect(differenceOf(one, { a: [1, { b: "y" }], c: 2 })).to.equal("a[1].b");
    expect(differenceOf(one, { a: [1, { b: "x" }] })).to.equal("c");
    expect(differenceOf(one, { a: [1, { b: "x" }, 3], c: 1 })).to.equal("a[2]");
    expect(differenceOf(one, { a: {}, c: 1 })).to.equal("a");
  });
});
