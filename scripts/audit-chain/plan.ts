import type { House } from "../../lib/audit/house.ts";
import * as house from "../../lib/audit/plan.ts";
import type { Plan } from "../../lib/audit/powers.ts";
import { DELAY } from "../../lib/roles.ts";
import { isLocalChain } from "../networks.ts";

/** Who may do what, as a house is handed over. A developer's own house does not keep him waiting for two days. */
export function planOf(chainId: number, of: House): Plan {
  return house.planOf(of, isLocalChain(chainId) ? 1n : DELAY);
}
