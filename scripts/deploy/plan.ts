import { parseGwei, parseUnits } from "viem";
import type { ColdPlan } from "../../ignition/banks.ts";
import type { Plan } from "../../ignition/house.ts";
import type { Hex } from "../../lib/bytes.ts";
import { parseChips } from "../../lib/chips.ts";
import { games } from "../../lib/games/index.ts";
import { hands } from "../../lib/hands/index.ts";
import type { Market } from "../../lib/market.ts";
import { DELAY } from "../../lib/roles.ts";
import type { Token, Venue } from "../assets.ts";
import { CALLBACK_GAS_LIMIT, type Network } from "../networks.ts";
import { Problem } from "../problem.ts";

const DAY = 24n * 60n * 60n;

/** Of a lottery ticket, in coins: worth a few dollars, and many times its gas. */
const TICKET_PRICES: Record<string, string> = { ETH: "0.001", BNB: "0.005", AVAX: "0.1", POL: "5" };

/** What a bank keeps at hand, in coins or tokens: some hundred thousand dollars. The owner may lower it at once. */
const TARGETS: Record<string, string> = {
  ETH: "50",
  BNB: "200",
  AVAX: "5000",
  POL: "250000",
  USDC: "100000",
};

/** Who gets the house. */
export type Owners = {
  /** A Safe: lowers limits and resumes at once, everything else after the delay. */
  owner: Hex;
  /** Pauses new bets, and cancels acts that wait. */
  guardian: Hex;
};

/** What a house is built of on a network of the table, for a market if it is named. @throws Problem if the market is of another chain. */
export function planOf(network: Network, { owner, guardian }: Owners, market?: Market): Plan {
  if (market && market.chainId !== network.chainId) {
    throw new Problem(
      `The market's addresses are of chain ${market.chainId}, and ${network.title} is chain ${network.chainId}.`,
    );
  }
  const { coin, coordinator, keyHash, tokens, venue, wrapped } = network;
  return {
    chance: {
      coordinator,
      keyHash,
      confirmations: BigInt(network.confirmations),
      callbackGasLimit: BigInt(CALLBACK_GAS_LIMIT),
      premiumPercent: BigInt(network.premiumPercent),
      minGasPrice: parseGwei(String(network.minGasPriceGwei)),
    },
    wrapped,
    cold: coldOf(parseChips(amountOf(TARGETS, coin, "target")), venue),
    tokens: tokens.map((token) => ({
      symbol: token.symbol,
      token: token.address,
      chip: token.chip,
      cold: coldOf(chipsOf(token, amountOf(TARGETS, token.symbol, "target")), null),
      games: [...games, ...hands].map(({ contract }) => contract),
    })),
    market: market && { eligibility: market.eligibility, games: market.games },
    owner,
    guardian,
    delay: DELAY,
    lottery: { price: parseChips(amountOf(TICKET_PRICES, coin, "ticket price")), period: DAY },
  };
}

/** A quarter of the target comes back in a day. A fifth of what is cold is hedged, in parts that a pool hardly feels. */
function coldOf(target: bigint, venue: Venue | null): ColdPlan {
  const cold = { target, bucket: { capacity: target / 4n, window: DAY } };
  if (!venue) return cold;
  const { router, dollar, fee, ofCoin, ofDollar } = venue;
  const feed = ({ address, maxAge }: Venue["ofCoin"]) => ({
    source: address,
    maxAge: BigInt(maxAge),
  });
  return {
    ...cold,
    hedge: {
      venue: {
        router,
        stable: dollar.address,
        fee: BigInt(fee),
        maxSlippage: 10_000n, // 1%
        ofAsset: feed(ofCoin),
        ofStable: feed(ofDollar),
      },
      share: 200_000n, // 20%
      band: 50_000n, // 5%
      capacity: target / 10n,
      window: DAY / 4n,
    },
  };
}

function chipsOf({ decimals, chip }: Token, amount: string): bigint {
  return parseUnits(amount, decimals) / chip;
}

function amountOf(amounts: Record<string, string>, symbol: string, what: string): string {
  const amount = amounts[symbol];
  if (!amount) throw new Problem(`There is no ${what} in ${symbol}: see scripts/deploy/plan.ts.`);
  return amount;
}

/** A plan as text, for who wants to read it before anything is sent. */
export function renderPlan(plan: Plan): string {
  const digits = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);
  return `${JSON.stringify(plan, digits, 2)}\n`;
}

// What the coordinator adds to the callback, with room.
const GAS_AROUND_CALLBACK = 200_000n;

/** What Chainlink wants to see in the subscription before it answers, in wei: an answer at the lane's highest price. */
export function leastFunding(network: Network): bigint {
  const gas = BigInt(CALLBACK_GAS_LIMIT) + GAS_AROUND_CALLBACK;
  const price = parseGwei(String(network.laneGwei));
  return (gas * price * BigInt(100 + network.premiumPercent)) / 100n;
}
