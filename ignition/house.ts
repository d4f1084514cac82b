import type {
  AccountRuntimeValue,
  ContractFuture,
  Future,
  IgnitionModuleBuilder,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { toFunctionSelector, zeroAddress } from "viem";
import { games } from "../lib/games/index.ts";
import { hands } from "../lib/hands/index.ts";
import type { Eligibility, Market } from "../lib/market.ts";
import { OWNER_ROLE, POWERS, ROLES } from "../lib/roles.ts";
import { type At, type ColdPlan, nativeBank, type TokenPlan, tokenBank } from "./banks.ts";

/** Part of the Kelly stake that a table takes on one bet, in millionths. */
export const KAPPA = 250_000n;

type Account = string | AccountRuntimeValue | ContractFuture<string>;

/** What a house is built of. */
export type Plan<T extends TokenPlan = TokenPlan> = {
  /** How it asks for chance, for ever. See `ChanceConfig`. */
  chance: {
    coordinator: At;
    keyHash: string;
    confirmations: bigint;
    callbackGasLimit: bigint;
    premiumPercent: bigint;
    /** In wei. */
    minGasPrice: bigint;
  };
  /** The token that wraps the native coin. */
  wrapped: At;
  /** The reserve of the bank of the native coin, at whose tables all games are played. */
  cold: ColdPlan;
  /** The other banks, in their order. */
  tokens: readonly T[];
  /** Who may play, for ever, and which games have a table. Undefined: everybody, and all. */
  market?: Pick<Market, "eligibility" | "games"> | undefined;
  /** A Safe. */
  owner: Account;
  guardian: Account;
  /** Seconds between an act that makes the house larger and its effect. */
  delay: bigint;
  lottery: {
    /** Of a ticket, in chips. */
    price: bigint;
    /** Seconds between two draws. */
    period: bigint;
    /** What makes the proving key known to the coordinator. */
    after?: Future[];
  };
};

/**
 * Deploys casino, banks, reserves and games, opens the tables, hands the house to its owner and guardian, and leaves the deployer without
 * any role. See the README's table of who may do what.
 */
export function buildHouse<T extends TokenPlan>(m: IgnitionModuleBuilder, plan: Plan<T>) {
  const deployer = m.getAccount(0);
  const authority = m.contract("AccessManager", [deployer]);
  const reserves = m.contract("ReserveFactory", [authority, plan.wrapped]);
  const factory = m.contract("BankFactory", [reserves]);
  const desks = m.contract("PlayersFactory", [gateOf(m, plan.market?.eligibility)]);
  const casino = m.contract("Casino", [authority, plan.chance, factory, reserves, desks]);
  const desk = m.staticCall(casino, "players");
  const players = m.contractAt("Players", desk);
  // It belongs to nobody, and has no functions that a role could have.
  const { price, period, after = [] } = plan.lottery;
  const lottery = m.contract("Lottery", [casino, price, period], { after });

  // Until its functions have roles, they belong to the AccessManager's admin: the deployer.
  const native = nativeBank(m, casino, plan.cold);
  const tokens: (T & ReturnType<typeof tokenBank>)[] = [];
  for (const [i, token] of plan.tokens.entries()) {
    const others = tokens.slice(-1).map(({ opened }) => opened);
    tokens.push({ ...token, ...tokenBank(m, casino, i + 1, token, others) });
  }
  const tables = openTables(
    m,
    casino,
    plan,
    tokens.map(({ opened }) => opened),
  );
  const built = [native, ...tokens].flatMap(({ done }) => done).concat(tables);

  const targets = {
    casino: [casino],
    reserve: [native, ...tokens].map(({ reserve }) => reserve),
    authority: [authority],
  };
  const allowed = POWERS.flatMap(({ room, role, functions }) =>
    targets[room].map((target, i) => {
      const selectors = functions.map((signature) => toFunctionSelector(signature));
      return m.call(authority, "setTargetFunctionRole", [target, selectors, ROLES[role]], {
        id: `${role}_functions_${room}${i || ""}`,
        after: built,
      });
    }),
  );
  const grant = (name: string, role: bigint, account: Account, delay: bigint) =>
    m.call(authority, "grantRole", [role, account, delay], { id: `grant_${name}` });
  const last = [
    ...Object.entries(ROLES).map(([name, role]) =>
      m.call(authority, "labelRole", [role, name], { id: `label_${name}` }),
    ),
    ...allowed,
    m.call(authority, "setRoleGuardian", [ROLES.delayedAdmin, ROLES.guardian]),
    grant("guardian", ROLES.guardian, plan.guardian, 0n),
    grant("admin", ROLES.admin, plan.owner, 0n),
    grant("delayedAdmin", ROLES.delayedAdmin, plan.owner, plan.delay),
    grant("owner", OWNER_ROLE, plan.owner, plan.delay),
  ];
  m.call(authority, "renounceRole", [OWNER_ROLE, deployer], { after: last });

  const { bankroll, reserve } = native;
  return { contracts: { authority, casino, bankroll, reserve, players, lottery }, banks: tokens };
}

/** The gate of a market: none where everybody may play. */
function gateOf(m: IgnitionModuleBuilder, eligibility: Eligibility = { kind: "none" }): At {
  switch (eligibility.kind) {
    case "none":
      return zeroAddress;
    case "sanctions":
      return m.contract("SanctionsGate", [eligibility.list]);
    case "attestation": {
      const { eas, schema, attester } = eligibility;
      return m.contract("AttestationGate", [eas, schema, attester]);
    }
  }
}

/** Opens a table for each game of the registry (lib/games, lib/hands) that is played, then those of the tokens, one after the other. */
function openTables(
  m: IgnitionModuleBuilder,
  casino: NamedArtifactContractDeploymentFuture<"Casino">,
  { tokens, market }: Pick<Plan, "tokens" | "market">,
  before: Future[],
): Future[] {
  const all = [
    ...games.map(({ contract, slug }) => ({ contract, slug, open: "openTable" })),
    ...hands.map(({ contract, slug }) => ({ contract, slug, open: "openHandTable" })),
  ]
    .filter(({ slug }) => !market || market.games.includes(slug))
    .map((game) => ({ ...game, code: m.contract(game.contract) }));
  const tables = [
    ...all.map((game) => ({ ...game, bank: 0n, name: "" })),
    ...tokens.flatMap(({ symbol, games: played }, i) =>
      all
        .filter(({ contract }) => played.includes(contract))
        .map((game) => ({ ...game, bank: BigInt(i + 1), name: `_${symbol}` })),
    ),
  ];
  return tables.reduce<Future[]>((after, { contract, open, code, bank, name }) => {
    const id = `open${contract}${name}`;
    return [m.call(casino, open, [code, KAPPA, bank], { id, after })];
  }, before);
}
