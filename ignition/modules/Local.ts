import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { parseEther, parseUnits } from "ethers";
import { games } from "../../lib/games/index.ts";
import { hands } from "../../lib/hands/index.ts";
import { KEY_HASH, PUBLIC_KEY, STAFF } from "../../scripts/local.ts";
import { CALLBACK_GAS_LIMIT } from "../../scripts/networks.ts";
import { DEAD_CHIPS, depositTokens, NATIVE_CHIP } from "../banks.ts";
import { buildHouse } from "../house.ts";
import Outside from "./Outside.ts";

const PREMIUM_PERCENT = 24n; // as on Ethereum
const LINK_PREMIUM_PERCENT = 20n;
const LANE = parseUnits("1000", "gwei");

const MINUTE = 60n;
const HOUR = 60n * MINUTE;

// In chips: of the native coin, and of a token, whose chip is a millionth.
const COIN = 10n ** 9n;
const TOKEN = 10n ** 6n;

const ALL = [...games, ...hands].map(({ contract }) => contract);
const FEW = ["CoinFlip", "Dice", "Roulette", "Blackjack"];

/**
 * A house on a local chain, with what stands elsewhere before it: a Safe that owns it and the rest of `Outside`, and what Chainlink
 * runs: the real coordinator, its store of block hashes, and a proving key, answered by `scripts/oracle.ts`. A provider fills the banks,
 * to more than their targets, and the VRF subscriptions.
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

  const deployer = m.getAccount(STAFF.deployer);
  const provider = m.getAccount(STAFF.provider);
  const mint = (token: typeof outside.token, symbol: string, to: typeof provider, amount: bigint) =>
    m.call(token, "mint", [to, amount], { id: `mint${symbol}`, from: to });

  const cold = (target: bigint) => ({ target, bucket: { capacity: target / 10n, window: HOUR } });
  const tokens = [
    { symbol: "USDG", token: outside.dollar, chip: 1n, games: ALL, bank: 5_000_000n * TOKEN },
    {
      symbol: "CRYS",
      token: outside.token,
      chip: 10n ** 12n,
      games: FEW,
      bank: 1_000_000n * TOKEN,
    },
  ];
  const { contracts, banks } = buildHouse(m, {
    chance: {
      coordinator,
      keyHash: KEY_HASH,
      confirmations: 0n,
      callbackGasLimit: BigInt(CALLBACK_GAS_LIMIT),
      premiumPercent: PREMIUM_PERCENT,
      minGasPrice: parseUnits("0.1", "gwei"),
    },
    wrapped: outside.weth,
    cold: {
      ...cold(5_000n * COIN),
      hedge: {
        venue: {
          router: outside.router,
          stable: outside.dollar,
          fee: 500n,
          maxSlippage: 10_000n, // 1%
          ofAsset: { source: outside.feed, maxAge: HOUR },
          ofStable: { source: outside.dollarFeed, maxAge: HOUR },
        },
        share: 200_000n, // 20%
        band: 50_000n, // 5%
        capacity: 40n * COIN,
        window: 10n * MINUTE,
      },
    },
    tokens: tokens.map((one) => ({
      ...one,
      cold: cold((one.bank * 4n) / 5n),
      after: [mint(one.token, one.symbol, deployer, DEAD_CHIPS * one.chip)],
    })),
    owner: outside.safe,
    guardian: m.getAccount(STAFF.guardian),
    delay: MINUTE,
    lottery: { price: 1_000_000n, period: 10n * MINUTE, after: [registered] },
  });

  const wei = 6_000n * COIN * NATIVE_CHIP;
  m.call(contracts.bankroll, "deposit", [wei, provider], {
    id: "fill",
    from: provider,
    value: wei,
  });
  for (const { symbol, bankroll, token, chip, bank } of banks) {
    const amount = bank * chip;
    const after = [mint(token, `Provider_${symbol}`, provider, amount)];
    const who = { to: provider, from: provider, after };
    depositTokens(m, `_Provider_${symbol}`, bankroll, token, amount, who);
  }
  const fund = (
    name: string,
    consumer: typeof contracts.casino | typeof contracts.lottery,
    coins: string,
  ) =>
    m.call(
      coordinator,
      "fundSubscriptionWithNative",
      [m.staticCall(consumer, "subscription", [], 0, { id: `subscription${name}` })],
      { id: `fund${name}`, from: provider, value: parseEther(coins), after: [configured] },
    );
  fund("Casino", contracts.casino, "100");
  fund("Lottery", contracts.lottery, "10");
  return { coordinator, blockhashStore, ...outside, ...contracts };
});
