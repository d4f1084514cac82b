import { type Hex, lower } from "../bytes.ts";
import type { HouseEvent } from "./events.ts";
import type { Find } from "./finding.ts";

/** Who may do what with a house: the state of its AccessManager. Addresses are lower-case. */
export type Powers = {
  /** Accounts of a role, and the seconds that each has to wait. */
  members: Map<bigint, Map<Hex, bigint>>;
  /** The role that a function needs, by `keyOf`. A function that is not listed needs role 0, which grants all others. */
  functions: Map<string, bigint>;
  /** The role that may cancel what waits, and the role that grants, by role. 0 where none is listed. */
  guardians: Map<bigint, bigint>;
  admins: Map<bigint, bigint>;
  /** Contracts whose restricted functions nobody may call. */
  closed: Set<Hex>;
};

/** Role 0 grants all roles, and none is above it. */
export const ADMIN_ROLE = 0n;

export function noPowers(): Powers {
  return {
    members: new Map(),
    functions: new Map(),
    guardians: new Map(),
    admins: new Map(),
    closed: new Set(),
  };
}

/** A function of a contract, as a key. */
export function keyOf(target: Hex, selector: Hex): string {
  return `${target.toLowerCase()} ${selector.toLowerCase()}`;
}

/** Takes in what the AccessManager said. */
export function applyPower(powers: Powers, event: HouseEvent): void {
  switch (event.eventName) {
    case "RoleGranted": {
      const { roleId, account, delay } = event.args;
      const members = powers.members.get(roleId) ?? new Map<Hex, bigint>();
      powers.members.set(roleId, members.set(lower(account), BigInt(delay)));
      break;
    }
    case "RoleRevoked":
      powers.members.get(event.args.roleId)?.delete(lower(event.args.account));
      break;
    case "TargetFunctionRoleUpdated": {
      const { target, selector, roleId } = event.args;
      powers.functions.set(keyOf(target, selector), roleId);
      break;
    }
    case "RoleGuardianChanged":
      powers.guardians.set(event.args.roleId, event.args.guardian);
      break;
    case "RoleAdminChanged":
      powers.admins.set(event.args.roleId, event.args.admin);
      break;
    case "TargetClosed":
      if (event.args.closed) powers.closed.add(lower(event.args.target));
      else powers.closed.delete(lower(event.args.target));
      break;
  }
}

/** How a house is handed over: see lib/roles.ts. */
export type Plan = {
  roles: { guardian: bigint; admin: bigint; delayedAdmin: bigint };
  /** Functions that need a role, and which. */
  functions: readonly { target: Hex; selector: Hex; role: bigint }[];
  /** The role that may cancel what a role's members wait for. */
  guardians: readonly { role: bigint; guardian: bigint }[];
  /** Seconds that an act has to wait which makes the house larger. */
  delay: bigint;
};

/** Compares who may do what with the plan. */
export function comparePowers(powers: Powers, plan: Plan, find: Find): void {
  const differ = (what: string, field: string, expected: string, found: string) =>
    find({ check: "powers", what, field, expected, found });

  const planned = new Map(
    plan.functions.map(({ target, selector, role }) => [keyOf(target, selector), role]),
  );
  for (const key of new Set([...planned.keys(), ...powers.functions.keys()])) {
    const [expected, found] = [
      planned.get(key) ?? ADMIN_ROLE,
      powers.functions.get(key) ?? ADMIN_ROLE,
    ];
    if (expected !== found)
      differ(
        "A function needs another role than planned.",
        key,
        `role ${expected}`,
        `role ${found}`,
      );
  }

  const guardians = new Map(plan.guardians.map(({ role, guardian }) => [role, guardian]));
  for (const role of new Set([...guardians.keys(), ...powers.guardians.keys()])) {
    const [expected, found] = [
      guardians.get(role) ?? ADMIN_ROLE,
      powers.guardians.get(role) ?? ADMIN_ROLE,
    ];
    if (expected !== found)
      differ(
        "Another role may cancel than planned.",
        `guardian of role ${role}`,
        `role ${expected}`,
        `role ${found}`,
      );
  }
  for (const [role, admin] of powers.admins) {
    if (admin !== ADMIN_ROLE)
      differ(
        "A role is granted by another role than planned.",
        `admin of role ${role}`,
        "role 0",
        `role ${admin}`,
      );
  }
  for (const target of powers.closed) {
    differ(
      "A contract is closed: nobody may call its restricted functions.",
      target,
      "open",
      "closed",
    );
  }

  const { guardian, admin, delayedAdmin } = plan.roles;
  const membersOf = (role: bigint) => powers.members.get(role) ?? new Map<Hex, bigint>();
  const owners = new Set(
    [ADMIN_ROLE, admin, delayedAdmin].flatMap((role) => [...membersOf(role).keys()]),
  );
  if (owners.size !== 1) {
    differ(
      "The house should have one owner, with its three roles.",
      "owner",
      "one account",
      [...owners].join(", ") || "none",
    );
  }
  const known = [ADMIN_ROLE, guardian, admin, delayedAdmin];
  for (const [role, members] of powers.members) {
    for (const [account, delay] of members) {
      if (!known.includes(role))
        differ("An account has a role that is not planned.", account, "no role", `role ${role}`);
      const waits = role === ADMIN_ROLE || role === delayedAdmin;
      if (waits && delay < plan.delay) {
        differ(
          `A member of role ${role} waits less than planned.`,
          account,
          `${plan.delay} seconds`,
          `${delay} seconds`,
        );
      }
      if (role === guardian && owners.has(account)) {
        differ(
          "The guardian is the owner, who would watch himself.",
          account,
          "another account",
          "the owner",
        );
      }
    }
  }
  if (membersOf(guardian).size === 0)
    differ("There is no guardian.", "guardian", "an account", "none");
}
