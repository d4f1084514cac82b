import { expect } from "chai";
import { canonical, hashOf } from "../../lib/canonical.ts";

describe("canonical JSON", () => {
  it("is the same whatever the order of the keys, and can be read again", () => {
    const value = { b: [1n, { z: null, a: 'x"\n' }], a: true, c: undefined };
    const other = { a: true, b: [1n, { a: 'x"\n', z: null }] };
    expect(canonical(value)).to.equal('{"a":true,"b":["1",{"a":"x\\"\\n","z":null}]}');
    expect(canonical(other)).to.equal(canonical(value));
    expect(hashOf(other)).to.equal(hashOf(value));
    expect(JSON.parse(canonical(value))).to.deep.equal({
      a: true,
      b: ["1", { z: null, a: 'x"\n' }],
    });
  });

  it("has another hash for another value", () => {
    expect(hashOf({ a: 1n })).to.match(/^0x[0-9a-f]{64}$/);
    expect(hashOf({ a: 1n })).not.to.equal(hashOf({ a: 2n }));
  });

  it("writes numbers as ECMAScript does, and refuses what are none", () => {
    expect(canonical([-3, 0.1, 1e-7, 2 ** 70])).to.equal("[-3,0.1,1e-7,1.1805916207174113e+21]");
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => canonical({ number })).to.throw("JSON has no such number");
    }
  });
});
