import type { Hex } from "../lib/bytes.ts";
import { type Token, USDC, VENUES, type Venue } from "./assets.ts";
import { Problem } from "./problem.ts";

/** A network with Chainlink VRF v2.5, how a house there asks for chance, and what its banks hold. */
export type Network = {
  /** As in hardhat.config.ts and `--network`. */
  name: string;
  title: string;
  chainId: number;
  /** The native coin, in which bets and chance are paid. */
  coin: string;
  /** The token that wraps it, for the reserve to trade. */
  wrapped: Hex;
  coordinator: Hex;
  /** The proving key, and with it the gas lane. */
  keyHash: Hex;
  /** Above this gas price the key does not answer: its requests wait. */
  laneGwei: number;
  /** Blocks before the answer; never fewer than the coordinator asks for. */
  confirmations: number;
  /** What the coordinator adds to its gas when it is paid in the native coin. */
  premiumPercent: number;
  /**
   * Least gas price that a bet pays chance at. Covers what the base fee leaves out: the tip where the base fee is low or zero, and
   * on a rollup the cost of the answer's calldata on the parent chain.
   */
  minGasPriceGwei: number;
  /** Whether its coins are worth nothing. */
  isTest: boolean;
  /** The tokens that have a bank, beside the native coin. */
  tokens: readonly Token[];
  /** Where the native coin's reserve trades. Without one it is held in the coin alone, until the owner names one. */
  venue: Venue | null;
};

/** Gas for settling inside the answer. Every coordinator below allows 2,500,000. */
export const CALLBACK_GAS_LIMIT = 2_000_000;

/**
 * From Chainlink's documentation of VRF v2.5, supported networks, August 2026. The lane is the cheapest that still answers on a busy
 * day. Where the coordinator would answer without any confirmation, one block is waited for.
 */
