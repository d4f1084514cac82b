import {
  type Abi,
  type AbiFunction,
  type Address,
  decodeFunctionData,
  encodeFunctionData,
  isAddressEqual,
  toFunctionSelector,
} from "viem";
import type { Act } from "../../lib/act.ts";
import type { Hex } from "../../lib/bytes.ts";
import { authorityAbi, casinoAbi, reserveAbi } from "../../lib/generated/abi.ts";
import { OWNER_ROLE, POWERS, ROLES, type Role, type Room } from "../../lib/roles.ts";
import type { BankFacts, Facts } from "./facts.ts";
import {
  amount,
  parseAddress,
  parseAmount,
  parseAmountOrAll,
  parsePercent,
  parseSeconds,
  parseWhole,
  seconds,
  share,
  WrongInput,
  within,
} from "./input.ts";

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

/** How an act of the table of roles is filled in. */
export type Form = {
  title: string;
  what: string;
  fields: readonly Field[];
  /** The arguments of the function. In the order of the fields, if it says nothing else. */
  args?: (values: Record<string, unknown>) => readonly unknown[];
};

const UINT32 = 2n ** 32n - 1n;

const all = (scene: Scene) => scene.bank;
const show = (scene: Scene) => (chips: bigint) => amount(chips, all(scene));
const ofAsset = (scene: Scene) => scene.bank.symbol;

