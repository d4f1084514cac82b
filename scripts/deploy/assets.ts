import { erc20Abi, formatUnits, isAddressEqual, type PublicClient, parseAbi } from "viem";
import { DEAD_CHIPS, NATIVE_CHIP } from "../../ignition/banks.ts";
import type { Plan } from "../../ignition/house.ts";
import type { Hex } from "../../lib/bytes.ts";
import type { Feed, Token } from "../assets.ts";
import type { Network } from "../networks.ts";

const routerAbi = parseAbi([
  "function factory() view returns (address)",
  "function WETH9() view returns (address)",
]);
const factoryAbi = parseAbi(["function getPool(address, address, uint24) view returns (address)"]);
const quoterAbi = parseAbi([
  "struct Params { address tokenIn; address tokenOut; uint256 amountIn; uint24 fee; uint160 sqrtPriceLimitX96; }",
  "function quoteExactInputSingle(Params params) returns (uint256 amountOut, uint160, uint32, uint256)",
]);
const feedAbi = parseAbi([
  "function decimals() view returns (uint8)",
  "function latestRoundData() view returns (uint80, int256 answer, uint256, uint256 updatedAt, uint80)",
]);

const COIN_DECIMALS = 18;
const MILLION = 1_000_000n;
const ZERO: Hex = `0x${"0".repeat(40)}`;

/**
 * Asks the chain whether the table is right about the tokens, and whether the deployer has what nobody's shares cost.
 * @returns What is wrong, a sentence each.
 */
export async function checkTokens(
  client: PublicClient,
  { coin, tokens }: Network,
  deployer: Hex,
): Promise<string[]> {
  const wrong: string[] = [];
  const coins = DEAD_CHIPS * NATIVE_CHIP;
  if ((await client.getBalance({ address: deployer })) < coins) {
    const amount = formatUnits(coins, COIN_DECIMALS);
    wrong.push(`The deployer needs ${amount} ${coin} for nobody's shares, beside the gas.`);
  }
  for (const token of tokens) wrong.push(...(await checkToken(client, token, deployer)));
  return wrong;
}

async function checkToken(
  client: PublicClient,
  { symbol, address, decimals, chip }: Token,
  deployer: Hex,
): Promise<string[]> {
  const token = { address, abi: erc20Abi } as const;
  const answers = await Promise.all([
    client.readContract({ ...token, functionName: "symbol" }),
    client.readContract({ ...token, functionName: "decimals" }),
    client.readContract({ ...token, functionName: "balanceOf", args: [deployer] }),
  ]).catch(() => undefined);
  if (!answers) return [`There is no token at ${address}, where ${symbol} should be.`];
  const [itsSymbol, itsDecimals, balance] = answers;
  const wrong: string[] = [];
  if (itsSymbol !== symbol) wrong.push(`The token at ${address} is ${itsSymbol}, not ${symbol}.`);
  if (itsDecimals !== decimals) {
    wrong.push(`${symbol} has ${itsDecimals} decimals, not ${decimals}.`);
  }
  if (balance < DEAD_CHIPS * chip) {
    const amount = formatUnits(DEAD_CHIPS * chip, itsDecimals);
    wrong.push(`The deployer needs ${amount} ${symbol} for nobody's shares.`);
  }
  return wrong;
}

/**
 * Asks whether the reserve of the native coin can trade as planned: router, pool and feeds, and what the pool pays for the largest trade. That it
 * pays what the feeds say shows that they are the right ones.
 * @returns What is wrong, a sentence each.
 */
export async function checkVenue(
  client: PublicClient,
  { coin, venue, wrapped }: Network,
  { cold }: Plan,
): Promise<string[]> {
  if (!venue || !cold.hedge) return [];
  const { dollar, fee } = venue;
  const router = { address: venue.router, abi: routerAbi } as const;
  const [factory, its] = await Promise.all([
    client.readContract({ ...router, functionName: "factory" }),
    client.readContract({ ...router, functionName: "WETH9" }),
  ]).catch(() => []);
  if (!factory || !its) return [`There is no router of Uniswap v3 at ${venue.router}.`];
  if (!isAddressEqual(its, wrapped)) return [`The router wraps ${coin} as ${its}, not ${wrapped}.`];
  const pool = await client.readContract({
    address: factory,
    abi: factoryAbi,
    functionName: "getPool",
    args: [wrapped, dollar.address, fee],
  });
  if (pool === ZERO) {
    return [`There is no pool of wrapped ${coin} and ${dollar.symbol} with a fee of ${fee}.`];
  }
  const { timestamp } = await client.getBlock();
  const [ofCoin, ofDollar] = await Promise.all([
    readFeed(client, venue.ofCoin, `${coin} / USD`, timestamp),
    readFeed(client, venue.ofDollar, `${dollar.symbol} / USD`, timestamp),
  ]);
  if (ofCoin.wrong || ofDollar.wrong) {
    return [ofCoin.wrong, ofDollar.wrong].filter((words) => words !== undefined);
  }

  const amount = cold.hedge.capacity * NATIVE_CHIP;
  const { result } = await client
    .simulateContract({
      address: venue.quoter,
      abi: quoterAbi,
      functionName: "quoteExactInputSingle",
      args: [
        {
          tokenIn: wrapped,
          tokenOut: dollar.address,
          amountIn: amount,
          fee,
          sqrtPriceLimitX96: 0n,
        },
      ],
    })
    .catch(() => ({ result: [0n] as const }));
  const fair =
    (amount * ofCoin.price * 10n ** BigInt(dollar.decimals)) /
    (ofDollar.price * 10n ** BigInt(COIN_DECIMALS));
  const least = (fair * (MILLION - cold.hedge.venue.maxSlippage)) / MILLION;
  if (result[0] >= least) return [];
  const [coins, paid, due] = [
    formatUnits(amount, COIN_DECIMALS),
    formatUnits(result[0], dollar.decimals),
    formatUnits(least, dollar.decimals),
  ];
  return [
    `The pool pays ${paid} ${dollar.symbol} for ${coins} ${coin}, and should pay ${due}: it is too shallow, or away from the feeds.`,
  ];
}

/** A feed's price in dollars with 18 digits, or what is wrong with it. */
async function readFeed(
  client: PublicClient,
  { address, maxAge }: Feed,
  what: string,
  timestamp: bigint,
): Promise<{ price: bigint; wrong?: string }> {
  const feed = { address, abi: feedAbi } as const;
  const answers = await Promise.all([
    client.readContract({ ...feed, functionName: "decimals" }),
    client.readContract({ ...feed, functionName: "latestRoundData" }),
  ]).catch(() => undefined);
  if (!answers) return { price: 0n, wrong: `There is no feed of ${what} at ${address}.` };
  const [decimals, [, answer, , updatedAt]] = answers;
  const price = answer * 10n ** BigInt(COIN_DECIMALS - decimals);
  const age = timestamp - updatedAt;
  if (answer <= 0n) return { price, wrong: `The feed of ${what} has no price.` };
  if (age > maxAge) {
    const wrong = `The answer of the feed of ${what} is ${age} seconds old: more than ${maxAge}.`;
    return { price, wrong };
  }
  return { price };
}
