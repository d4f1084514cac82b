import { type AbiFunction, toFunctionSelector } from "viem";
import { POWERS, type Role, type Room } from "../../lib/roles.ts";
import {
  address,
  bankOfTable,
  capacity,
  delay,
  type Field,
  game,
  kappa,
  kappaOfNew,
  maxAge,
  ofAsset,
  percentText,
  place,
  role,
  type Scene,
  show,
  slippage,
  table,
  target,
  window,
} from "./form-fields.ts";
import {
  parseAmount,
  parseAmountOrAll,
  parsePercent,
  parseWhole,
  seconds,
  share,
  WrongInput,
  within,
} from "./input.ts";
import { targetsOf } from "./targets.ts";

/** How an act of the table of roles is filled in. */
export type Form = {
  title: string;
  what: string;
  fields: readonly Field[];
  /** The arguments of the function. In the order of the fields, if it says nothing else. */
  args?: (values: Record<string, unknown>) => readonly unknown[];
};

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