export const NETWORKS: readonly Network[] = [
  {
    name: "ethereum",
    title: "Ethereum",
    chainId: 1,
    coin: "ETH",
    wrapped: "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2",
    coordinator: "0xD7f86b4b8Cae7D942340FF628F82735b7a20893a",
    keyHash: "0x8077df514608a09f83e4e8d300645594e5d7234665448ba83f51a50f842bd3d9",
    laneGwei: 200,
    confirmations: 3,
    premiumPercent: 24,
    minGasPriceGwei: 1,
    isTest: false,
    tokens: [USDC.ethereum],
    venue: VENUES.ethereum,
  },
  {
    name: "sepolia",
    title: "Sepolia",
    chainId: 11155111,
    coin: "ETH",
    wrapped: "0xfFf9976782d46CC05630D1f6eBAb18b2324d6B14",
    coordinator: "0x9DdfaCa8183c41ad55329BdeeD9F6A8d53168B1B",
    keyHash: "0x787d74caea10b2b357790d5b5247c2f63d1d91572a9846f780606e4d953677ae",
    laneGwei: 500,
    confirmations: 3,
    premiumPercent: 24,
    minGasPriceGwei: 1,
    isTest: true,
    tokens: [USDC.sepolia],
    venue: null,
  },
  {
    name: "base",
    title: "Base",
    chainId: 8453,
    coin: "ETH",
    wrapped: "0x4200000000000000000000000000000000000006",
    coordinator: "0xd5D517aBE5cF79B7e95eC98dB0f0277788aFF634",
    keyHash: "0x00b81b5a830cb0a4009fbd8904de511e28631e62ce5ad231373d3cdad373ccab",
    laneGwei: 2,
    confirmations: 1,
    premiumPercent: 60,
    minGasPriceGwei: 0.02,
    isTest: false,
    tokens: [USDC.base],
    venue: null,
  },
  {
    name: "baseSepolia",
    title: "Base Sepolia",
    chainId: 84532,
    coin: "ETH",
    wrapped: "0x4200000000000000000000000000000000000006",
    coordinator: "0x5C210eF41CD1a72de73bF76eC39637bB0d3d7BEE",
    keyHash: "0x9e1344a1247c8a1785d0a4681a27152bffdb43666ae5bf7d14d24a5efd44bf71",
    laneGwei: 30,
    confirmations: 1,
    premiumPercent: 60,
    minGasPriceGwei: 0.02,
    isTest: true,
    tokens: [USDC.baseSepolia],
    venue: null,
  },
  {
    name: "optimism",
    title: "OP Mainnet",
    chainId: 10,
    coin: "ETH",
    wrapped: "0x4200000000000000000000000000000000000006",
    coordinator: "0x5FE58960F730153eb5A84a47C51BD4E58302E1c8",
    keyHash: "0xa16a2316f92fa0abfd0029eea74e947d0613728e934d9794cd78bc02e2f69de4",
    laneGwei: 2,
    confirmations: 1,
    premiumPercent: 60,
    minGasPriceGwei: 0.02,
    isTest: false,
    tokens: [USDC.optimism],
    venue: VENUES.optimism,
  },
  {
    name: "optimismSepolia",
    title: "OP Sepolia",
    chainId: 11155420,
    coin: "ETH",
    wrapped: "0x4200000000000000000000000000000000000006",
    coordinator: "0x02667f44a6a44E4BDddCF80e724512Ad3426B17d",
    keyHash: "0xc3d5bc4d5600fa71f7a50b9ad841f14f24f9ca4236fd00bdb5fda56b052b28a4",
    laneGwei: 30,
    confirmations: 1,
    premiumPercent: 60,
    minGasPriceGwei: 0.02,
    isTest: true,
    tokens: [USDC.optimismSepolia],
    venue: null,
  },
  {
    name: "arbitrum",
    title: "Arbitrum One",
    chainId: 42161,
    coin: "ETH",
    wrapped: "0x82aF49447D8a07e3bd95BD0d56f35241523fBab1",
    coordinator: "0x3C0Ca683b403E37668AE3DC4FB62F4B29B6f7a3e",
    keyHash: "0x9e9e46732b32662b9adc6f3abdf6c5e926a666d174a4d6b8e39c4cca76a38897",
    laneGwei: 2,
    confirmations: 1,
    premiumPercent: 60,
    minGasPriceGwei: 0.05,
    isTest: false,
    tokens: [USDC.arbitrum],
    venue: VENUES.arbitrum,
  },
  {
    name: "arbitrumSepolia",
    title: "Arbitrum Sepolia",
    chainId: 421614,
    coin: "ETH",
    wrapped: "0x980B62Da83eFf3D4576C647993b0c1D7faf17c73",
    coordinator: "0x5CE8D5A2BC84beb22a398CCA51996F7930313D61",
    keyHash: "0x1770bdc7eec7771f7ba4ffd640f34260d7f095b79c92d34a5b2551d6f6cfd2be",
    laneGwei: 50,
    confirmations: 1,
    premiumPercent: 60,
    minGasPriceGwei: 0.2,
    isTest: true,
    tokens: [USDC.arbitrumSepolia],
    venue: null,
  },
  {
    name: "polygon",
    title: "Polygon",
    chainId: 137,
    coin: "POL",
    wrapped: "0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270",
    coordinator: "0xec0Ed46f36576541C75739E915ADbCb3DE24bD77",
    keyHash: "0x719ed7d7664abc3001c18aac8130a2265e1e70b7e036ae20f3ca8b92b3154d86",
    laneGwei: 500,
    confirmations: 3,
    premiumPercent: 84,
    minGasPriceGwei: 60,
    isTest: false,
    tokens: [USDC.polygon],
    venue: VENUES.polygon,
  },
  {
    name: "polygonAmoy",
    title: "Polygon Amoy",
    chainId: 80002,
    coin: "POL",
    wrapped: "0x360ad4f9a9A8EFe9A8DCB5f461c4Cc1047E1Dcf9",
    coordinator: "0x343300b5d84D444B2ADc9116FEF1bED02BE49Cf2",
    keyHash: "0x816bedba8a50b294e5cbd47842baf240c2385f2eaf719edbd4f250a137a8c899",
    laneGwei: 500,
    confirmations: 3,
    premiumPercent: 84,
    minGasPriceGwei: 60,
    isTest: true,
    tokens: [USDC.polygonAmoy],
    venue: null,
  },
  {
    name: "bnb",
    title: "BNB Smart Chain",
    chainId: 56,
    coin: "BNB",
    wrapped: "0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c",
    coordinator: "0xd691f04bc0C9a24Edb78af9E005Cf85768F694C9",
    keyHash: "0x130dba50ad435d4ecc214aad0d5820474137bd68e7e77724144f27c3c377d3d4",
    laneGwei: 200,
    confirmations: 3,
    premiumPercent: 60,
    minGasPriceGwei: 1,
    isTest: false,
    tokens: [USDC.bnb],
    venue: null,
  },
  {
    name: "bnbTestnet",
    title: "BNB Smart Chain Testnet",
    chainId: 97,
    coin: "BNB",
    wrapped: "0xae13d989daC2f0dEbFf460aC112a837C89BAa7cd",
    coordinator: "0xDA3b641D438362C440Ac5458c57e00a712b66700",
    keyHash: "0x8596b430971ac45bdf6088665b9ad8e8630c9d5049ab54b14dff711bee7c0e26",
    laneGwei: 50,
    confirmations: 3,
    premiumPercent: 60,
    minGasPriceGwei: 5,
    isTest: true,
    tokens: [],
    venue: null,
  },
  {
    name: "avalanche",
    title: "Avalanche",
    chainId: 43114,
    coin: "AVAX",
    wrapped: "0xB31f66AA3C1e785363F0875A1B74E27b85FD66c7",
    coordinator: "0xE40895D055bccd2053dD0638C9695E326152b1A4",
    keyHash: "0xea7f56be19583eeb8255aa79f16d8bd8a64cedf68e42fefee1c9ac5372b1a102",
    laneGwei: 200,
    confirmations: 1,
    premiumPercent: 60,
    minGasPriceGwei: 2,
    isTest: false,
    tokens: [USDC.avalanche],
    venue: null,
  },
  {
    name: "avalancheFuji",
    title: "Avalanche Fuji",
    chainId: 43113,
    coin: "AVAX",
    wrapped: "0xd00ae08403B9bbb9124bB305C09058E32C39A48c",
    coordinator: "0x5C210eF41CD1a72de73bF76eC39637bB0d3d7BEE",
    keyHash: "0xc799bd1e3bd4d1a41cd4968997a4e03dfd2a3c7c04b695881138580163f42887",
    laneGwei: 300,
    confirmations: 1,
    premiumPercent: 60,
    minGasPriceGwei: 2,
    isTest: true,
    tokens: [USDC.avalancheFuji],
    venue: null,
  },
];

/** Chain ids of local nodes: Hardhat and anvil, geth --dev, and a second Hardhat node. */
const LOCAL_CHAINS: readonly number[] = [31337, 1337, 31338];

/** Whether a chain is a developer's own, where the keys in this repository may be used. */
export function isLocalChain(chainId: number): boolean {
  return LOCAL_CHAINS.includes(chainId);
}

/** @throws Problem if the network is not in the table. */
export function networkNamed(name: string): Network {
  const network = NETWORKS.find((entry) => entry.name === name);
  if (network) return network;
  const names = NETWORKS.map((entry) => entry.name).join(", ");
  throw new Problem(`There is no network "${name}" in scripts/networks.ts. There are: ${names}.`);
}
