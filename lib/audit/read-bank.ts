import { erc20Abi, type PublicClient, parseAbi, zeroAddress } from "viem";
import { type Hex, lower } from "../bytes.ts";
import { causes, inTurn, isContractFault } from "../chain/client.ts";
import { bankrollAbi, reserveAbi } from "../generated/abi.ts";
import type { BankView } from "./bank-view.ts";
import type { BankMoney, ColdMoney } from "./block.ts";
import type { Price } from "./cold.ts";
import type { Bank } from "./house.ts";
import { type Settings, settingsOf } from "./settings.ts";

/** What a bank says of its ledger, and what it really has, at the end of a block. Nothing, if it was not built yet. */
export async function readHot(
  client: PublicClient,
  bank: Bank,
  blockNumber: bigint,
): Promise<Pick<BankMoney, "ledger" | "balance">> {
  const contract = { address: bank.bankroll, abi: bankrollAbi, blockNumber } as const;
  const [[cash, chips, reserved, fees], bets, balance] = await Promise.all([
    client.readContract({ ...contract, functionName: "ledger" }).catch(beforeItStood(NO_LEDGER)),
    client.readContract({ ...contract, functionName: "betsOpened" }).catch(beforeItStood(0n)),
    balanceOf(client, bank.asset, bank.bankroll, blockNumber),
  ]);
  return { ledger: { cash, chips, reserved, fees, bets }, balance };
}

/** Units of the stablecoin that a reserve says it holds at the end of a block. */
export function readStable(
  client: PublicClient,
  { reserve: address }: Bank,
  blockNumber: bigint,
): Promise<bigint> {
  return client
    .readContract({ address, abi: reserveAbi, functionName: "stable", blockNumber })
    .catch(beforeItStood(0n));
}

/** What a reserve says that it holds, and what it really has, at the end of a block. Nothing, if it was not built yet. */
export async function readCold(
  client: PublicClient,
  bank: Bank,
  blockNumber: bigint,
): Promise<ColdMoney> {
  const { asset, reserve } = bank;
  const contract = { address: reserve, abi: reserveAbi, blockNumber } as const;
  const [held, stable, balance] = await Promise.all([
    client.readContract({ ...contract, functionName: "held" }).catch(beforeItStood(0n)),
    readStable(client, bank, blockNumber),
    balanceOf(client, asset, reserve, blockNumber),
  ]);
  if (stable === 0n) return { held, stable, balance, stableBalance: 0n };
  const venue = await client.readContract({ ...contract, functionName: "venue" });
  const stableBalance = await balanceOf(client, venue.stable, reserve, blockNumber);
  return { held, stable, balance, stableBalance };
}

const FEED = parseAbi([
  "function decimals() view returns (uint8)",
  "function latestRoundData() view returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80)",
]);

/** What a unit of a reserve's stablecoin is worth at the end of a block, by its feeds. Undefined if they give no price. */
export async function readPrice(
  client: PublicClient,
  { reserve, chip, decimals }: Bank,
  blockNumber: bigint,
): Promise<Price | undefined> {
  const contract = { address: reserve, abi: reserveAbi, blockNumber } as const;
  const [{ stable, ofAsset, ofStable }, { timestamp }] = await Promise.all([
    client.readContract({ ...contract, functionName: "venue" }),
    client.getBlock({ blockNumber }),
  ]);
  if (stable === zeroAddress) return undefined;
  const feed = async ({ source: address, maxAge }: typeof ofAsset) => {
    const [digits, [, answer, , updatedAt]] = await Promise.all([
      client.readContract({ address, abi: FEED, functionName: "decimals", blockNumber }),
      client.readContract({ address, abi: FEED, functionName: "latestRoundData", blockNumber }),
    ]);
    const isFresh = updatedAt !== 0n && updatedAt <= timestamp;
    const isKnown = isFresh && timestamp - updatedAt <= BigInt(maxAge) && answer > 0n;
    return isKnown && answer < 1n << 128n ? { digits, answer } : undefined;
  };
  const token = { address: stable, abi: erc20Abi, blockNumber } as const;
  try {
    const [asset, coin, digits] = await Promise.all([
      feed(ofAsset),
      feed(ofStable),
      client.readContract({ ...token, functionName: "decimals" }),
    ]);
    if (!asset || !coin) return undefined;
    const digitsOfChips = decimals - `${chip}`.length + 1;
    const exponent = digitsOfChips + asset.digits - digits - coin.digits;
    const scale = 10n ** BigInt(Math.abs(exponent));
    const [up, down] = exponent < 0 ? [1n, scale] : [scale, 1n];
    return { num: coin.answer * up, den: asset.answer * down };
  } catch (error) {
    if (isContractFault(error)) return undefined;
    throw error;
  }
}

