/**
 * What a careless hand could have written instead: each mutant is one small change of one contract. Texts, names, types and what an error
 * says are left as they are.
 */
import { childrenOf, type Node, nodesOf, type Source } from "./source.ts";

/** How a mutant is put beside the original in one contract: see `schema.ts`. */
export type Form = "expression" | "statement" | "return" | "modifier";

export type Mutant = {
  /** The same as long as the function says it: `Casino._end: a < b => a <= b`. */
  id: string;
  form: Form;
  /** The node that is another one, and in which function, or else constant. */
  node: Node;
  within: Node;
  /** What stands in its place, given how to write the nodes in it. */
  instead: (of: (node: Node) => string) => string;
};

/** A function as what it returns, or a constant. */
type Place = { name: string; node: Node; isGas: boolean; pointers: Set<string> };

const SWAPS: Record<string, readonly string[]> = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "|": ["&"],
  "&": ["|"],
  "<<": [">>"],
  ">>": ["<<"],
  "&&": ["||"],
  "||": ["&&"],
  "+=": ["-="],
  "-=": ["+="],
  "*=": ["/="],
  "/=": ["*="],
  "|=": ["&="],
  "&=": ["|="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "==": ["!="],
  "!=": ["=="],
};
const BOUNDARY: Record<string, string> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" };

/** Names that are taken for one another. Those of a file that end in Up and Down are, too. */
const NAMES: Record<string, string> = {
  min: "max",
  max: "min",
  Ceil: "Floor",
  Floor: "Ceil",
  timesUp: "times",
};

/** Statements that could have been forgotten. */
const STATEMENTS = ["ExpressionStatement", "EmitStatement", "RevertStatement", "BreakStatement"];

