import type { Address } from "viem";
import { OWNER_ROLE, ROLES } from "../../lib/roles.ts";
import type { BankFacts, Facts } from "./facts.ts";
import {
  amount,
  parseAddress,
  parseAmount,
  parsePercent,
  parseSeconds,
  parseWhole,
  seconds,
  share,
  WrongInput,
  within,
} from "./input.ts";
import { targetsOf } from "./targets.ts";

/** What a form knows of the house while it is filled in. */
export type Scene = {
  facts: Facts;
  /** The bank whose reserve it is about. */
  bank: BankFacts;
  /** What the fields before it say. */
  values: Record<string, unknown>;
};

type Option = { value: string; label: string };

export type Field = {
  name: string;
  label: string;
  unit?: (scene: Scene) => string;
  /** What the contract has now, or would take. */
  hint?: (scene: Scene) => string;
  /** There is nothing else to choose. */
  options?: (scene: Scene) => Option[];
  /** What stands in it at first. */
  start?: (scene: Scene) => string;
  /** @throws WrongInput with a sentence for the field. */
  parse: (text: string, scene: Scene) => unknown;
  /** It must be a contract. */
  contract?: boolean;
};

const UINT32 = 2n ** 32n - 1n;

const all = (scene: Scene) => scene.bank;
export const show = (scene: Scene) => (chips: bigint) => amount(chips, all(scene));
export const ofAsset = (scene: Scene) => scene.bank.symbol;

export const table: Field = {
  name: "table",
  label: "Table",
  options: ({ facts }) =>
    facts.tables.map(({ number, name, bank }) => ({
      value: `${number}`,
      label: `${number}: ${name}, in ${facts.banks[bank]?.symbol ?? `bank ${bank}`}`,
    })),
  parse: (text, { facts }) => {
    const number = parseWhole(text, "a table");
    return within(number, { least: 1n, most: BigInt(facts.tables.length) }, (n) => `table ${n}`);
  },
};

const tableOf = ({ facts, values }: Scene) =>
  facts.tables.find(({ number }) => BigInt(number) === values.table);

export function kappa(lower: boolean): Field {
  return {
    name: "kappa",
    label: "Part of the Kelly stake on one bet",
    unit: () => "%",
    hint: (scene) => {
      const now = tableOf(scene);
      const most = `at most ${share(scene.facts.maxKappa)}`;
      return now ? `Now ${share(now.kappa)}, ${most}. 0 closes the table.` : `${most}.`;
    },
    parse: (text, scene) => {
      const value = within(parsePercent(text), { most: scene.facts.maxKappa }, share);
      const now = tableOf(scene);
      if (lower && now && value > now.kappa) {
        throw new WrongInput(
          `The table takes ${share(now.kappa)} now. More than that is raised, after the delay.`,
        );
      }
      return value;
    },
  };
}

export const kappaOfNew: Field = {
  ...kappa(false),
  hint: ({ facts }) => `At most ${share(facts.maxKappa)}; the tables of today began with 25 %.`,
};

export const bankOfTable: Field = {
  name: "bank",
  label: "Bank",
  options: ({ facts }) =>
    facts.banks.map(({ index, symbol }) => ({ value: `${index}`, label: `${index}: ${symbol}` })),
  parse: (text, { facts }) =>
    within(parseWhole(text, "a bank"), { most: BigInt(facts.banks.length - 1) }, (n) => `${n}`),
};

export const game = (label: string): Field => ({
  name: "game",
  label,
  hint: () => "Code that can read and change nothing but its own call data: the casino checks it.",
  contract: true,
  parse: parseAddress,
});

export const window: Field = {
  name: "window",
  label: "Refills in",
  hint: ({ bank }) => `At most ${seconds(bank.maxWindow)}. Seconds, or 30 min, 1 h, 2 d.`,
  parse: (text, { bank }) =>
    within(parseSeconds(text), { least: 1n, most: bank.maxWindow }, (value) => seconds(value)),
};

export const capacity: Field = {
  name: "capacity",
  label: "Capacity of the bucket",
  unit: ofAsset,
  hint: (scene) => {
    const { bucket } = scene.bank;
    return `Now ${show(scene)(bucket.capacity)} every ${seconds(bucket.window)}.`;
  },
  parse: (text, { bank }) =>
    within(parseAmount(text, bank), { most: 2n ** 208n - 1n }, (chips) => amount(chips, bank)),
};

export const role = (label: string, name = "roleId", locked = false): Field => ({
  name,
  label,
  options: () =>
    [...(locked ? [] : [["owner", OWNER_ROLE] as const]), ...Object.entries(ROLES)].map(
      ([called, number]) => ({ value: `${number}`, label: `${number}: ${called}` }),
    ),
  parse: (text) => parseWhole(text, "a role"),
});

export const delay = (name: string, label: string): Field => ({
  name,
  label,
  hint: () => "0, seconds, or 30 min, 1 h, 2 d.",
  parse: (text) => Number(within(parseSeconds(text), { most: UINT32 }, seconds)),
});

export const target: Field = {
  name: "target",
  label: "Contract",
  options: ({ facts }) =>
    targetsOf(facts).map(({ address, name }) => ({ value: address, label: name })),
  parse: parseAddress,
};

export const address = (name: string, label: string, contract = false): Field => ({
  name,
  label,
  parse: parseAddress,
  contract,
});

export const slippage: Field = {
  name: "maxSlippage",
  label: "Most that a trade may lose against the feeds",
  unit: () => "%",
  hint: ({ bank }) => `At most ${share(bank.maxSlippage)}, the pool's fee included.`,
  start: ({ bank }) => percentText(BigInt(bank.venue.maxSlippage)),
  parse: (text, { bank }) => Number(within(parsePercent(text), { most: bank.maxSlippage }, share)),
};

export const maxAge = (name: string, label: string, now: (bank: BankFacts) => number): Field => ({
  name,
  label,
  hint: () => "An older answer counts as none. Seconds, or 30 min, 1 h, 2 d.",
  start: ({ bank }) => `${now(bank) || ""}`,
  parse: (text) => Number(within(parseSeconds(text), { least: 1n, most: UINT32 }, seconds)),
});

export const place = (name: string, label: string, now: (bank: BankFacts) => Address): Field => ({
  name,
  label,
  contract: true,
  start: ({ bank }) => (BigInt(now(bank)) === 0n ? "" : now(bank)),
  parse: parseAddress,
});

export function percentText(millionths: bigint): string {
  if (millionths === 0n) return "";
  const part = `${millionths % 10_000n}`.padStart(4, "0").replace(/0+$/, "");
  return `${millionths / 10_000n}${part && `.${part}`}`;
}