const table: Field = {
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

function kappa(lower: boolean): Field {
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

const kappaOfNew: Field = {
  ...kappa(false),
  hint: ({ facts }) => `At most ${share(facts.maxKappa)}; the tables of today began with 25 %.`,
};

const bankOfTable: Field = {
  name: "bank",
  label: "Bank",
  options: ({ facts }) =>
    facts.banks.map(({ index, symbol }) => ({ value: `${index}`, label: `${index}: ${symbol}` })),
  parse: (text, { facts }) =>
    within(parseWhole(text, "a bank"), { most: BigInt(facts.banks.length - 1) }, (n) => `${n}`),
};

const game = (label: string): Field => ({
  name: "game",
  label,
  hint: () => "Code that can read and change nothing but its own call data: the casino checks it.",
  contract: true,
  parse: parseAddress,
});

const window: Field = {
  name: "window",
  label: "Refills in",
  hint: ({ bank }) => `At most ${seconds(bank.maxWindow)}. Seconds, or 30 min, 1 h, 2 d.`,
  parse: (text, { bank }) =>
    within(parseSeconds(text), { least: 1n, most: bank.maxWindow }, (value) => seconds(value)),
};

const capacity: Field = {
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

const role = (label: string, name = "roleId", locked = false): Field => ({
  name,
  label,
  options: () =>
    [...(locked ? [] : [["owner", OWNER_ROLE] as const]), ...Object.entries(ROLES)].map(
      ([called, number]) => ({ value: `${number}`, label: `${number}: ${called}` }),
    ),
  parse: (text) => parseWhole(text, "a role"),
});

const delay = (name: string, label: string): Field => ({
  name,
  label,
  hint: () => "0, seconds, or 30 min, 1 h, 2 d.",
  parse: (text) => Number(within(parseSeconds(text), { most: UINT32 }, seconds)),
});

const target: Field = {
  name: "target",
  label: "Contract",
  options: ({ facts }) =>
    targetsOf(facts).map(({ address, name }) => ({ value: address, label: name })),
  parse: parseAddress,
};

const address = (name: string, label: string, contract = false): Field => ({
  name,
  label,
  parse: parseAddress,
  contract,
});

const slippage: Field = {
  name: "maxSlippage",
  label: "Most that a trade may lose against the feeds",
  unit: () => "%",
  hint: ({ bank }) => `At most ${share(bank.maxSlippage)}, the pool's fee included.`,
  start: ({ bank }) => percentText(BigInt(bank.venue.maxSlippage)),
  parse: (text, { bank }) => Number(within(parsePercent(text), { most: bank.maxSlippage }, share)),
};

const maxAge = (name: string, label: string, now: (bank: BankFacts) => number): Field => ({
  name,
  label,
  hint: () => "An older answer counts as none. Seconds, or 30 min, 1 h, 2 d.",
  start: ({ bank }) => `${now(bank) || ""}`,
  parse: (text) => Number(within(parseSeconds(text), { least: 1n, most: UINT32 }, seconds)),
});

const place = (name: string, label: string, now: (bank: BankFacts) => Address): Field => ({
  name,
  label,
  contract: true,
  start: ({ bank }) => (BigInt(now(bank)) === 0n ? "" : now(bank)),
  parse: parseAddress,
});

/** The forms, by the signatures of lib/roles. */
export const FORMS: Record<string, Form> = {
  "pause()": {
    title: "Pause new bets",
    what: "No bet is taken any more. Open bets are settled, and chips can be cashed out, as always.",
    fields: [],
  },
  "resume()": { title: "Take bets again", what: "Ends a pause.", fields: [] },
  "lowerLimit(uint256,uint256)": {
    title: "Lower the limit of a table",
    what: "One bet may win less from now on. Open bets keep what they were promised.",
    fields: [table, kappa(true)],
  },
  "raiseLimit(uint256,uint256)": {
    title: "Raise the limit of a table",
    what: "One bet may win more.",
    fields: [table, kappa(false)],
  },
  "openTable(address,uint256,uint256)": {
    title: "Open a table",
    what: "For ever: a table can be closed by a limit of 0, and never given another game.",
    fields: [game("Contract of the game"), kappaOfNew, bankOfTable],
  },
  "openHandTable(address,uint256,uint256)": {
    title: "Open a table of hands",
    what: "The same for a game of several decisions.",
    fields: [game("Contract of the hand"), kappaOfNew, bankOfTable],
  },
  "openBank(address,uint256)": {
    title: "Open a bank",
    what: "A bank of another asset, with a reserve of its own. Give its reserve's functions their roles afterwards.",
    fields: [
      address("asset", "Token", true),
      {
        name: "chip",
        label: "Units of the token in a chip",
        hint: () => "1, 10, 100, and so on: a chip should be worth far less than a cent.",
        parse: (text) => {
          const units = parseWhole(text, "the units of a chip");
          if (/^10*$/.test(`${units}`)) return units;
          throw new WrongInput("A power of ten: 1, 10, 100, and so on.");
        },
      },
    ],
  },
  "lowerTarget(uint256)": {
    title: "Keep less at hand",
    what: "Hot equity above it goes cold, by anybody, at once.",
    fields: [
      {
        name: "chips",
        label: "Hot equity to keep",
        unit: ofAsset,
        hint: (scene) => `Now ${show(scene)(scene.bank.target)}.`,
        parse: (text, scene) => {
          const chips = parseAmount(text, scene.bank);
          if (chips < scene.bank.target) return chips;
          throw new WrongInput(
            `It is ${show(scene)(scene.bank.target)} now, and this act only lowers it.`,
          );
        },
      },
    ],
  },
  "raiseTarget(uint256)": {
    title: "Keep more at hand",
    what: "More stays within reach of a fault in the bank.",
    fields: [
      {
        name: "chips",
        label: "Hot equity to keep",
        unit: ofAsset,
        hint: (scene) => `Now ${show(scene)(scene.bank.target)}. Write "all" to keep everything.`,
        parse: (text, scene) => {
          const chips = parseAmountOrAll(text, scene.bank);
          if (chips > scene.bank.target) return chips;
          throw new WrongInput(
            `It is ${show(scene)(scene.bank.target)} now, and this act only raises it.`,
          );
        },
      },
    ],
  },
  "shrinkBucket(uint256)": {
    title: "Shrink the bucket",
    what: "Less comes back from the reserve without asking anybody.",
    fields: [
      {
        ...capacity,
        parse: (text, scene) => {
          const { held, hot, bucket, slowest } = scene.bank;
          const chips = parseAmount(text, scene.bank);
          const least = ((held + hot) * bucket.window + slowest - 1n) / slowest;
          within(chips, { least }, show(scene));
          if (chips < bucket.capacity) return chips;
          throw new WrongInput(
            `It holds ${show(scene)(bucket.capacity)} now, and this act only shrinks it.`,
          );
        },
      },
    ],
  },
  "setBucket(uint256,uint256)": {
    title: "Set the bucket",
    what: "How much comes back from the reserve without asking anybody, and how fast.",
    fields: [capacity, window],
  },
  "lowerHedge(uint256)": {
    title: "Hedge less",
    what: "At 0 all of the stablecoin is sold, by anybody, as far as the bucket of hedging goes.",
    fields: [
      {
        name: "share",
        label: "Share in the stablecoin",
        unit: () => "%",
        hint: ({ bank }) => `Now ${share(bank.hedge.share)}.`,
        parse: (text, { bank }) => {
          const value = parsePercent(text);
          if (value < bank.hedge.share) return value;
          throw new WrongInput(
            `It is ${share(bank.hedge.share)} now, and this act only lowers it.`,
          );
        },
      },
    ],
  },
  "setHedge(uint256,uint256,uint256,uint256)": {
    title: "Set the hedge",
    what: "Which share of the reserve is held in the stablecoin, and how fast it may be traded.",
    fields: [
      {
        name: "share",
        label: "Share in the stablecoin",
        unit: () => "%",
        hint: ({ bank }) => `Now ${share(bank.hedge.share)}, at most ${share(bank.maxShare)}.`,
        parse: (text, { bank }) => within(parsePercent(text), { most: bank.maxShare }, share),
      },
      {
        name: "band",
        label: "How far it may stray",
        unit: () => "%",
        hint: ({ bank }) => `Now ${share(bank.hedge.band)}, and never below zero.`,
        parse: (text, { values }) =>
          within(parsePercent(text), { most: values.share as bigint }, share),
      },
      {
        ...capacity,
        label: "Most that is traded at once",
        hint: (scene) => {
          const { hedge } = scene.bank;
          return `Now ${show(scene)(hedge.capacity)} every ${seconds(hedge.window)}.`;
        },
      },
      window,
    ],
  },
  "setVenue((address,address,uint24,uint24,(address,uint32),(address,uint32)))": {
    title: "Set the venue of the hedge",
    what: "Where the reserve trades, and the feeds that bound the price. Both must answer when it is carried out.",
    fields: [
      place("router", "Router of Uniswap v3", ({ venue }) => venue.router),
      place("stable", "Stablecoin", ({ venue }) => venue.stable),
      {
        name: "fee",
        label: "Fee of the pool",
        unit: () => "%",
        hint: () => "0.01, 0.05, 0.3 or 1: a pool of both tokens with this fee must be there.",
        start: ({ bank }) => percentText(BigInt(bank.venue.fee)),
        parse: (text) => Number(within(parsePercent(text), { most: 2n ** 24n - 1n }, share)),
      },
      slippage,
      place("assetFeed", "Feed of the asset", ({ venue }) => venue.ofAsset.source),
      maxAge("assetAge", "Oldest answer of it", ({ venue }) => venue.ofAsset.maxAge),
      place("stableFeed", "Feed of the stablecoin", ({ venue }) => venue.ofStable.source),
      maxAge("stableAge", "Oldest answer of it", ({ venue }) => venue.ofStable.maxAge),
    ],
    args: ({ router, stable, fee, maxSlippage, assetFeed, assetAge, stableFeed, stableAge }) => [
      {
        router,
        stable,
        fee,
        maxSlippage,
        ofAsset: { source: assetFeed, maxAge: assetAge },
        ofStable: { source: stableFeed, maxAge: stableAge },
      },
    ],
  },
  "refillMore(uint256)": {
    title: "Bring back more than the bucket allows",
    what: "From the cold reserve to its bank, and nowhere else.",
    fields: [
      {
        name: "chips",
        label: "Amount",
        unit: ofAsset,
        hint: (scene) => `The reserve holds ${show(scene)(scene.bank.held)}.`,
        parse: (text, scene) =>
          within(parseAmount(text, scene.bank), { least: 1n, most: scene.bank.held }, show(scene)),
      },
    ],
  },
  "grantRole(uint64,address,uint32)": {
    title: "Give a role",
    what: "Or change the delay of an account that has it.",
    fields: [role("Role"), address("account", "To whom"), delay("executionDelay", "Its delay")],
  },
  "labelRole(uint64,string)": {
    title: "Name a role",
    what: "What tools call it.",
    fields: [
      role("Role", "roleId", true),
      {
        name: "label",
        label: "Name",
        parse: (text) => {
          if (text.trim() === "") throw new WrongInput("Enter a name.");
          return text.trim();
        },
      },
    ],
  },
  "setGrantDelay(uint64,uint32)": {
    title: "Let a role wait before it is given",
    what: "Whoever is given the role has it only after that time.",
    fields: [role("Role"), delay("newDelay", "Delay")],
  },
  "setRoleAdmin(uint64,uint64)": {
    title: "Say who gives a role",
    what: "Members of that role give and take this one.",
    fields: [role("Role", "roleId", true), role("Given by", "admin")],
  },
  "setRoleGuardian(uint64,uint64)": {
    title: "Say who guards a role",
    what: "Members of that role cancel what members of this one have scheduled.",
    fields: [role("Role", "roleId", true), role("Guarded by", "guardian")],
  },
  "setTargetAdminDelay(address,uint32)": {
    title: "Let changes of a contract's roles wait",
    what: "A shorter delay takes five days to come into force.",
    fields: [target, delay("newDelay", "Delay")],
  },
  "setTargetClosed(address,bool)": {
    title: "Close a contract's restricted functions",
    what: "Nobody may call them until it is opened again. Functions that need no role go on.",
    fields: [
      target,
      {
        name: "closed",
        label: "State",
        options: () => [
          { value: "true", label: "closed" },
          { value: "false", label: "open" },
        ],
        parse: (text) => text === "true",
      },
    ],
  },
  "setTargetFunctionRole(address,bytes4[],uint64)": {
    title: "Say which role functions need",
    what: "Such as those of the reserve of a bank that was opened later.",
    fields: [
      target,
      {
        name: "selectors",
        label: "Functions",
        hint: () => "By their names, with commas between them, such as lowerTarget, setBucket.",
        parse: (text, { facts, values }) => {
          const names = text
            .split(",")
            .map((name) => name.trim())
            .filter(Boolean);
          if (names.length === 0) throw new WrongInput("Enter the names of functions.");
          const known = targetsOf(facts).find(({ address: at }) => at === values.target);
          return names.map((name) => {
            const item = known?.abi.find((one) => one.type === "function" && one.name === name);
            if (item) return toFunctionSelector(item as AbiFunction);
            throw new WrongInput(`${known?.name ?? "This contract"} has no function ${name}.`);
          });
        },
      },
      role("Role"),
    ],
  },
  "updateAuthority(address,address)": {
    title: "Give a contract another AccessManager",
    what: "All its roles are from then on what that contract says.",
    fields: [target, address("newAuthority", "Its AccessManager", true)],
  },
};

/** An act of the table of roles. */
export type Kind = { room: Room; role: Role; signature: string; form: Form };

/** Every act of the table of roles, in its order. */
export const KINDS: readonly Kind[] = POWERS.flatMap(({ room, role: needed, functions }) =>
  functions.flatMap((signature) => {
    const form = FORMS[signature];
    return form ? [{ room, role: needed, signature, form }] : [];
  }),
);

const ABIS: Record<Room, Abi> = {
  casino: casinoAbi as Abi,
  reserve: reserveAbi as Abi,
  authority: authorityAbi as Abi,
};

export type Target = { address: Address; name: string; room: Room; abi: Abi; bank?: BankFacts };

/** The contracts of a house whose functions need roles. */
export function targetsOf({ house, banks }: Facts): Target[] {
  return [
    { address: parseAddress(house.casino), name: "Casino", room: "casino", abi: ABIS.casino },
    ...banks.map((bank): Target => {
      const name = `Reserve of ${bank.symbol}`;
      const at = parseAddress(bank.reserve);
      return { address: at, name, room: "reserve", abi: ABIS.reserve, bank };
    }),
    {
      address: parseAddress(house.authority),
      name: "AccessManager",
      room: "authority",
      abi: ABIS.authority,
    },
  ];
}

/** What the fields of a form say, and what is wrong with them. */
export type Filled = { values: Record<string, unknown>; wrong: Record<string, string> };

/** Reads all fields of a form. A field that cannot be read has a sentence instead of a value. */
export function fill({ fields }: Form, texts: Record<string, string>, scene: Scene): Filled {
  const filled: Filled = { values: {}, wrong: {} };
  for (const field of fields) {
    try {
      const now = { ...scene, values: filled.values };
      filled.values[field.name] = field.parse(texts[field.name] ?? "", now);
    } catch (error) {
      if (!(error instanceof WrongInput)) throw error;
      filled.wrong[field.name] = error.message;
    }
  }
  return filled;
}

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

function percentText(millionths: bigint): string {
  if (millionths === 0n) return "";
  const part = `${millionths % 10_000n}`.padStart(4, "0").replace(/0+$/, "");
  return `${millionths / 10_000n}${part && `.${part}`}`;
}
