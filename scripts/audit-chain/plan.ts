import { ROLES } from "../../ignition/house.ts";
import House from "../../ignition/modules/House.ts";
import type { Plan } from "../../lib/audit/powers.ts";
import type { Hex } from "../../lib/bytes.ts";
import { DELAY } from "../deploy/parameters.ts";
import { isLocalChain } from "../networks.ts";

/** Who may do what, read from the module that deploys a house. */
export function planOf(chainId: number): Plan {
  const functions: Plan["functions"][number][] = [];
  const guardians: Plan["guardians"][number][] = [];
  for (const future of House.futures) {
    if (!("functionName" in future) || !("args" in future)) continue;
    const args = future.args as readonly unknown[];
    if (future.functionName === "setTargetFunctionRole") {
      const [target, selectors, role] = args as [{ contractName: string }, Hex[], bigint];
      const of = target.contractName === "Casino" ? "casino" : "authority";
      for (const selector of selectors) functions.push({ target: of, selector, role });
    }
    if (future.functionName === "setRoleGuardian") {
      const [role, guardian] = args as [bigint, bigint];
      guardians.push({ role, guardian });
    }
  }
  // A developer's own house does not keep him waiting for two days.
  return { roles: ROLES, functions, guardians, delay: isLocalChain(chainId) ? 1n : DELAY };
}
