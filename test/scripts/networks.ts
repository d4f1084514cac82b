import { expect } from "chai";
import hre from "hardhat";
import { getAddress, parseGwei } from "viem";
import { keyHashOf } from "../../lib/vrf/curve.ts";
import { leastFunding, parametersOf, renderParameters } from "../../scripts/deploy/parameters.ts";
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

  it("makes the parameters of a house", () => {
    const { House } = parametersOf(networkNamed("base"), OWNERS);
    expect(House).to.deep.equal({
      ...OWNERS,
      delay: 172_800n,
      coordinator: "0xd5D517aBE5cF79B7e95eC98dB0f0277788aFF634",
      wrapped: "0x4200000000000000000000000000000000000006",
      keyHash: "0x00b81b5a830cb0a4009fbd8904de511e28631e62ce5ad231373d3cdad373ccab",
      confirmations: 1n,
      callbackGasLimit: 2_000_000n,
      premiumPercent: 60n,
      minGasPrice: parseGwei("0.02"),
      ticketPrice: 1_000_000n,
      drawPeriod: 86_400n,
    });
  });

  it("writes them as Ignition reads them: numbers with an n", () => {
    const text = renderParameters(parametersOf(networkNamed("polygon"), OWNERS));
    const { House } = JSON.parse(text);
    expect(House.minGasPrice).to.equal("60000000000n");
    expect(House.premiumPercent).to.equal("84n");
    expect(House.owner).to.equal(OWNERS.owner);
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
