import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { buildHouse, type Plan } from "../house.ts";

/**
 * A house on a network where Chainlink answers: `scripts/deploy.ts` makes the plan from the table of networks. The banks and the VRF
 * subscription are filled afterwards, by anybody.
 */
export function houseOn(plan: Plan) {
  return buildModule("House", (m) => {
    const coordinator = m.contractAt("VRFCoordinatorV2_5", plan.chance.coordinator);
    const { contracts } = buildHouse(m, { ...plan, chance: { ...plan.chance, coordinator } });
    return { coordinator, ...contracts };
  });
}