/** The mutants of a file, in its order. */
export function mutantsOf(source: Source): Mutant[] {
  const found: Mutant[] = [];
  const names = new Set(source.text.match(/(?<=function )\w+/g));
  const lengths = lengthsIn(source.unit);
  for (const node of source.unit.children as Node[]) {
    if (node.type === "ContractDefinition") {
      for (const member of node.subNodes as Node[]) inMember(member, `${node.name}`);
    } else if (node.type === "FunctionDefinition") {
      inMember(node, "");
    }
  }
  return withOrdinals(found);

  function inMember(node: Node, contract: string) {
    const called = (name: unknown) => [contract, name].filter(Boolean).join(".");
    if (isConstantOfNumber(node)) {
      const [variable] = node.variables as [Node];
      const name = `${variable.name}`;
      if (lengths.has(name)) return;
      const isGas = name.includes("GAS");
      const place = { name: called(name), node, isGas, pointers: new Set<string>() };
      walk(node.initialValue as Node, node, place);
    } else if (node.type === "FunctionDefinition" || node.type === "ModifierDefinition") {
      const place = {
        name: called(node.name ?? (node.isConstructor ? "constructor" : "receive")),
        node,
        isGas: false,
        pointers: pointersOf(node),
      };
      for (const modifier of (node.modifiers ?? []) as Node[]) {
        if (node.isConstructor) walk(modifier, node, place);
        else if (node.body) add(place, "modifier", modifier, () => "", modifier);
      }
      if (node.body) walk(node.body as Node, node, place);
    }
  }

  function add(
    place: Place,
    form: Form,
    node: Node,
    instead: Mutant["instead"],
    context: Node = node,
  ) {
    const of = (part: Node) => source.of(part);
    const was = of(context);
    const offset = node.range[0] - context.range[0];
    const end = offset + node.range[1] + 1 - node.range[0];
    const is =
      form === "expression"
        ? was.slice(0, offset) + instead(of) + was.slice(end)
        : { statement: "", return: "zero", modifier: "" }[form];
    found.push({
      id: `${place.name}: ${short(was)} => ${short(is) || "(nothing)"}`,
      form,
      node,
      within: place.node,
      instead,
    });
  }

  function walk(node: Node, parent: Node, place: Place): void {
    if (STATEMENTS.includes(node.type) && !setsPointer(node, place)) {
      add(place, "statement", node, () => "{ }");
    }
    if (isGuard(node)) {
      // What it guards against, at the edge, and not at all.
      add(place, "statement", node, () => "{ }");
      walk(node.condition as Node, node, place);
      return;
    }
    if (node.type === "RevertStatement") return;
    if (node.type === "ReturnStatement") addReturn(node, place);
    if (node.type === "IfStatement" || node.type === "Conditional") {
      const condition = node.condition as Node;
      if (!SWAPS[`${condition.operator}`] && condition.operator !== "!") {
        add(place, "expression", condition, (of) => `!(${of(condition)})`);
      }
    }
    addExpressions(node, parent, place);
    if (isNumber(node)) return;
    for (const child of childrenOf(node)) {
      // Without its step a loop has no end.
      if (child !== node.loopExpression) walk(child, node, place);
    }
  }

  function addExpressions(node: Node, parent: Node, place: Place) {
    const { left, right, operator } = node as { left?: Node; right?: Node; operator?: string };
    if (isNumber(node)) {
      if (isFixed(node, parent)) return;
      const others = place.isGas
        ? // A measure: one unit more is no fault.
          [`2 * (${source.of(node)})`, "0"]
        : numbersBeside(source.of(node));
      const context = source.of(parent).length <= 100 && isExpression(parent) ? parent : node;
      for (const other of others) add(place, "expression", node, () => other, context);
    } else if (node.type === "BinaryOperation" && left && right && operator) {
      const edge = BOUNDARY[operator];
      const whole = isGuard(parent) || parent.type === "ForStatement";
      // A whole condition the other way round is seen by everything.
      const isWhole = whole && (edge !== undefined || /^[=!]=$/.test(operator));
      const others = isWhole ? (edge ? [edge] : []) : (SWAPS[operator] ?? []);
      for (const other of others) {
        add(place, "expression", node, (of) => `${of(left)} ${other} ${of(right)}`);
      }
    } else if (node.type === "UnaryOperation") {
      const part = node.subExpression as Node;
      const other = { "++": "--", "--": "++", "!": "" }[`${operator}`];
      if (other === undefined) return;
      add(place, "expression", node, (of) =>
        node.isPrefix ? `${other}${of(part)}` : `${of(part)}${other}`,
      );
    } else if (node.type === "BooleanLiteral") {
      const context = source.of(parent).length <= 100 && isExpression(parent) ? parent : node;
      add(place, "expression", node, () => `${!node.value}`, context);
    } else if (node.type === "FunctionCall") {
      addCall(node, place);
    } else if (node.type === "MemberAccess" && ["Ceil", "Floor"].includes(`${node.memberName}`)) {
      add(
        place,
        "expression",
        node,
        (of) => `${of(node.expression as Node)}.${NAMES[`${node.memberName}`]}`,
      );
    }
  }

  function addCall(node: Node, place: Place) {
    const called = node.expression as Node;
    const parts = node.arguments as Node[];
    const isMember = called.type === "MemberAccess";
    const name = `${isMember ? called.memberName : called.name}`;
    const before = isMember ? (called.expression as Node) : undefined;
    const twin = name.endsWith("Up")
      ? name.replace(/Up$/, "Down")
      : name.replace(/(.)Down$/, "$1Up");
    const other = NAMES[name] ?? (twin !== name && names.has(twin) ? twin : undefined);
    if (other) {
      add(place, "expression", node, (of) => {
        const list = parts.map(of).join(", ");
        return `${before ? `${of(before)}.` : ""}${other}(${list})`;
      });
    }
    const operator = { ceilDiv: "/", saturatingSub: "-", saturatingAdd: "+" }[name];
    const [first, second] = parts.length === 2 ? parts : [before, parts[0]];
    if (operator && first && second) {
      add(place, "expression", node, (of) => `(${of(first)}) ${operator} (${of(second)})`);
    }
  }

  function addReturn(node: Node, place: Place) {
    const returned = (place.node.returnParameters ?? []) as Node[];
    if (!node.expression) {
      add(place, "statement", node, () => "{ }");
      return;
    }
    if (
      returned.some(({ storageLocation }) => ["storage", "calldata"].includes(`${storageLocation}`))
    )
      return;
    if (
      /^[(]?((0|false|address\(0\)|\w+\.wrap\(0\))(, )?)+[)]?$/.test(
        source.of(node.expression as Node),
      )
    )
      return;
    const zeros = returned.map((variable, i) => {
      const place = variable.storageLocation ? ` ${variable.storageLocation}` : "";
      return `${source.of(variable.typeName as Node)}${place} zero${i};`;
    });
    const list = returned.map((_, i) => `zero${i}`).join(", ");
    add(place, "return", node, () => `{ ${zeros.join(" ")} return (${list}); }`);
  }
}

