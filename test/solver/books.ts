/** The parts of the packed slot, and the numbers that stand for them. */
const PARTS = { CASH: "cash", CHIPS: "chips", RESERVED: "reserved", FEES: "fees" };

/** What the casino has open, told again beside the ledger. */
const OPEN: Record<string, string> = {
  reserve: "open += worst;",
  raise: "open += cost;",
  settle: "open -= released;",
};

/**
 * The packed ledger as a contract of plain numbers, which the solver can reason about: an entry is a function with the same checks and
 * the same sums of parts. Three things must hold after any entries, in any order, of any amounts: no part borrowed from its neighbour or carried
 * into it, so that the packed slot holds what the numbers do; cash covers all that is owed (I1); and what is reserved is what was reserved
 * and not released yet (I2).
 * @param source `contracts/types/Ledger.sol`.
 */
export function booksOf(source: string): string {
  const views = [
    ...source.matchAll(/^function (equity\w+)\(Ledger l\) pure returns \(uint256\) \{(.*?)^\}/gms),
  ].map(
    ([, name, body = ""]) => `    function ${name}() private view returns (int256) {${body}    }`,
  );
  const entries = [
    ...source.matchAll(
      /^function (\w+)\(Ledger l,? ?([^)]*)\) pure returns \(Ledger\) \{(.*?)^\}/gms,
    ),
  ].map(([, name = "", parameters = "", body = ""]) => {
    const positive = [...parameters.matchAll(/uint256 (\w+)/g)].map(
      ([, parameter]) => `require(${parameter} >= 0);`,
    );
    const sums = body.replace(
      /return Ledger\.wrap\(Ledger\.unwrap\(l\)(.*?)\);/s,
      (_, terms: string) => sumsOf(terms),
    );
    return `    function ${name}(${parameters}) external {
        ${positive.join(" ")}${sums}        ${OPEN[name] ?? ""}
        _check();
    }`;
  });
  return `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

contract Books {
    uint256 private constant MAX_CASH = (1 << 54) - 1;
    uint256 private cash;
    uint256 private chips;
    uint256 private reserved;
    uint256 private fees;
    uint256 private open;

${views.join("\n\n")}

${entries.join("\n\n")}

    function _check() private view {
        assert(cash <= MAX_CASH && chips >= 0 && reserved >= 0 && fees >= 0);
        assert(cash >= chips + reserved + fees);
        assert(reserved == open);
    }
}
`
    .replace(/l\.(cash|chips|reserved|fees)\(\)/g, "$1")
    .replace(/if \((.*)\) revert \w+\(\);/g, "require(!($1));")
    .replace(/l\.(equity\w+)\(\)/g, "$1()")
    .replaceAll("unchecked {", "{")
    .replaceAll("uint256", "int256");
}

/** `- cost * CHIPS + worst * RESERVED + BETS` as sums of the parts. The number of bets is nobody's money. */
function sumsOf(terms: string): string {
  return [...terms.matchAll(/([+-]) (\w+) \* (\w+)/g)]
    .map(([, sign, amount, part]) => `${PARTS[part as keyof typeof PARTS]} ${sign}= ${amount};`)
    .join(" ");
}
