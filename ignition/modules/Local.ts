import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { parseEther, parseUnits } from "ethers";
import { KEY_HASH, PUBLIC_KEY, STAFF } from "../../scripts/local.ts";
import { CALLBACK_GAS_LIMIT } from "../../scripts/networks.ts";
import { buildHouse } from "../house.ts";
import Outside from "./Outside.ts";

const PREMIUM_PERCENT = 24n; // as on Ethereum
const LINK_PREMIUM_PERCENT = 20n;
const LANE = parseUnits("1000", "gwei");

/**
 * A house on a local chain, with what stands elsewhere before it: a Safe that owns it and the rest of `Outside`, and what Chainlink
 * runs: the real coordinator, its store of block hashes, and a proving key, answered by `scripts/oracle.ts`. A provider fills the bank
 * and the VRF subscription.
 */
export default buildModule("Local", (m) => {
  const outside = m.useModule(Outside);
  const blockhashStore = m.contract("BlockhashStore");
  const coordinator = m.contract("VRFCoordinatorV2_5", [blockhashStore]);
  // A local chain may mine only when something is sent, so nothing is waited for.
  const configured = m.call(coordinator, "setConfig", [
    0, // least confirmations
    2_500_000, // most callback gas
    86_400, // seconds after which a LINK price is stale
    33_285, // gas after the payment is computed
    1n, // LINK price if there is no feed: the house pays in the native coin
    0, // flat fee
    0, // discount for LINK
    PREMIUM_PERCENT,
    LINK_PREMIUM_PERCENT,
  ]);
  const registered = m.call(coordinator, "registerProvingKey", [[...PUBLIC_KEY], LANE]);

  const house = buildHouse(m, {
    coordinator,
    wrapped: outside.weth,
    keyHash: KEY_HASH,
    confirmations: 0n,
    callbackGasLimit: BigInt(CALLBACK_GAS_LIMIT),
    premiumPercent: PREMIUM_PERCENT,
    minGasPrice: m.getParameter("minGasPrice", parseUnits("0.1", "gwei")),
    owner: outside.safe,
    guardian: m.getAccount(STAFF.guardian),
    delay: m.getParameter("delay", 60n),
    lottery: {
      price: m.getParameter("ticketPrice", 1_000_000n),
      period: m.getParameter("drawPeriod", 600n),
      after: [registered],
    },
  });

  const provider = m.getAccount(STAFF.provider);
  const bank = m.getParameter("bank", parseEther("5000"));
  m.call(house.bankroll, "deposit", [bank, provider], { from: provider, value: bank });
  m.call(coordinator, "fundSubscriptionWithNative", [m.staticCall(house.casino, "subscription")], {
    from: provider,
    value: m.getParameter("subscription", parseEther("100")),
    after: [configured],
  });
  m.call(coordinator, "fundSubscriptionWithNative", [m.staticCall(house.lottery, "subscription")], {
    id: "fundLottery",
    from: provider,
    value: m.getParameter("lotterySubscription", parseEther("10")),
    after: [configured],
  });
  return { coordinator, blockhashStore, ...outside, ...house };
});