/** `if (...) revert ...`. */
function isGuard(node: Node): boolean {
  if (node.type !== "IfStatement" || node.falseBody) return false;
  const body = node.trueBody as Node;
  const statements = body.type === "Block" ? (body.statements as Node[]) : [body];
  return statements.length === 1 && statements[0]?.type === "RevertStatement";
}

/** A number, or what the compiler reckons from numbers. */
function isNumber(node: Node): boolean {
  if (node.type === "NumberLiteral") return true;
  return (
    node.type === "BinaryOperation" && isNumber(node.left as Node) && isNumber(node.right as Node)
  );
}

/** Where a number that is chosen would have another type than one that stands there. */
function isFixed(node: Node, parent: Node): boolean {
  const operator = `${parent.operator}`;
  const isBase = ["**", "<<", ">>"].includes(operator) && parent.left === node;
  // What can be below zero is signed.
  const isSigned = ["<", "<="].includes(operator) && parent.right === node && node.number === "0";
  const isAddress = (parent.expression as Node | undefined)?.name === "address";
  return isBase || isSigned || isAddress;
}

function isExpression(node: Node): boolean {
  return !/Statement|Definition|Declaration|Block/.test(node.type);
}

/** What is one off. */
function numbersBeside(number: string): string[] {
  if (number === "0") return ["1"];
  if (number === "1") return ["0", "2"];
  return /^[\d_]+$/.test(number)
    ? [-1, 1].map((step) => `${BigInt(number.replaceAll("_", "")) + BigInt(step)}`)
    : [`${number} - 1`, `${number} + 1`];
}

/** A constant of a contract that counts something. */
export function isConstantOfNumber(node: Node): boolean {
  if (node.type !== "StateVariableDeclaration") return false;
  const [variable] = node.variables as [Node];
  return variable.isDeclaredConst === true && /^uint/.test(`${(variable.typeName as Node).name}`);
}

/** Constants that say how long an array is: the compiler must know them. */
function lengthsIn(unit: Node): Set<string> {
  const lengths = [...nodesOf(unit)].map(({ type, length }) => type === "ArrayTypeName" && length);
  return new Set(lengths.filter(Boolean).map((length) => `${(length as Node).name}`));
}

/** Variables that point into storage: the compiler insists that they point somewhere. */
function pointersOf(node: Node): Set<string> {
  const pointers = [...nodesOf(node)].filter(
    ({ type, storageLocation }) => type === "VariableDeclaration" && storageLocation === "storage",
  );
  return new Set(pointers.map(({ name }) => `${name}`));
}

function setsPointer(node: Node, { pointers }: Place): boolean {
  const expression = node.expression as Node | undefined;
  if (expression?.operator !== "=") return false;
  const left = expression.left as Node;
  const targets = left.type === "TupleExpression" ? (left.components as (Node | null)[]) : [left];
  return targets.some((target) => target?.type === "Identifier" && pointers.has(`${target.name}`));
}

/** On one line, and not too long. */
function short(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 120 ? line : `${line.slice(0, 80)} ... ${line.slice(-35)}`;
}

/** Mutants that read alike are told apart by their order. */
function withOrdinals(mutants: Mutant[]): Mutant[] {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const count = (seen.get(mutant.id) ?? 0) + 1;
    seen.set(mutant.id, count);
    return count === 1 ? mutant : { ...mutant, id: `${mutant.id} (${count})` };
  });
}

/** The text with one mutant in it. */
export function mutate(source: Source, { node, instead }: Mutant): string {
  const [from, last] = node.range;
  const text = instead((part) => source.of(part));
  return source.text.slice(0, from) + text + source.text.slice(last + 1);
}
