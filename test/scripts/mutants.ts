import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { mutantsOf, mutate } from "../../scripts/mutants/find.ts";
import { constantsOf, SELECTOR, schemaOf } from "../../scripts/mutants/schema.ts";
import { Source } from "../../scripts/mutants/source.ts";
import { TARGETS } from "../../scripts/mutants/targets.ts";
import { openWorkspace, putMutants, readSource } from "../../scripts/mutants/workspace.ts";

/** A function's mutants, without its name. */
function mutantsIn(body: string, head = "function f(uint256 a, uint256 b) public"): string[] {
  const source = new Source(`contract C { ${head} { ${body} } }`);
  return mutantsOf(source).map(({ id }) => id.replace("C.f: ", ""));
}

describe("scripts/mutants", () => {
  it("takes operators for one another", () => {
    expect(mutantsIn("uint256 c = a + b;")).to.deep.equal(["a + b => a - b"]);
    expect(mutantsIn("bool c = a < b;")).to.deep.equal(["a < b => a <= b", "a < b => a >= b"]);
    expect(mutantsIn("bool c = a == b && b != a;")).to.deep.equal([
      "a == b && b != a => a == b || b != a",
      "a == b => a != b",
      "b != a => b == a",
    ]);
    expect(mutantsIn("uint256 c = a.min(b) / a.ceilDiv(b);")).to.deep.equal([
      "a.min(b) / a.ceilDiv(b) => a.min(b) * a.ceilDiv(b)",
      "a.min(b) => a.max(b)",
      "a.ceilDiv(b) => (a) / (b)",
    ]);
    expect(mutantsIn("uint256 c = a.mulDiv(b, b, Math.Rounding.Ceil);")).to.deep.equal([
      "Math.Rounding.Ceil => Math.Rounding.Floor",
    ]);
  });

  it("is one off in numbers, and doubles or drops a measure of gas", () => {
    expect(mutantsIn("uint256 c = g(a, 1_000);")).to.deep.equal([
      "g(a, 1_000) => g(a, 999)",
      "g(a, 1_000) => g(a, 1001)",
    ]);
    const ids = mutantsOf(
      new Source(
        "contract C { uint256 constant GAS_TO_ASK = 500; uint256 constant DAY = 1 days; }",
      ),
    ).map(({ id }) => id);
    expect(ids).to.deep.equal([
      "C.GAS_TO_ASK: 500 => 2 * (500)",
      "C.GAS_TO_ASK: 500 => 0",
      "C.DAY: 1 days => 1 days - 1",
      "C.DAY: 1 days => 1 days + 1",
    ]);
  });

  it("forgets statements, guards and modifiers", () => {
    expect(mutantsIn("a = b;")).to.deep.equal(["a = b; => (nothing)"]);
    expect(mutantsIn("if (a > b) revert E(a + b);")).to.deep.equal([
      "if (a > b) revert E(a + b); => (nothing)",
      "a > b => a >= b",
    ]);
    expect(mutantsIn("", "function f() external restricted nonReentrant")).to.deep.equal([
      "restricted => (nothing)",
      "nonReentrant => (nothing)",
    ]);
  });

  it("returns nothing, unless that is what is returned", () => {
    const head = "function f(uint256 a) public returns (uint256, bool)";
    expect(mutantsIn("return (a, g());", head)).to.deep.equal(["return (a, g()); => zero"]);
    expect(mutantsIn("return (0, false);", head)).not.to.include("return (0, false); => zero");
  });

  it("leaves alone what has no end, and what must point somewhere", () => {
    expect(mutantsIn("for (uint256 i; i < a; ++i) { }")).to.deep.equal(["i < a => i <= a"]);
    expect(mutantsIn("S storage s; s = list[a];")).to.deep.equal([]);
  });

  it("gives a mutant the same name when something else changes", () => {
    const [before, after] = ["a = b; a = b;", "a = b; b = a; a = b;"].map((body) =>
      mutantsIn(body),
    );
    expect(before).to.deep.equal(["a = b; => (nothing)", "a = b; => (nothing) (2)"]);
    expect(after).to.include.members(before as string[]);
  });

  it("leaves alone what the compiler must know", () => {
    const source = new Source("contract C { uint256 constant ROWS = 9; uint256[ROWS] rows; }");
    expect(mutantsOf(source)).to.deep.equal([]);
  });

  it("finds mutants of the house, each with a name of its own, and each of them is Solidity", () => {
    const source = readSource("contracts/types/Ledger.sol");
    const mutants = mutantsOf(source);
    const ids = mutants.map(({ id }) => id);
    expect(ids.length).to.be.greaterThan(50);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids).to.include(TARGETS.find(({ file }) => file === "types/Ledger.sol")?.fatal);
    for (const mutant of mutants.filter((_, i) => i % 10 === 0)) {
      const text = mutate(source, mutant);
      expect(text, mutant.id).not.to.equal(source.text);
      expect(() => new Source(text), mutant.id).not.to.throw();
    }
  });

  it("puts all mutants of a file beside the original, and constants as functions where others use them", () => {
    const workspace = mkdtempSync(join(tmpdir(), "glasshouse-test-"));
    openWorkspace(workspace);
    const mutants = putMutants(workspace, "contracts/Rounds.sol");
    const rounds = readFileSync(join(workspace, "contracts/Rounds.sol"), "utf8");
    mutants.forEach((_, i) => {
      expect(rounds).to.include(`mutant(${i + 1})`);
    });
    expect(rounds).to.include("function REFUND_AFTER() public pure returns (uint256)");
    expect(readFileSync(join(workspace, "contracts/Casino.sol"), "utf8")).to.include(
      "round.openedAt() + REFUND_AFTER()",
    );
  });

  it("compiles to one contract that is each mutant in turn, and the original if none lives", () => {
    const source = new Source(
      `pragma solidity 0.8.37; contract C {
        uint256 public constant MOST = 5;
        modifier odd(uint256 a) { if (a % 2 == 0) revert(); _; }
        function f(uint256 a) external pure odd(a) returns (uint256 b) {
          if (a > MOST) revert();
          b = a + 1;
        }
      }`,
    );
    const mutants = mutantsOf(source);
    const functions = new Set(constantsOf(source, mutants).map(({ name }) => name));
    const compiled = compile({
      "C.sol": schemaOf(source, mutants, functions, 'import { mutant } from "Mutant.sol";'),
      "Mutant.sol": SELECTOR,
    });
    expect(compiled).to.match(/^[0-9a-f]{100,}$/);
  });
});

function compile(files: Record<string, string>): string {
  const solc = createRequire(import.meta.url)("solc");
  const sources = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, { content }]),
  );
  const settings = { outputSelection: { "C.sol": { C: ["evm.bytecode.object"] } } };
  const input = JSON.stringify({ language: "Solidity", sources, settings });
  const { contracts, errors } = JSON.parse(solc.compile(input));
  return contracts?.["C.sol"]?.C?.evm.bytecode.object ?? JSON.stringify(errors);
}
