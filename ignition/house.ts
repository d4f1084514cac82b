import type {
  AccountRuntimeValue,
  ContractFuture,
  Future,
  IgnitionModuleBuilder,
  ModuleParameterRuntimeValue,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { toFunctionSelector } from "viem";
import { games } from "../lib/games/index.ts";
import { hands } from "../lib/hands/index.ts";
import { OWNER_ROLE, POWERS, ROLES } from "../lib/roles.ts";

/** Part of the Kelly stake that a table takes on one bet, in millionths. */
export const KAPPA = 250_000n;

/** Who gets the first shares of a bank, for 1,000,000 chips: nobody. */
export const DEAD = "0x000000000000000000000000000000000000dEaD";
export const DEAD_DEPOSIT = 10n ** 15n; // wei

type Value<T extends string | bigint> = T | ModuleParameterRuntimeValue<T>;
type Account = AccountRuntimeValue | ModuleParameterRuntimeValue<string> | ContractFuture<string>;

/** Number of the bank of the native coin. */
const NATIVE = 0n;

/** What a house is built of. */
export type Plan = {
  coordinator:
    | NamedArtifactContractAtFuture<"VRFCoordinatorV2_5">
    | NamedArtifactContractDeploymentFuture<"VRFCoordinatorV2_5">;
  /** The token that wraps the native coin. */
  wrapped: Value<string> | ContractFuture<string>;
  keyHash: Value<string>;
  confirmations: Value<bigint>;
  callbackGasLimit: Value<bigint>;
  premiumPercent: Value<bigint>;
  /** In wei. */
  minGasPrice: Value<bigint>;
  /** A Safe. */
  owner: Account;
  guardian: Account;
  /** Seconds between an act that makes the house larger and its effect. */
  delay: Value<bigint>;
  lottery: {
    /** Of a ticket, in chips. */
    price: Value<bigint>;
    /** Seconds between two draws. */
    period: Value<bigint>;
    /** What makes the proving key known to the coordinator. */
    after?: Future[];
  };
};

/**
 * Deploys casino, bankroll and games, opens a table for each game of the registry (lib/games), hands the house to its owner and guardian, and leaves the deployer
 * without any role. See the README's table of who may do what.
 */
export function buildHouse(m: IgnitionModuleBuilder, plan: Plan) {
  const deployer = m.getAccount(0);
  const authority = m.contract("AccessManager", [deployer]);
  const reserves = m.contract("ReserveFactory", [authority, plan.wrapped]);
  const banks = m.contract("BankFactory", [reserves]);
  const casino = m.contract("Casino", [
    authority,
    {
      coordinator: plan.coordinator,
      keyHash: plan.keyHash,
      confirmations: plan.confirmations,
      callbackGasLimit: plan.callbackGasLimit,
      premiumPercent: plan.premiumPercent,
      minGasPrice: plan.minGasPrice,
    },
    banks,
    reserves,
  ]);
  const bankroll = m.contractAt("NativeBankroll", m.staticCall(casino, "bankroll"));
  // Nobody's shares: whoever comes first cannot move the price for who comes next.
  m.call(bankroll, "deposit", [DEAD_DEPOSIT, DEAD], { id: "deadShares", value: DEAD_DEPOSIT });
  // It belongs to nobody, and has no functions that a role could have.
  const { price, period, after = [] } = plan.lottery;
  const lottery = m.contract("Lottery", [casino, price, period], { after });

  // Until its functions have roles, they belong to the AccessManager's admin: the deployer.
  const tables = [
    ...games.map(({ contract }) => ({ contract, open: "openTable" })),
    ...hands.map(({ contract }) => ({ contract, open: "openHandTable" })),
  ];
  const opened = tables.reduce<Future[]>((after, { contract, open }) => {
    const game = m.contract(contract);
    return [m.call(casino, open, [game, KAPPA, NATIVE], { id: `open${contract}`, after })];
  }, []);

  const targets = { casino, authority };
  const allowed = POWERS.map(({ room, role, functions }) =>
    m.call(
      authority,
      "setTargetFunctionRole",
      [targets[room], functions.map((signature) => toFunctionSelector(signature)), ROLES[role]],
      { id: `${role}_functions_${room}`, after: opened },
    ),
  );
  const grant = (name: string, role: bigint, account: Account, delay: Value<bigint>) =>
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

  return { authority, casino, bankroll, lottery };
}
