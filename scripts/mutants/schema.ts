/**
 * All mutants of a file in one contract, which is compiled once: each stands beside the original, and `mutant(number)` says whether it is
 * the one that lives. The test runner says which by the address that earns the block's fees, which nothing of the house looks at.
 */
import { isConstantOfNumber, type Mutant } from "./find.ts";
import { type Node, nodesOf, type Source } from "./source.ts";

/** Where `mutant` is declared, beside the contracts. */
export const SELECTOR_FILE = "contracts/Mutant.sol";

/** Pure, so that pure functions can ask: the compiler does not look behind a pointer to a function. */
export const SELECTOR = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

function mutant(uint256 number) pure returns (bool) {
    function() view returns (uint256) reads = living;
    function() pure returns (uint256) tells;
    assembly ("memory-safe") {
        tells := reads
    }
    return tells() == number;
}

function living() view returns (uint256) {
    return uint160(address(block.coinbase));
}
`;

/** The address that lets a mutant live. Number 0 is none of them. */
export function livingAs(number: number): `0x${string}` {
  return `0x${number.toString(16).padStart(40, "0")}`;
}

/** The constants of a file that become functions, since they have mutants, or hang on one that is a function. */
export function constantsOf(
  source: Source,
  mutants: readonly Mutant[],
  imported: Iterable<string> = [],
): { name: string; isPrivate: boolean }[] {
  const mutated = new Set(mutants.map(({ within }) => within));
  const names = new Set(imported);
  return [...nodesOf(source.unit)].filter(isConstantOfNumber).flatMap((node) => {
    const [{ name, visibility }] = node.variables as [Node];
    const parts = [...nodesOf(node.initialValue as Node)];
    if (!mutated.has(node) && !parts.some((part) => names.has(`${part.name}`))) return [];
    names.add(`${name}`);
    return [{ name: `${name}`, isPrivate: visibility === "private" }];
  });
}

/**
 * A file with all its mutants in it.
 *
 * @param mutants Numbered from 1, in this order.
 * @param functions Constants, of this file and of those it imports, that are functions now.
 * @param selector How the file imports `mutant`.
 */
export function schemaOf(
  source: Source,
  mutants: readonly Mutant[],
  functions: ReadonlySet<string>,
  selector: string,
): string {
  const numbered = mutants.map((mutant, i) => ({ ...mutant, number: i + 1 }));
  const calls = (node: Node) => node.type === "Identifier" && functions.has(`${node.name}`);

  /** A node with those parts of it written anew that `rewrite` knows. */
  const write = (node: Node, rewrite: (part: Node) => string | undefined): string => {
    const [from, last] = node.range;
    let text = "";
    let at = from;
    const visit = (part: Node) => {
      if (part.range[0] < at) return;
      const anew = part === node ? undefined : rewrite(part);
      if (anew === undefined) return childrenIn(part).forEach(visit);
      text += source.text.slice(at, part.range[0]) + anew;
      at = part.range[1] + 1;
    };
    visit(node);
    return text + source.text.slice(at, last + 1);
  };

  const original = (node: Node): string =>
    calls(node)
      ? `${node.name}()`
      : write(node, (part) => (calls(part) ? `${part.name}()` : undefined));

  const withMutants = (node: Node): string | undefined => {
    const own = numbered.filter((mutant) => mutant.node === node);
    const inner = () => (calls(node) ? `${node.name}()` : write(node, withMutants));
    const texts = own.map(({ number, instead }) => ({ number, text: instead(original) }));
    if (node.type === "FunctionDefinition") {
      const modifiers = numbered.filter(
        ({ form, within }) => form === "modifier" && within === node,
      );
      return modifiers.length === 0 ? undefined : withoutModifiers(node, modifiers);
    }
    if (isConstantOfNumber(node)) return asFunction(node);
    if (own.length === 0) return calls(node) ? inner() : undefined;
    switch (own[0]?.form) {
      case "expression":
        return `(${texts.map(({ number, text }) => `mutant(${number}) ? (${text}) : `).join("")}(${inner()}))`;
      case "statement":
        return `{ if (!mutant(${texts[0]?.number})) ${inner()} }`;
      case "return":
        return `{ if (mutant(${texts[0]?.number})) ${texts[0]?.text} ${inner()} }`;
      default:
        return inner();
    }
  };

  const asFunction = (node: Node): string | undefined => {
    const [variable] = node.variables as [Node];
    if (!functions.has(`${variable.name}`)) return undefined;
    const value = node.initialValue as Node;
    const type = source.of(variable.typeName as Node);
    return `function ${variable.name}() ${variable.visibility} pure returns (${type}) { return ${withMutants(value) ?? write(value, withMutants)}; }`;
  };

  /** One function for each modifier that could be missing, one with all of them, and one that chooses. */
  const withoutModifiers = (node: Node, missing: readonly (Mutant & { number: number })[]) => {
    const body = node.body as Node;
    const [open] = body.range;
    const modifiers = node.modifiers as Node[];
    const parameters = node.parameters as Node[];
    const returned = (node.returnParameters ?? []) as Node[];
    const returns = returned.length
      ? `returns (${returned.map((one) => source.of(one)).join(", ")})`
      : "";
    const list = `(${parameters.map((one) => source.of(one)).join(", ")})`;
    const asked = `(${parameters.map(({ name }) => name).join(", ")})`;
    const state = node.stateMutability === "payable" ? "" : `${node.stateMutability ?? ""}`;
    const variant = (name: string, left: readonly Node[], text: string) =>
      `function ${name}${list} private ${state} ${left.map((one) => source.of(one)).join(" ")} ${returns} ${text}`;
    const choose = (name: string) =>
      returned.length ? `return ${name}${asked};` : `{ ${name}${asked}; return; }`;
    let head = "";
    let at = node.range[0];
    for (const { range } of modifiers) {
      head += source.text.slice(at, range[0]);
      at = range[1] + 1;
    }
    head += source.text.slice(at, open);
    const whole = `${node.name}_whole`;
    const without = missing.map(({ number, node: gone }) => ({
      number,
      name: `${node.name}_without${number}`,
      left: modifiers.filter((one) => one !== gone),
    }));
    return [
      `${head}{ ${without.map(({ number, name }) => `if (mutant(${number})) ${choose(name)}`).join(" ")} ${choose(whole)} }`,
      ...without.map(({ name, left }) => variant(name, left, original(body))),
      variant(whole, modifiers, write(body, withMutants)),
    ].join("\n");
  };

  const pragma = (source.unit.children as Node[]).find(({ type }) => type === "PragmaDirective");
  const after = (pragma?.range[1] ?? -1) + 1;
  const text = write(source.unit, (part) =>
    part.type === "ImportDirective" ? source.of(part) : withMutants(part),
  );
  const imported = mutants.length ? `\n${selector}` : "";
  return source.text.slice(0, after) + imported + text.slice(after - source.unit.range[0]);
}

/** The parts of a node, without types and names, which stay as they are. */
function childrenIn(node: Node): Node[] {
  const skipped = new Set([node.typeName, node.identifier, node.length]);
  return Object.values(node)
    .flat()
    .filter(
      (value): value is Node =>
        typeof value === "object" && value !== null && "range" in value && !skipped.has(value),
    )
    .sort((a, b) => a.range[0] - b.range[0]);
}
