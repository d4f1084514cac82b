/**
 * Roles in the AccessManager of a house. `admin` and `delayedAdmin` are the same Safe: what makes the house smaller it may do at once,
 * what makes it larger after the delay.
 */
export const ROLES = { guardian: 1n, admin: 2n, delayedAdmin: 3n } as const;

export type Role = keyof typeof ROLES;

/** The AccessManager's own role, which gives and takes roles. The owner has it, with the delay. */
export const OWNER_ROLE = 0n;

/** Seconds between an act that makes a house larger and its effect: long enough to read a new game, and to leave. */
export const DELAY = 48n * 60n * 60n;

/** What has functions that need a role: `reserve` is that of every bank. Banks and the lottery have none. */
export type Room = "casino" | "reserve" | "authority";

/** The functions of a house that need a role, by their signatures. Whatever is not listed needs none, or that of the owner. */
export const POWERS: readonly { room: Room; role: Role; functions: readonly string[] }[] = [
  { room: "casino", role: "guardian", functions: ["pause()"] },
  { room: "casino", role: "admin", functions: ["lowerLimit(uint256,uint256)", "resume()"] },
  {
    room: "casino",
    role: "delayedAdmin",
    functions: [
      "openTable(address,uint256,uint256)",
      "openHandTable(address,uint256,uint256)",
      "openBank(address,uint256)",
      "raiseLimit(uint256,uint256)",
    ],
  },
  {
    room: "reserve",
    role: "admin",
    functions: ["lowerTarget(uint256)", "shrinkBucket(uint256)", "lowerHedge(uint256)"],
  },
  {
    room: "reserve",
    role: "delayedAdmin",
    functions: [
      "raiseTarget(uint256)",
      "setBucket(uint256,uint256)",
      "setHedge(uint256,uint256,uint256,uint256)",
      "setVenue((address,address,uint24,uint24,(address,uint32),(address,uint32)))",
      "refillMore(uint256)",
    ],
  },
  // Every act of the owner, so that the guardian may cancel it while it waits. Not revokeRole: a guardian must not be able to keep his
  // own role.
  {
    room: "authority",
    role: "delayedAdmin",
    functions: [
      "grantRole(uint64,address,uint32)",
      "labelRole(uint64,string)",
      "setGrantDelay(uint64,uint32)",
      "setRoleAdmin(uint64,uint64)",
      "setRoleGuardian(uint64,uint64)",
      "setTargetAdminDelay(address,uint32)",
      "setTargetClosed(address,bool)",
      "setTargetFunctionRole(address,bytes4[],uint64)",
      "updateAuthority(address,address)",
    ],
  },
];
