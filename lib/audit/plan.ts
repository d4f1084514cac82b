import { toFunctionSelector } from "viem";
import { POWERS, ROLES } from "../roles.ts";
import type { House } from "./house.ts";
import type { Plan } from "./powers.ts";

/**
 * Who may do what, as a house is handed over.
 *
 * @param delay Seconds that an act has to wait which makes the house larger.
 */
export function planOf(
  { casino, authority, banks }: Pick<House, "casino" | "authority" | "banks">,
  delay: bigint,
): Plan {
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
    delay,
  };
}
