import { expect } from "chai";
import { network } from "hardhat";
import { custom } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { PROVING_KEY } from "../../scripts/local.ts";
import { Refusal } from "../../scripts/loop.ts";
import { localChainIdOf, openOracle } from "../../scripts/oracle/oracle.ts";
import { type LocalHouse, openLocalHouse, staff } from "../support/local.ts";
import { serve } from "../support/node.ts";
import { runScript } from "../support/script.ts";

const STAKE = 1_000_000n;

describe("scripts/oracle", () => {
  let house: LocalHouse;
  let said: string[];

  beforeEach(async () => {
    house = await openLocalHouse();
    said = [];
  });

  /** A new oracle, as after a start of the process. */
  const start = async () =>
    openOracle({
      transport: house.transport,
      coordinator: (await house.coordinator.getAddress()) as Hex,
      fromBlock: 0n,
      secretKey: PROVING_KEY,
      account: staff("oracle"),
      log: (line) => said.push(line),
    });

  /** Places a bet in a block of its own, and so opens a round. */
  async function bet(): Promise<void> {
    await house.casino.connect(house.signers[1]).place(1, STAKE, 0, { value: 10n ** 17n });
  }

  const isSettled = async (round: bigint) => (await house.casino.roundOf(round)).seats === 0n;

  it("answers a request with a word that the casino settles by", async () => {
    const oracle = await start();
    await bet();
    expect(await isSettled(1n)).to.equal(false);
    await oracle.tick();
    expect(await isSettled(1n)).to.equal(true);
    const [settled] = await house.casino.queryFilter(house.casino.filters.BetsSettled());
    expect(settled?.args.round).to.equal(1n);
    expect([0n, 1_980_000n]).to.include(settled?.args.payouts[0]);
  });

  it("answers each request once", async () => {
    const oracle = await start();
    await bet();
    await oracle.tick();
    await oracle.tick();
    await oracle.tick();
    const answers = await house.coordinator.queryFilter(
      house.coordinator.filters.RandomWordsFulfilled(),
    );
    expect(answers).to.have.length(1);
    expect(oracle.pending()).to.equal(0);
    expect(said.join()).to.match(
      /^Request 0x[0-9a-f]{8}… of block \d+ was answered in block \d+\.$/,
    );
  });

  it("finds after a restart what it missed, and only that", async () => {
    const first = await start();
    await bet();
    await first.tick();
    for (let i = 0; i < 3; i++) await bet();

    const second = await start();
    await second.tick();
    for (const round of [1n, 2n, 3n, 4n]) expect(await isSettled(round)).to.equal(true);
    const answers = await house.coordinator.queryFilter(
      house.coordinator.filters.RandomWordsFulfilled(),
    );
    expect(answers).to.have.length(4);
  });

  it("answers several requests in one block", async () => {
    const oracle = await start();
    for (let i = 0; i < 3; i++) await bet();
    await house.provider.request({ method: "evm_setAutomine", params: [false] });
    await oracle.tick();
    await oracle.tick();
    await house.provider.request({ method: "evm_mine" });
    const answers = await house.coordinator.queryFilter(
      house.coordinator.filters.RandomWordsFulfilled(),
    );
    expect(answers).to.have.length(3);
    expect(new Set(answers.map(({ blockNumber }) => blockNumber)).size).to.equal(1);
  });

  it("leaves requests for other keys alone", async () => {
    const oracle = await openOracle({
      transport: house.transport,
      coordinator: (await house.coordinator.getAddress()) as Hex,
      fromBlock: 0n,
      secretKey: PROVING_KEY + 1n,
      account: staff("oracle"),
      log: (line) => said.push(line),
    });
    await bet();
    await oracle.tick();
    expect(oracle.pending()).to.equal(0);
    expect(await isSettled(1n)).to.equal(false);
  });

  it("says of a request whose block hash is gone that nobody can answer it", async () => {
    await bet();
    await house.networkHelpers.mine(300);
    const oracle = await start();
    await oracle.tick();
    await oracle.tick();
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/cannot be answered any more: the hash of its block is gone/);
    expect(await isSettled(1n)).to.equal(false);
    await bet();
    await oracle.tick();
    expect(await isSettled(2n)).to.equal(true);
  });

  it("answers an old request if somebody has stored the hash of its block", async () => {
    await bet();
    const { blockNumber } = await house.casino.roundOf(1n);
    await house.networkHelpers.mine(100);
    await house.blockhashStore.store(blockNumber);
    await house.networkHelpers.mine(300);
    const oracle = await start();
    await oracle.tick();
    expect(await isSettled(1n)).to.equal(true);
  });

  it("begins again when the chain was set back under it", async () => {
    const oracle = await start();
    const before = await house.networkHelpers.takeSnapshot();
    for (let i = 0; i < 3; i++) {
      await bet();
      await oracle.tick();
    }
    await before.restore();
    await bet();
    await oracle.tick();
    expect(await isSettled(1n)).to.equal(true);
    expect(said.join()).to.contain("The chain was reset: looking for its requests again.");
  });

  it("keeps a request that its subscription cannot pay for, and answers it once it can", async () => {
    const oracle = await start();
    const coordinator = await house.coordinator.getAddress();
    const id = await house.casino.subscription();
    const { slot, value } = await nativeBalanceSlot(id);
    await house.networkHelpers.setStorageAt(coordinator, slot, 0n);
    await bet();
    await oracle.tick();
    expect(await isSettled(1n)).to.equal(false);
    expect(said[0]).to.match(/was not answered, trying again in 2 s/);

    await house.networkHelpers.setStorageAt(coordinator, slot, value);
    await oracle.tick();
    expect(await isSettled(1n), "not before its time").to.equal(false);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await oracle.tick();
    expect(await isSettled(1n)).to.equal(true);
  });

  /** Where the coordinator keeps the balances of a subscription: `s_subscriptions[id]`. */
  async function nativeBalanceSlot(id: bigint) {
    const { ethers } = house;
    for (let position = 0n; position < 30n; position++) {
      const slot = ethers.keccak256(
        ethers.AbiCoder.defaultAbiCoder().encode(["uint256", "uint256"], [id, position]),
      );
      const value = BigInt(
        await ethers.provider.getStorage(await house.coordinator.getAddress(), slot),
      );
      if (((value >> 96n) & ((1n << 96n) - 1n)) === ethers.parseEther("100")) {
        return { slot, value };
      }
    }
    throw new Error("The coordinator keeps its balances elsewhere");
  }

  describe("on a chain that is not local", () => {
    for (const chainId of [1, 8453, 11155111]) {
      it(`refuses chain ${chainId}`, async () => {
        const { provider } = await network.create({ override: { chainId } });
        let refusal: unknown;
        await localChainIdOf(custom(provider)).catch((error) => {
          refusal = error;
        });
        expect(refusal).to.be.instanceOf(Refusal);
        expect(String(refusal)).to.contain(`Chain ${chainId} is not a local one.`);
      });
    }

    it("ends as a program before it asks anything else", async () => {
      const { provider } = await network.create({ override: { chainId: 8453 } });
      const asked: string[] = [];
      const node = await serve({
        request: (args) => {
          asked.push(args.method);
          return provider.request(args as { method: string; params?: unknown[] });
        },
      });
      const { code, words } = await runScript("scripts/oracle.ts", "--rpc", node.url);
      await node.close();
      expect(code).to.equal(1);
      expect(words).to.match(/^Chain 8453 is not a local one\..*on local chains only\.\n$/);
      expect(new Set(asked)).to.deep.equal(new Set(["eth_chainId"]));
    });
  });
});
