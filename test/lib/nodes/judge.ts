import { expect } from "chai";
import { type Head, heightToCompare, judge, type Sample } from "../../../lib/nodes/judge.ts";

const NOW = 1_800_000_000n;

function headAt(height: bigint, more: Partial<Head> = {}): Head {
  return { chainId: 1, height, timestamp: NOW + 2n * height, latency: 50, ...more };
}

function sample(url: string, head: Head | undefined, hash?: `0x${string}`): Sample {
  return { url, head, hash };
}

describe("lib/nodes: judge", () => {
  it("compares a little below the lowest head that keeps up, and only if there are two", () => {
    expect(heightToCompare([headAt(100n), headAt(99n)], 1)).to.equal(94n);
    expect(heightToCompare([headAt(3n), headAt(3n)], 1)).to.equal(0n);
    expect(heightToCompare([headAt(100n), undefined], 1)).to.equal(undefined);
    expect(heightToCompare([headAt(100n), headAt(99n, { chainId: 2 })], 1)).to.equal(undefined);
    // One that is far behind does not pull the others down.
    expect(heightToCompare([headAt(100n), headAt(99n), headAt(10n)], 1)).to.equal(94n);
  });

  it("finds nodes that agree good, also if one is a few blocks late or has no block to show", () => {
    const samples = [
      sample("a", headAt(100n), "0xaa"),
      sample("b", headAt(97n), "0xaa"),
      sample("c", headAt(100n)),
    ];
    expect(judge(samples, 1)).to.deep.equal(["good", "good", "good"]);
  });

  it("tells a silent, a foreign and a late node", () => {
    const samples = [
      sample("a", headAt(100n), "0xaa"),
      sample("b", undefined),
      sample("c", headAt(100n, { chainId: 5 }), "0xcc"),
      sample("d", headAt(50n), "0xaa"),
      sample("e", headAt(101n), "0xaa"),
    ];
    expect(judge(samples, 1)).to.deep.equal(["good", "silent", "foreign", "behind", "good"]);
  });

  it("does not believe one node alone that the others are late", () => {
    const samples = [
      sample("a", headAt(100n), "0xaa"),
      sample("b", headAt(100n), "0xaa"),
      sample("c", headAt(1_000n), "0xaa"),
    ];
    expect(judge(samples, 1)).to.deep.equal(["good", "good", "good"]);
  });

  it("calls lying what a majority contradicts", () => {
    const samples = [
      sample("a", headAt(100n), "0xaa"),
      sample("b", headAt(100n), "0xbb"),
      sample("c", headAt(100n), "0xaa"),
    ];
    expect(judge(samples, 1)).to.deep.equal(["good", "lying", "good"]);
  });

  it("takes no side where there is no majority", () => {
    const two = [sample("a", headAt(100n), "0xaa"), sample("b", headAt(100n), "0xbb")];
    expect(judge(two, 1)).to.deep.equal(["disputed", "disputed"]);
    const four = [...two, sample("c", headAt(100n), "0xaa"), sample("d", headAt(100n), "0xbb")];
    expect(judge(four, 1)).to.deep.equal(["disputed", "disputed", "disputed", "disputed"]);
  });

  it("gives nodes of another chain no vote", () => {
    const samples = [
      sample("a", headAt(100n), "0xaa"),
      sample("b", headAt(100n, { chainId: 5 }), "0xbb"),
      sample("c", headAt(100n, { chainId: 5 }), "0xbb"),
    ];
    expect(judge(samples, 1)).to.deep.equal(["good", "foreign", "foreign"]);
  });
});
