import { toFunctionSelector } from "viem";
import type { House } from "../../lib/audit/house.ts";
import type { Plan } from "../../lib/audit/powers.ts";
import { POWERS, ROLES } from "../../lib/roles.ts";
import { DELAY } from "../deploy/plan.ts";
import { isLocalChain } from "../networks.ts";

/** Who may do what, as a house is handed over. */
export function planOf(chainId: number, { casino, authority, banks }: House): Plan {
  const targets = {
    casino: [casino],
    authority: [authority],
    reserve: banks.map(({ reserve }) => reserve),
  };
  return {
    roles: ROLES,
    functions: POWERS.flatMap(({ room, role, functions }) =>
      targets[room].flatMap((target) =>
        functions.map((signature) => ({
          target,
          selector: toFunctionSelector(signature),
          role: ROLES[role],
        })),
      ),
    ),
    guardians: [{ role: ROLES.delayedAdmin, guardian: ROLES.guardian }],
    // A developer's own house does not keep him waiting for two days.
    delay: isLocalChain(chainId) ? 1n : DELAY,
  };
}
