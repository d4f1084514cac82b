import { parse } from "@solidity-parser/parser";

/** A node of the syntax tree, whose every property may be read. */
export type Node = { type: string; range: [number, number]; [property: string]: unknown };

/** A Solidity file and its syntax tree. */
export class Source {
  readonly text: string;
  readonly unit: Node;

  /** @throws ParserError if it is not Solidity. */
  constructor(text: string) {
    this.text = text;
    this.unit = parse(text, { range: true }) as unknown as Node;
  }

  /** What a node says. */
  of({ range: [from, last] }: Node): string {
    return this.text.slice(from, last + 1);
  }

  lineOf(offset: number): number {
    return this.text.slice(0, offset).split("\n").length;
  }
}

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => isNode(value))
    .sort((a, b) => a.range[0] - b.range[0]);
}

/** All nodes of a tree, the outer ones first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "range" in value;
}
