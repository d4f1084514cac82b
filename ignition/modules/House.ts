import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { buildHouse } from "../house.ts";

/**
 * A house on a network where Chainlink answers. `scripts/deploy.ts` fills in the parameters from the table of networks; the owner
 * must be named. The bank and the VRF subscription are filled afterwards, by anybody.
 */
export default buildModule("House", (m) => {
  const owner = m.getParameter<string>("owner");
  const coordinator = m.contractAt("VRFCoordinatorV2_5", m.getParameter<string>("coordinator"));
  const house = buildHouse(m, {
    coordinator,
    wrapped: m.getParameter<string>("wrapped"),
    keyHash: m.getParameter<string>("keyHash"),
    confirmations: m.getParameter<bigint>("confirmations"),
    callbackGasLimit: m.getParameter<bigint>("callbackGasLimit"),
    premiumPercent: m.getParameter<bigint>("premiumPercent"),
    minGasPrice: m.getParameter<bigint>("minGasPrice"),
    owner,
    guardian: m.getParameter<string>("guardian"),
    delay: m.getParameter<bigint>("delay"),
    lottery: {
      price: m.getParameter<bigint>("ticketPrice"),
      period: m.getParameter<bigint>("drawPeriod"),
    },
  });
  return { coordinator, ...house };
});
