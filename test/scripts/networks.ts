import { expect } from "chai";
import hre from "hardhat";
import { getAddress, parseGwei } from "viem";
import { keyHashOf } from "../../lib/vrf/curve.ts";
import { leastFunding, planOf, renderPlan } from "../../scripts/deploy/plan.ts";
import { KEY_HASH, PROVING_KEY, PUBLIC_KEY } from "../../scripts/local.ts";
import {
  CALLBACK_GAS_LIMIT,
  isLocalChain,
  NETWORKS,
  networkNamed,
} from "../../scripts/networks.ts";
import { Problem } from "../../scripts/problem.ts";

const OWNERS = {
  owner: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
  guardian: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
} as const;

describe("scripts/networks", () => {
  it("has each network once", () => {
    for (const key of ["name", "title", "chainId", "keyHash"] as const) {
      const values = NETWORKS.map((network) => network[key]);
      expect(new Set(values).size, key).to.equal(NETWORKS.length);
    }
  });

  it("has the networks that players know", () => {
    const ids = NETWORKS.map(({ chainId }) => chainId);
    expect(ids).to.include.members([1, 11155111, 8453, 84532, 42161, 421614, 137, 56, 43114]);
  });

  for (const network of NETWORKS) {
    it(`can be right about ${network.title}`, () => {
      expect(getAddress(network.coordinator)).to.equal(network.coordinator);
      expect(getAddress(network.wrapped)).to.equal(network.wrapped);
      for (const token of network.tokens) {
        expect(getAddress(token.address)).to.equal(token.address);
        // A chip is a millionth of a dollar.
        expect(10n ** BigInt(token.decimals)).to.equal(token.chip * 10n ** 6n);
      }
      const { venue } = network;
      for (const address of venue
        ? [venue.router, venue.quoter, venue.ofCoin.address, venue.ofDollar.address]
        : []) {
        expect(getAddress(address)).to.equal(address);
      }
      expect(network.keyHash).to.match(/^0x[0-9a-f]{64}$/);
      expect(network.confirmations).to.be.within(1, 200);
      expect(network.premiumPercent).to.be.within(1, 155);
      expect(network.minGasPriceGwei).to.be.greaterThan(0);
      // A floor above the lane would make bets pay for answers that never come.
      expect(network.minGasPriceGwei).to.be.lessThan(network.laneGwei);
      expect(isLocalChain(network.chainId)).to.equal(false);
      expect(hre.config.networks[network.name]).to.include({
        type: "http",
        chainId: network.chainId,
      });
    });
  }

  it("asks for no more gas in a callback than any coordinator allows", () => {
    expect(CALLBACK_GAS_LIMIT).to.be.at.most(2_500_000);
  });

  it("calls only chains of developers local", () => {
    expect([31337, 1337, 31338].every(isLocalChain)).to.equal(true);
    expect([1, 10, 56, 100, 137, 8453, 42161, 43114, 11155111, 0].some(isLocalChain)).to.equal(
      false,
    );
  });

  it("names what there is when asked for what there is not", () => {
    expect(networkNamed("base").chainId).to.equal(8453);
    expect(() => networkNamed("atlantis")).to.throw(Problem, /"atlantis".*ethereum, sepolia, base/);
  });

  it("makes the plan of a house, with its banks", () => {
    const plan = planOf(networkNamed("arbitrum"), OWNERS);
    expect(plan.chance).to.deep.equal({
      coordinator: "0x3C0Ca683b403E37668AE3DC4FB62F4B29B6f7a3e",
      keyHash: "0x9e9e46732b32662b9adc6f3abdf6c5e926a666d174a4d6b8e39c4cca76a38897",
      confirmations: 1n,
      callbackGasLimit: 2_000_000n,
      premiumPercent: 60n,
      minGasPrice: parseGwei("0.05"),
    });
    expect(plan.wrapped).to.equal("0x82aF49447D8a07e3bd95BD0d56f35241523fBab1");
    expect(plan).to.include({ ...OWNERS, delay: 172_800n });
    expect(plan.lottery).to.deep.equal({ price: 1_000_000n, period: 86_400n });
    expect(plan.cold.target).to.equal(50n * 10n ** 9n);
    expect(plan.cold.bucket.capacity).to.equal(plan.cold.target / 4n);
    expect(plan.cold.hedge?.venue.ofAsset.maxAge).to.equal(4_500n);
    expect(plan.cold.hedge?.venue.stable).to.equal(plan.tokens[0]?.token);
    expect(plan.tokens.map(({ symbol, chip, cold }) => [symbol, chip, cold.target])).to.deep.equal([
      ["USDC", 1n, 100_000n * 10n ** 6n],
    ]);
  });

  it("can make a plan for every network, and hedges where there is a venue", () => {
    for (const network of NETWORKS) {
      const plan = planOf(network, OWNERS);
      expect(plan.cold.hedge !== undefined, network.title).to.equal(network.venue !== null);
      expect(plan.tokens).to.have.length(network.tokens.length);
    }
  });

  it("names a coin or a token that it has no amounts for", () => {
    const base = networkNamed("base");
    const [token] = base.tokens;
    if (!token) throw new Error("There is no token");
    expect(() => planOf({ ...base, coin: "XYZ" }, OWNERS)).to.throw(Problem, "no target in XYZ");
    const tokens = [{ ...token, symbol: "XYZ" }];
    expect(() => planOf({ ...base, tokens }, OWNERS)).to.throw(Problem, "no target in XYZ");
  });

  it("writes a plan to read: numbers as they are", () => {
    const plan = JSON.parse(renderPlan(planOf(networkNamed("polygon"), OWNERS)));
    expect(plan.chance.minGasPrice).to.equal("60000000000");
    expect(plan.owner).to.equal(OWNERS.owner);
  });

  it("asks for the cost of an answer at the lane's highest price", () => {
    // 2,200,000 gas at 2 gwei, and 60 % of premium.
    expect(leastFunding(networkNamed("base"))).to.equal(7_040_000_000_000_000n);
  });

  it("has a local proving key of its own", () => {
    expect(Buffer.from(PROVING_KEY.toString(16), "hex").toString()).to.equal("glasshouse");
    expect(keyHashOf(PUBLIC_KEY)).to.equal(KEY_HASH);
    expect(NETWORKS.some(({ keyHash }) => keyHash === KEY_HASH)).to.equal(false);
  });
});
