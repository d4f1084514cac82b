import { parseGwei } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { parseChips } from "../../lib/chips.ts";
import { CALLBACK_GAS_LIMIT, type Network } from "../networks.ts";
import { Problem } from "../problem.ts";

/** Seconds between an act that makes the house larger and its effect: long enough to read a new game, and to leave. */
export const DELAY = 48n * 60n * 60n;

/** Seconds between two draws of the lottery. */
export const DRAW_PERIOD = 24n * 60n * 60n;

/** Of a lottery ticket, in coins: worth a few dollars, and many times its gas. */
const TICKET_PRICES: Record<string, string> = { ETH: "0.001", BNB: "0.005", AVAX: "0.1", POL: "5" };

/** Who gets the house. */
export type Owners = {
  /** A Safe: lowers limits and resumes at once, everything else after the delay. */
  owner: Hex;
  /** Pauses new bets, and cancels acts that wait. */
  guardian: Hex;
};

/** Parameters of `ignition/modules/House.ts` for a network of the table. */
export function parametersOf(network: Network, { owner, guardian }: Owners) {
  return {
    House: {
      owner,
      guardian,
      delay: DELAY,
      coordinator: network.coordinator,
      wrapped: network.wrapped,
      keyHash: network.keyHash,
      confirmations: BigInt(network.confirmations),
      callbackGasLimit: BigInt(CALLBACK_GAS_LIMIT),
      premiumPercent: BigInt(network.premiumPercent),
      minGasPrice: parseGwei(String(network.minGasPriceGwei)),
      ticketPrice: ticketPriceOf(network),
      drawPeriod: DRAW_PERIOD,
    },
  };
}

/** In chips. */
function ticketPriceOf({ coin, title }: Network): bigint {
  const price = TICKET_PRICES[coin];
  if (!price) throw new Problem(`There is no price of a lottery ticket in ${coin}, for ${title}.`);
  return parseChips(price);
}

/** Parameters as a file for `npx hardhat ignition deploy --parameters`. */
export function renderParameters(parameters: ReturnType<typeof parametersOf>): string {
  const bigints = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}n` : value);
  return `${JSON.stringify(parameters, bigints, 2)}\n`;
}

// What the coordinator adds to the callback, with room.
const GAS_AROUND_CALLBACK = 200_000n;

/** What Chainlink wants to see in the subscription before it answers, in wei: an answer at the lane's highest price. */
export function leastFunding(network: Network): bigint {
  const gas = BigInt(CALLBACK_GAS_LIMIT) + GAS_AROUND_CALLBACK;
  const price = parseGwei(String(network.laneGwei));
  return (gas * price * BigInt(100 + network.premiumPercent)) / 100n;
}
