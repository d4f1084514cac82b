import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { ROOT } from "../../scripts/root.ts";
import { booksOf } from "./books.ts";

const PROVE = join(ROOT, "test/support/prove.ts");

type Report = { safe: number; violated: number };

/** What the solver in solc proves of the assertions of a file, and finds against them. */
function solve(file: string, edit: (source: string) => string = (source) => source): Report {
  const input = edit(readFileSync(join(ROOT, file), "utf8"));
  const told = execFileSync(process.execPath, [PROVE, file], { input, encoding: "utf8" });
  const { errors = [] } = JSON.parse(told);
  const count = (text: string) =>
    errors.filter(({ message }: { message: string }) => message.includes(text)).length;
  expect(errors.filter(({ severity }: { severity: string }) => severity === "error")).to.deep.equal(
    [],
  );
  // What the solver does not understand it leaves out, and proves the rest.
  expect(count("unsupported"), "parts that the solver left out").to.equal(0);
  return { safe: count("check is safe"), violated: count("violation happens here") };
}

/** A fault: something else than what stands in a source. */
function instead(what: string, other: string): (source: string) => string {
  return (source) => {
    expect(source).to.contain(what);
    return source.replace(what, other);
  };
}

describe("proofs by the solver", function () {
  this.timeout(300_000);

  const REDUCTION = "test/solver/Reduction.sol";
  for (const outcomes of [2n, 3n, 37n, 216n, 10_000n, 10n ** 12n]) {
    it(`a word is reduced to ${outcomes} outcomes without bias`, () => {
      const withN = (source: string) => source.replace("N = 37;", `N = ${outcomes};`);
      expect(solve(REDUCTION, withN)).to.deep.equal({ safe: 1, violated: 0 });
    });
  }

  it("and finds words of an incomplete turn, were they accepted", () => {
    const fault = instead("if (word > LAST) return;\n        uint256", "uint256");
    expect(solve(REDUCTION, fault).violated).to.equal(1);
  });

  const WITHOUT_REPLACEMENT = "test/solver/WithoutReplacement.sol";
  it("two cards out of any shoe, each pair equally likely", () => {
    expect(solve(WITHOUT_REPLACEMENT)).to.deep.equal({ safe: 2, violated: 0 });
  });

  it("and finds the pair that is drawn twice, were a card counted wrong", () => {
    const fault = instead("digit < first", "digit <= first");
    expect(solve(WITHOUT_REPLACEMENT, fault).violated).to.equal(1);
  });

  const LEDGER = "contracts/types/Ledger.sol";
  it("the ledger keeps its parts apart, I1 and I2, whatever is entered", () => {
    const read = readFileSync(join(ROOT, LEDGER), "utf8");
    const entries = [...read.matchAll(/^function (\w+)\(.*returns \(Ledger\)/gm)];
    const told = [...booksOf(read).matchAll(/^ +function (\w+)\(.*external/gm)];
    const names = (found: RegExpExecArray[]) => found.map(([, name]) => name);
    expect(names(told)).to.deep.equal(names(entries));
    expect(names(told)).to.include.members(["buyIn", "exit", "reserve", "settle", "payFees"]);
    expect(solve(LEDGER, booksOf)).to.deep.equal({ safe: 3, violated: 0 });
  });

  it("and finds the exit that takes what open bets may win (I1), and what a settlement leaves reserved (I2)", () => {
    const exit =
      "function exit(Ledger l, uint256 amount) pure returns (Ledger) {\n    if (amount > l.";
    const exits = instead(`${exit}equityLow()`, `${exit}equityHigh()`);
    const settles = instead("- released * RESERVED", "- credited * RESERVED - feesUsed * RESERVED");
    const faults = (source: string) => booksOf(settles(exits(source)));
    expect(solve(LEDGER, faults)).to.deep.equal({ safe: 1, violated: 2 });
  });
});
