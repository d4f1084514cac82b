import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import type { Contract } from "ethers";
import { network } from "hardhat";
import { createPublicClient, custom, type PublicClient } from "viem";
import { DEAD } from "../../ignition/house.ts";
import House from "../../ignition/modules/House.ts";
import type { Hex } from "../../lib/bytes.ts";
import { games } from "../../lib/games/index.ts";
import { hands } from "../../lib/hands/index.ts";
import { DELAY, parametersOf } from "../../scripts/deploy/parameters.ts";
import { checkNetwork, checkOwners } from "../../scripts/deploy/preflight.ts";
import { rolesOf } from "../../scripts/deploy/roles.ts";
import { KEY_HASH, PUBLIC_KEY } from "../../scripts/local.ts";
import { type Network, networkNamed } from "../../scripts/networks.ts";
import { runScript } from "../support/script.ts";

const GWEI = 10n ** 9n;

/** A network with a coordinator as Chainlink's stand on public networks, and its row in the table. */
async function openNetwork() {
  const connection = await network.create();
  const { ethers, provider, networkHelpers } = connection;
  const coordinator = await ethers.deployContract("VRFCoordinatorV2_5", [ethers.ZeroAddress]);
  await coordinator.setConfig(3, 2_500_000, 86_400, 33_285, 1n, 0, 0, 24, 20);
  await coordinator.registerProvingKey([...PUBLIC_KEY] as [bigint, bigint], 200n * GWEI);
  const wrapped = await ethers.deployContract("LocalToken", ["Wrapped coin", "WETH", 18]);
  const row: Network = {
    ...networkNamed("ethereum"),
    chainId: 31337,
    coordinator: (await coordinator.getAddress()) as Hex,
    wrapped: (await wrapped.getAddress()) as Hex,
    keyHash: KEY_HASH,
  };
  const client = createPublicClient({ transport: custom(provider) });
  const [deployer, owner, guardian, stranger] = (await ethers.getSigners()) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const owners = { owner: owner.address as Hex, guardian: guardian.address as Hex };
  return {
    connection,
    ethers,
    networkHelpers,
    client,
    coordinator,
    row,
    deployer,
    owner,
    guardian,
    stranger,
    owners,
  };
}