/** What a reserve says that its owner told it. */
async function readSettings(
  client: PublicClient,
  { reserve: address }: Bank,
  blockNumber: bigint,
): Promise<Settings> {
  const contract = { address, abi: reserveAbi, blockNumber } as const;
  const [target, bucket, hedging, venue] = await Promise.all([
    client.readContract({ ...contract, functionName: "hotTarget" }),
    client.readContract({ ...contract, functionName: "bucket" }),
    client.readContract({ ...contract, functionName: "hedging" }),
    client.readContract({ ...contract, functionName: "venue" }),
  ]);
  const [share, band, capacity, window] = hedging;
  return settingsOf(target, [bucket[0], bucket[1]], [share, band, capacity, window], venue);
}

/** All that a bank and its reserve say of themselves, with the chips of some players and the exits that should wait. */
export async function readBank(
  client: PublicClient,
  bank: Bank,
  asked: { players: readonly Hex[]; exits: readonly bigint[] },
  blockNumber: bigint,
): Promise<BankView> {
  const contract = { address: bank.bankroll, abi: bankrollAbi, blockNumber } as const;
  const reserve = { address: bank.reserve, abi: reserveAbi, blockNumber } as const;
  const isNative = bank.asset === null;
  const [hot, cold, settings, price, shares, [given, end], hotEquityLow, low, high] =
    await Promise.all([
      readHot(client, bank, blockNumber),
      readCold(client, bank, blockNumber),
      readSettings(client, bank, blockNumber),
      readPrice(client, bank, blockNumber),
      client.readContract({ ...contract, functionName: "totalSupply" }),
      isNative ? client.readContract({ ...contract, functionName: "contributed" }) : NO_GIFTS,
      client.readContract({ ...contract, functionName: "hotEquityLow" }),
      client.readContract({ ...contract, functionName: "equityLow" }),
      client.readContract({ ...contract, functionName: "equityHigh" }),
    ]);
  const [[, tail, waiting], waitingChips, priced] = await Promise.all([
    client.readContract({ ...contract, functionName: "exitsWaiting" }),
    client.readContract({ ...contract, functionName: "waitingChips" }),
    client.readContract({ ...reserve, functionName: "priced" }),
  ]);
  const chipsOf = await inTurn(asked.players, async (player) => {
    const args = [player] as const;
    const chips = await client.readContract({ ...contract, functionName: "chipsOf", args });
    return [player, chips] as const;
  });
  const exits = await inTurn(asked.exits, async (id) => {
    const args = [id] as const;
    const view = { ...contract, functionName: "exitOf" } as const;
    const [owner, receiver, inLine] = await client.readContract({ ...view, args });
    return [id, { owner: lower(owner), receiver: lower(receiver), shares: inLine }] as const;
  });
  return {
    ...hot,
    cold,
    settings,
    prices: [price],
    shares,
    contributed: { chips: given, end },
    hotEquityLow,
    equityLow: low,
    equityHigh: high,
    priced,
    exits: { waiting: new Map(exits), next: tail, shares: waiting, chips: waitingChips },
    chipsOf: new Map(chipsOf),
  };
}

const NO_LEDGER = [0n, 0n, 0n, 0n] as const;
const NO_GIFTS = [0n, 0n] as const;

function balanceOf(
  client: PublicClient,
  asset: Hex | null,
  holder: Hex,
  blockNumber: bigint,
): Promise<bigint> {
  if (asset === null) return client.getBalance({ address: holder, blockNumber });
  const token = { address: asset, abi: erc20Abi, blockNumber } as const;
  return client
    .readContract({ ...token, functionName: "balanceOf", args: [holder] })
    .catch(beforeItStood(0n));
}

/** For a block in which a contract was not built yet: there is none to answer. */
function beforeItStood<T>(value: T): (error: unknown) => T {
  return (error) => {
    const names = causes(error).map(({ name }) => name);
    if (names.includes("ContractFunctionZeroDataError")) return value;
    throw error;
  };
}
