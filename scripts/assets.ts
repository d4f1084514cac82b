import type { Hex } from "../lib/bytes.ts";

/** A token that has a bank. */
export type Token = {
  symbol: string;
  address: Hex;
  decimals: number;
  /** Units that one chip is worth: a power of ten, and little enough that 10,000 chips are a small stake. */
  chip: bigint;
};

/** A price feed of Chainlink, in dollars. */
export type Feed = {
  address: Hex;
  /** Seconds: a little above its heartbeat, or above how long its price ever stays within its threshold. */
  maxAge: number;
};

/** Where a reserve trades: Uniswap v3, with its first router, and the pool of the wrapped coin and a dollar. */
export type Venue = {
  router: Hex;
  quoter: Hex;
  /** Of the pool, in millionths. */
  fee: number;
  /** What the coin is traded for. */
  dollar: Token;
  ofCoin: Feed;
  ofDollar: Feed;
};

const usdc = (address: Hex): Token => ({ symbol: "USDC", address, decimals: 6, chip: 1n });

// A coin's price moves by more than the threshold of its feed well within an hour. A dollar's may stay for a day.
const COIN_AGE = 4_500;
const DOLLAR_AGE = 90_000;

/** Uniswap's first SwapRouter and its QuoterV2 are at the same address where they were deployed early. */
const uniswap = (dollar: Token, ofCoin: Hex, ofDollar: Hex): Venue => ({
  router: "0xE592427A0AEce92De3Edee1F18E0157C05861564",
  quoter: "0x61fFE014bA17989E743c5F6cB21bF9697530B21e",
  fee: 500,
  dollar,
  ofCoin: { address: ofCoin, maxAge: COIN_AGE },
  ofDollar: { address: ofDollar, maxAge: DOLLAR_AGE },
});

/** Circle's dollar, from its documentation; on the BNB chain Binance's, which has other decimals. */
export const USDC = {
  ethereum: usdc("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"),
  sepolia: usdc("0x1c7D4B196Cb0C7B01d743Fbc6116a902379C7238"),
  base: usdc("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"),
  baseSepolia: usdc("0x036CbD53842c5426634e7929541eC2318f3dCF7e"),
  optimism: usdc("0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85"),
  optimismSepolia: usdc("0x5fd84259d66Cd46123540766Be93DFE6D43130D7"),
  arbitrum: usdc("0xaf88d065e77c8cC2239327C5EDb3A432268e5831"),
  arbitrumSepolia: usdc("0x75faf114eafb1BDbe2F0316DF893fd58CE46AA4d"),
  polygon: usdc("0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359"),
  polygonAmoy: usdc("0x41E94Eb019C0762f9Bfcf9Fb1E58725BfB0e7582"),
  bnb: {
    symbol: "USDC",
    address: "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d",
    decimals: 18,
    chip: 10n ** 12n,
  },
  avalanche: usdc("0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E"),
  avalancheFuji: usdc("0x5425890298aed601595a70AB815c96711a31Bc65"),
} satisfies Record<string, Token>;

/** From Chainlink's documentation of its price feeds, and from Uniswap's of v3, October 2026. */
export const VENUES = {
  ethereum: uniswap(
    USDC.ethereum,
    "0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419",
    "0x8fFfFfd4AfB6115b954Bd326cbe7B4BA576818f6",
  ),
  optimism: uniswap(
    USDC.optimism,
    "0x13e3Ee699D1909E989722E753853AE30b17e08c5",
    "0x16a9FA2FDa030272Ce99B29CF780dFA30361E0f3",
  ),
  arbitrum: uniswap(
    USDC.arbitrum,
    "0x639Fe6ab55C921f74e7fac1ee960C0B6293ba612",
    "0x50834F3163758fcC1Df9973b6e91f0F0F0434aD3",
  ),
  polygon: uniswap(
    USDC.polygon,
    "0xAB594600376Ec9fD91F8e885dADF0CE036862dE0",
    "0xfE4A8cc5b5B2366C1B58Bea3858e81843581b2F7",
  ),
} satisfies Record<string, Venue>;