describe("scripts/deploy", () => {
  describe("before it deploys", () => {
    let world: Awaited<ReturnType<typeof openNetwork>>;

    before(async () => {
      world = await openNetwork();
    });

    const check = (change: Partial<Network> = {}) =>
      checkNetwork(world.client as PublicClient, { ...world.row, ...change });

    it("is content with a network that is as the table says", async () => {
      expect(await check()).to.deep.equal([]);
    });

    it("tells what the table has wrong", async () => {
      expect(await check({ chainId: 1 })).to.deep.equal([
        "The node is of chain 31337, and Ethereum is chain 1.",
      ]);
      expect(await check({ coordinator: world.owners.owner })).to.deep.equal([
        `There is no contract at ${world.owners.owner}, where the coordinator should be.`,
      ]);
      const keyHash: Hex = `0x${"1".repeat(64)}`;
      expect(await check({ keyHash })).to.deep.equal([
        `The coordinator does not know the proving key ${keyHash}.`,
      ]);
      expect(await check({ laneGwei: 500, confirmations: 2, premiumPercent: 60 })).to.deep.equal([
        "The lane of the key is 200000000000 wei, not 500 gwei.",
        "The coordinator asks for 3 confirmations, not 2.",
        "The coordinator's premium is 24 %, not 60 %.",
      ]);
    });

    it("tells if there is no wrapped coin", async () => {
      expect(await check({ wrapped: world.owners.owner })).to.deep.equal([
        `There is no contract at ${world.owners.owner}, where the wrapped coin should be.`,
      ]);
    });

    it("tells if the coordinator allows less gas than a house asks for", async () => {
      await world.coordinator.setConfig(3, 1_999_999, 86_400, 33_285, 1n, 0, 0, 24, 20);
      expect(await check()).to.deep.equal([
        "The coordinator allows 1999999 gas in a callback, not 2000000.",
      ]);
    });

    it("wants an owner that is a contract, and nobody's deployer", async () => {
      const client = world.client as PublicClient;
      const deployer = world.deployer.address as Hex;
      const safe = { ...world.owners, owner: world.row.coordinator };
      expect(await checkOwners(client, safe, deployer, false)).to.deep.equal([]);
      expect(await checkOwners(client, world.owners, deployer, true)).to.deep.equal([]);
      expect(await checkOwners(client, world.owners, deployer, false)).to.have.length(1);
      const own = { owner: deployer, guardian: deployer };
      expect(await checkOwners(client, own, deployer, true)).to.have.length(2);
    });

    it("asks for the network and the owners by name", async () => {
      const run = (...args: string[]) => runScript("scripts/deploy.ts", ...args);
      const none = await run();
      expect(none.words).to.equal("Name the network: --network baseSepolia\n");
      const nobody = await run("--network", "base", "--owner", "me");
      expect(nobody.words).to.equal("Name the owner's address: --owner 0x…\n");
      expect([none.code, nobody.code]).to.deep.equal([1, 1]);
    });
  });

  describe("a house that was deployed", () => {
    let world: Awaited<ReturnType<typeof openNetwork>>;
    let casino: Contract;
    let authority: Contract;

    beforeEach(async () => {
      world = await openNetwork();
      const parameters = parametersOf(world.row, world.owners);
      const house = await world.connection.ignition.deploy(House, { parameters });
      const at = async (name: "casino" | "authority", abi: string) =>
        (await world.ethers.getContractAt(
          abi,
          await house[name].getAddress(),
        )) as unknown as Contract;
      casino = await at("casino", "Casino");
      authority = await at("authority", "AccessManager");
    });

    /** A function of a contract, called by somebody. */
    const as = (contract: Contract, who: HardhatEthersSigner, name: string, ...args: unknown[]) =>
      contract.connect(who).getFunction(name)(...args);
    const dataOf = (contract: Contract, name: string, ...args: unknown[]) =>
      contract.interface.encodeFunctionData(name, args);
    const schedule = async (who: HardhatEthersSigner, contract: Contract, data: string) =>
      as(authority, who, "schedule", await contract.getAddress(), data, 0);
    const execute = async (who: HardhatEthersSigner, contract: Contract, data: string) =>
      as(authority, who, "execute", await contract.getAddress(), data);
    const cancel = async (
      by: HardhatEthersSigner,
      who: HardhatEthersSigner,
      contract: Contract,
      data: string,
    ) => as(authority, by, "cancel", who.address, await contract.getAddress(), data);

    it("has the chance that the table says", async () => {
      const { row } = world;
      expect(await casino.getFunction("coordinator")()).to.equal(row.coordinator);
      expect(await casino.getFunction("keyHash")()).to.equal(row.keyHash);
      expect(await casino.getFunction("confirmations")()).to.equal(3n);
      expect(await casino.getFunction("callbackGasLimit")()).to.equal(2_000_000n);
      expect(await casino.getFunction("premiumPercent")()).to.equal(24n);
      expect(await casino.getFunction("minGasPrice")()).to.equal(GWEI);
    });

    it("has a table open for every game", async () => {
      const all = [...games, ...hands].map(({ name }) => name);
      expect(await casino.getFunction("tableCount")()).to.equal(BigInt(all.length));
      const names: string[] = [];
      for (let table = 1; table <= all.length; table++) {
        const [game, share] = await casino.getFunction("tableOf")(table);
        expect(share).to.be.greaterThan(0n);
        names.push(await (await world.ethers.getContractAt("IGame", game)).name());
      }
      expect(names).to.deep.equal(all);
    });

    it("has first shares that are nobody's", async () => {
      const bankroll = await world.ethers.getContractAt(
        "NativeBankroll",
        await casino.getFunction("bankroll")(),
      );
      expect(await bankroll.balanceOf(DEAD)).to.equal(10n ** 12n);
      expect(await bankroll.totalSupply()).to.equal(10n ** 12n);
    });

    it("leaves nothing with the deployer", async () => {
      const client = world.client as PublicClient;
      const at = (await authority.getAddress()) as Hex;
      const roles = (who: HardhatEthersSigner) => rolesOf(client, at, who.address as Hex);
      expect(await roles(world.deployer)).to.deep.equal([]);
      expect(await roles(world.guardian)).to.deep.equal(["guardian"]);
      expect(await roles(world.owner)).to.deep.equal(["owner", "admin", "delayedAdmin"]);
      for (const [name, ...args] of [["pause"], ["resume"], ["lowerLimit", 1, 0]] as const) {
        await expect(as(casino, world.deployer, name, ...args)).to.revert(world.ethers);
      }
    });

    it("lets the guardian pause, and nobody else", async () => {
      for (const who of [world.owner, world.deployer, world.stranger]) {
        await expect(as(casino, who, "pause")).to.revert(world.ethers);
      }
      await as(casino, world.guardian, "pause");
      expect(await casino.getFunction("paused")()).to.equal(true);
      await expect(as(casino, world.guardian, "resume")).to.revert(world.ethers);
    });

    it("lets the owner resume and lower a limit at once", async () => {
      await as(casino, world.guardian, "pause");
      await as(casino, world.owner, "resume");
      expect(await casino.getFunction("paused")()).to.equal(false);
      await as(casino, world.owner, "lowerLimit", 1, 0);
      expect((await casino.getFunction("tableOf")(1)).profitShare).to.equal(0n);
    });

    it("makes the owner wait before a limit rises", async () => {
      const { owner, networkHelpers } = world;
      await expect(as(casino, owner, "raiseLimit", 1, 300_000)).to.revert(world.ethers);
      const data = dataOf(casino, "raiseLimit", 1, 300_000);
      await schedule(owner, casino, data);
      await networkHelpers.time.increase(DELAY - 10n);
      await expect(execute(owner, casino, data)).to.revert(world.ethers);
      await networkHelpers.time.increase(10n);
      const [, before] = await casino.getFunction("tableOf")(1);
      await execute(owner, casino, data);
      const [, after] = await casino.getFunction("tableOf")(1);
      expect(after).to.equal((before * 300n) / 250n);
    });

    it("makes the owner wait before a table opens, and lets the guardian cancel it", async () => {
      const { owner, guardian, stranger, networkHelpers, ethers } = world;
      const game = await (await ethers.deployContract("CoinFlip")).getAddress();
      const data = dataOf(casino, "openTable", game, 100_000, 0);
      await schedule(owner, casino, data);
      await expect(cancel(stranger, owner, casino, data)).to.revert(ethers);
      await cancel(guardian, owner, casino, data);
      await networkHelpers.time.increase(DELAY);
      await expect(execute(owner, casino, data)).to.revert(ethers);
      await schedule(owner, casino, data);
      await networkHelpers.time.increase(DELAY);
      await execute(owner, casino, data);
      expect(await casino.getFunction("tableCount")()).to.equal(
        BigInt(games.length + hands.length + 1),
      );
    });

    it("makes the owner wait before a role is granted, and lets the guardian cancel it", async () => {
      const { owner, guardian, stranger, networkHelpers, ethers } = world;
      await expect(as(authority, owner, "grantRole", 2, stranger.address, 0)).to.revert(ethers);
      const data = dataOf(authority, "grantRole", 2, stranger.address, 0);
      await schedule(owner, authority, data);
      await cancel(guardian, owner, authority, data);
      await networkHelpers.time.increase(DELAY);
      await expect(execute(owner, authority, data)).to.revert(ethers);
    });

    it("does not let a guardian keep his own role", async () => {
      const { owner, guardian, networkHelpers, ethers } = world;
      const data = dataOf(authority, "revokeRole", 1, guardian.address);
      await schedule(owner, authority, data);
      await expect(cancel(guardian, owner, authority, data)).to.revert(ethers);
      await networkHelpers.time.increase(DELAY);
      await execute(owner, authority, data);
      await expect(as(casino, guardian, "pause")).to.revert(ethers);
    });

    it("lets the owner give its functions to nobody faster than that", async () => {
      const { owner, guardian, networkHelpers, ethers } = world;
      const target = await casino.getAddress();
      const selector = casino.interface.getFunction("openTable")?.selector;
      const acts: [string, ...unknown[]][] = [
        ["setTargetFunctionRole", target, [selector], 2],
        ["setTargetClosed", target, true],
        ["updateAuthority", target, target],
        ["setRoleGuardian", 3, 0],
        ["setRoleAdmin", 3, 2],
        ["setGrantDelay", 3, 0],
        ["setTargetAdminDelay", target, 0],
        ["labelRole", 3, "nobody"],
      ];
      for (const [name, ...args] of acts) {
        await expect(as(authority, owner, name, ...args), name).to.revert(ethers);
        const data = dataOf(authority, name, ...args);
        await schedule(owner, authority, data);
        await cancel(guardian, owner, authority, data);
      }
      await networkHelpers.time.increase(DELAY);
      expect(await authority.getFunction("isTargetClosed")(target)).to.equal(false);
    });
  });
});
