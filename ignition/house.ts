import type {
  AccountRuntimeValue,
  Future,
  IgnitionModuleBuilder,
  ModuleParameterRuntimeValue,
  NamedArtifactContractAtFuture,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";
import { id } from "ethers";
import { games } from "../lib/games/index.ts";
import { hands } from "../lib/hands/index.ts";

/**
 * Roles in the AccessManager. Its own role 0 grants and takes roles: the owner has it, with the delay.
 * `admin` and `delayedAdmin` are the same Safe: what makes the house smaller it may do at once, what makes it larger after the delay.
 */
export const ROLES = { guardian: 1n, admin: 2n, delayedAdmin: 3n } as const;

/** Part of the Kelly stake that a table takes on one bet, in millionths. */
export const KAPPA = 250_000n;

type Value<T extends string | bigint> = T | ModuleParameterRuntimeValue<T>;
type Account = AccountRuntimeValue | ModuleParameterRuntimeValue<string>;

/** What a house is built of. */
export type Plan = {
  coordinator:
    | NamedArtifactContractAtFuture<"VRFCoordinatorV2_5">
    | NamedArtifactContractDeploymentFuture<"VRFCoordinatorV2_5">;
  keyHash: Value<string>;
  confirmations: Value<bigint>;
  callbackGasLimit: Value<bigint>;
  premiumPercent: Value<bigint>;
  /** In wei. */
  minGasPrice: Value<bigint>;
  /** A Safe, on a public network. */
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

const ADMIN_ROLE = 0n;

const selectorOf = (signature: string) => id(signature).slice(0, 10);

// Every act of the owner on the AccessManager, which the guardian may cancel while it waits. Not revokeRole: a guardian must not be
// able to keep his own role.
const ACTS_OF_OWNER = [
  "grantRole(uint64,address,uint32)",
  "labelRole(uint64,string)",
  "setGrantDelay(uint64,uint32)",
  "setRoleAdmin(uint64,uint64)",
  "setRoleGuardian(uint64,uint64)",
  "setTargetAdminDelay(address,uint32)",
  "setTargetClosed(address,bool)",
  "setTargetFunctionRole(address,bytes4[],uint64)",
  "updateAuthority(address,address)",
].map(selectorOf);

/**
 * Deploys casino, bankroll and games, opens a table for each game of the registry (lib/games), hands the house to its owner and guardian, and leaves the deployer
 * without any role. See the README's table of who may do what.
 */
export function buildHouse(m: IgnitionModuleBuilder, plan: Plan) {
  const deployer = m.getAccount(0);
  const authority = m.contract("AccessManager", [deployer]);
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
  ]);
  const bankroll = m.contractAt("NativeBankroll", m.staticCall(casino, "bankroll"));
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
    return [m.call(casino, open, [game, KAPPA], { id: `open${contract}`, after })];
  }, []);

  const allow = (name: string, target: typeof casino | typeof authority, selectors: string[]) =>
    m.call(authority, "setTargetFunctionRole", [target, selectors, ROLES[name as Role]], {
      id: `${name}_functions_${target === casino ? "casino" : "authority"}`,
      after: opened,
    });
  const grant = (name: string, role: bigint, account: Account, delay: Value<bigint>) =>
    m.call(authority, "grantRole", [role, account, delay], { id: `grant_${name}` });
  const label = (name: string, role: bigint) =>
    m.call(authority, "labelRole", [role, name], { id: `label_${name}` });
  type Role = keyof typeof ROLES;

  const last = [
    label("guardian", ROLES.guardian),
    label("admin", ROLES.admin),
    label("delayedAdmin", ROLES.delayedAdmin),
    allow("guardian", casino, ["pause()"].map(selectorOf)),
    allow("admin", casino, ["lowerLimit(uint256,uint256)", "resume()"].map(selectorOf)),
    allow(
      "delayedAdmin",
      casino,
      [
        "openTable(address,uint256)",
        "openHandTable(address,uint256)",
        "raiseLimit(uint256,uint256)",
      ].map(selectorOf),
    ),
    allow("delayedAdmin", authority, ACTS_OF_OWNER),
    m.call(authority, "setRoleGuardian", [ROLES.delayedAdmin, ROLES.guardian]),
    grant("guardian", ROLES.guardian, plan.guardian, 0n),
    grant("admin", ROLES.admin, plan.owner, 0n),
    grant("delayedAdmin", ROLES.delayedAdmin, plan.owner, plan.delay),
    grant("owner", ADMIN_ROLE, plan.owner, plan.delay),
  ];
  m.call(authority, "renounceRole", [ADMIN_ROLE, deployer], { after: last });

  return { authority, casino, bankroll, lottery };
}
