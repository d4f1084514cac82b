import {
  type AbiFunction,
  type Address,
  decodeFunctionData,
  encodeFunctionData,
  isAddressEqual,
  toFunctionSelector,
} from "viem";
import type { Act } from "../../lib/act.ts";
import type { Hex } from "../../lib/bytes.ts";
import { OWNER_ROLE, ROLES } from "../../lib/roles.ts";
import type { Facts } from "./facts.ts";
import { KINDS, type Kind } from "./forms.ts";
import { amount, seconds, share } from "./input.ts";
import { ABIS, type Target, targetsOf } from "./targets.ts";

/** The act of a form that was filled in. */
export function actOf(
  { room, signature, form }: Kind,
  at: Address,
  values: Record<string, unknown>,
): Act {
  const args = form.args?.(values) ?? form.fields.map(({ name }) => values[name]);
  const functionName = signature.slice(0, signature.indexOf("("));
  return { target: at, data: encodeFunctionData({ abi: ABIS[room], functionName, args }) };
}

/** An act in words. */
export type Said = {
  target: Target | undefined;
  /** Of the table of roles. */
  kind: Kind | undefined;
  name: string;
  args: { name: string; text: string; raw: string }[];
};

/** What an act does, from its calldata. Undefined if this house has no such function. */
export function sayAct({ target: at, data }: Act, facts: Facts): Said | undefined {
  const found = targetsOf(facts).find(({ address: one }) => isAddressEqual(one, at));
  if (!found) return undefined;
  try {
    const { functionName, args = [] } = decodeFunctionData({ abi: found.abi, data });
    const item = found.abi.find(
      (one): one is AbiFunction =>
        one.type === "function" && toFunctionSelector(one) === data.slice(0, 10),
    );
    const kind = KINDS.find(
      ({ room, signature }) =>
        room === found.room && toFunctionSelector(signature) === data.slice(0, 10),
    );
    const said = args.map((value, i) => {
      const name = item?.inputs[i]?.name ?? `${i}`;
      return { name, text: sayValue(name, value, found, facts), raw: plain(value) };
    });
    return { target: found, kind, name: functionName, args: said };
  } catch {
    return undefined;
  }
}

/** A value as people say it; as it is, where there is nothing to say. */
function sayValue(name: string, value: unknown, { room, bank }: Target, facts: Facts): string {
  if (typeof value === "bigint" && bank && (name === "chips" || name === "capacity")) {
    return amount(value, bank);
  }
  if (typeof value === "bigint" && room === "reserve" && (name === "share" || name === "band")) {
    return share(value);
  }
  if (typeof value === "bigint" && name === "kappa") return share(value);
  if (typeof value === "bigint" && name === "window") return seconds(value);
  if (name === "table") {
    const known = facts.tables.find(({ number }) => BigInt(number) === value);
    if (known) return `${value}, ${known.name}`;
  }
  if (name === "bank") return `${value}, ${facts.banks[Number(value)]?.symbol ?? "unknown"}`;
  if (["roleId", "admin", "guardian"].includes(name) && typeof value === "bigint") {
    return roleName(value);
  }
  if (/delay$/i.test(name)) return seconds(BigInt(value as number));
  if (name === "selectors") return (value as Hex[]).map(functionName).join(", ");
  return plain(value);
}

function functionName(selector: Hex): string {
  const items = Object.values(ABIS).flat();
  const item = items.find((one) => one.type === "function" && toFunctionSelector(one) === selector);
  return (item as AbiFunction | undefined)?.name ?? selector;
}

export function roleName(value: bigint): string {
  if (value === OWNER_ROLE) return `${value}, owner`;
  const known = Object.entries(ROLES).find(([, number]) => number === value);
  return known ? `${value}, ${known[0]}` : `${value}`;
}

function plain(value: unknown): string {
  if (typeof value !== "object" || value === null) return `${value}`;
  return JSON.stringify(value, (_, one) => (typeof one === "bigint" ? `${one}` : one));
}
