import { createRequire } from "node:module";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { type Contract, solidityPackedKeccak256 } from "ethers";
import { network } from "hardhat";
import { createPublicClient, custom, encodeFunctionData, type PublicClient, parseAbi } from "viem";
import { houseOn } from "../../ignition/modules/House.ts";
import { type Hex, toWordHex } from "../../lib/bytes.ts";
import { games } from "../../lib/games/index.ts";
import { hands } from "../../lib/hands/index.ts";
import type { Eligibility, Market } from "../../lib/market.ts";
import { DELAY } from "../../lib/roles.ts";
import type { Token, Venue } from "../../scripts/assets.ts";
import { readSource } from "../../scripts/audit-chain/source.ts";
import { checkTokens, checkVenue } from "../../scripts/deploy/assets.ts";
import { checkHouse } from "../../scripts/deploy/outcome.ts";
import { planOf } from "../../scripts/deploy/plan.ts";
import { checkNetwork, checkOwners } from "../../scripts/deploy/preflight.ts";
import { rolesOf } from "../../scripts/deploy/roles.ts";
import { KEY_HASH, PUBLIC_KEY } from "../../scripts/local.ts";
import { faultsOfHouse } from "../../scripts/market/house.ts";
import { type Network, networkNamed } from "../../scripts/networks.ts";
import { openOutside } from "../support/outside.ts";
import { sendBySafe } from "../support/safe.ts";
import { runScript } from "../support/script.ts";

const GWEI = 10n ** 9n;

const at = async (contract: { getAddress(): Promise<string> }) =>
  (await contract.getAddress()) as Hex;

/** A network with what stands on public ones: a coordinator, tokens, Uniswap, feeds and a Safe; and its row in the table. */
async function openNetwork() {
  const connection = await network.create();
  const { ethers, provider, networkHelpers } = connection;
  const coordinator = await ethers.deployContract("VRFCoordinatorV2_5", [ethers.ZeroAddress]);
  await coordinator.setConfig(3, 2_500_000, 86_400, 33_285, 1n, 0, 0, 24, 20);
  await coordinator.registerProvingKey([...PUBLIC_KEY] as [bigint, bigint], 200n * GWEI);
  const outside = await openOutside(connection);
  const usdc = await ethers.deployContract("LocalToken", ["USD Coin", "USDC", 6]);
  const token: Token = { symbol: "USDC", address: await at(usdc), decimals: 6, chip: 1n };
  const venue: Venue = {
    router: await at(outside.router),
    quoter: await at(outside.quoter),
    fee: 500,
    dollar: { symbol: "USDG", address: await at(outside.dollar), decimals: 6, chip: 1n },
    ofCoin: { address: await at(outside.feed), maxAge: 3_600 },
    ofDollar: { address: await at(outside.dollarFeed), maxAge: 86_400 },
  };
  const row: Network = {
    ...networkNamed("ethereum"),
    chainId: 31337,
    coordinator: await at(coordinator),
    keyHash: KEY_HASH,
    wrapped: await at(outside.weth),
    tokens: [token],
    venue,
  };
  const client = createPublicClient({ transport: custom(provider) });
  const [deployer, owner, guardian, stranger] = (await ethers.getSigners()) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  await usdc.mint(deployer.address, 10n ** 6n);
  const owners = { owner: owner.address as Hex, guardian: guardian.address as Hex };
  const safe = await at(outside.safe);
  return {
    ...outside,
    safe,
    usdc,
    token,
    venue,
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

    it("wants an owner that is a Safe of several signatures, and nobody's deployer", async () => {
      const client = world.client as PublicClient;
      const deployer = world.deployer.address as Hex;
      const { owner: somebody, guardian } = world.owners;
      const wrong = (owner: Hex, { plain = false, isTest = false } = {}) =>
        checkOwners(client, { owner, guardian }, { deployer, plain, isTest });
      expect(await wrong(world.safe)).to.deep.equal([]);
      const should = "the owner should be a Safe (on a test network, or say --plain-owner).";
      expect(await wrong(somebody)).to.deep.equal([
        `There is no contract at ${somebody}: ${should}`,
      ]);
      expect(await wrong(world.row.coordinator)).to.deep.equal([
        `The contract at ${world.row.coordinator} is no Safe: ${should}`,
      ]);
      expect(await wrong(somebody, { plain: true, isTest: true })).to.deep.equal([]);
      expect(await wrong(somebody, { plain: true })).to.deep.equal([
        "--plain-owner is for test networks alone.",
      ]);
      expect(await wrong(guardian, { plain: true, isTest: true })).to.deep.equal([
        "The owner cannot be the guardian, who watches him.",
      ]);
      expect(await wrong(deployer, { plain: true, isTest: true })).to.deep.equal([
        "The deployer cannot be the owner: it ends without a role.",
      ]);
      const data = encodeFunctionData({
        abi: parseAbi(["function changeThreshold(uint256)"]),
        args: [1n],
      });
      await sendBySafe(custom(world.connection.provider), world.safe, { to: world.safe, data });
      expect(await wrong(world.safe)).to.deep.equal([
        `The Safe at ${world.safe} wants one signature alone: let it want 2.`,
      ]);
    });

    describe("for its banks", () => {
      beforeEach(async () => {
        world = await openNetwork();
      });

      const tokens = (change: Partial<Token> = {}) =>
        checkTokens(
          world.client as PublicClient,
          { ...world.row, tokens: [{ ...world.token, ...change }] },
          world.deployer.address as Hex,
        );
      const venue = (change: Partial<Venue> = {}, row: Partial<Network> = {}) => {
        const changed = { ...world.row, ...row, venue: { ...world.venue, ...change } };
        const plan = planOf(changed, world.owners);
        return checkVenue(world.client as PublicClient, changed, plan);
      };

      it("is content with tokens, and a venue, that are as the table says", async () => {
        expect(await tokens()).to.deep.equal([]);
        expect(await venue()).to.deep.equal([]);
      });

      it("tells what the table has wrong of a token, and what the deployer lacks", async () => {
        const { owner } = world.owners;
        expect(await tokens({ address: owner })).to.deep.equal([
          `There is no token at ${owner}, where USDC should be.`,
        ]);
        expect(await tokens({ symbol: "USDT", decimals: 18, chip: 10n ** 12n })).to.deep.equal([
          `The token at ${world.token.address} is USDC, not USDT.`,
          "USDT has 6 decimals, not 18.",
          "The deployer needs 1000000000000 USDT for nobody's shares.",
        ]);
        await world.usdc.transfer(owner, 1n);
        expect(await tokens()).to.deep.equal(["The deployer needs 1 USDC for nobody's shares."]);
      });

      it("tells of a router that is none, wraps another coin, or has no such pool", async () => {
        const { owner } = world.owners;
        expect(await venue({ router: owner })).to.deep.equal([
          `There is no router of Uniswap v3 at ${owner}.`,
        ]);
        expect(await venue({}, { wrapped: owner })).to.deep.equal([
          `The router wraps ETH as ${world.row.wrapped}, not ${owner}.`,
        ]);
        expect(await venue({ fee: 3_000 })).to.deep.equal([
          "There is no pool of wrapped ETH and USDG with a fee of 3000.",
        ]);
      });

      it("tells of feeds that are none, say nothing, or have not answered for long", async () => {
        const { owner } = world.owners;
        expect(await venue({ ofCoin: { address: owner, maxAge: 1 } })).to.deep.equal([
          `There is no feed of ETH / USD at ${owner}.`,
        ]);
        await world.feed.updateAnswer(0);
        expect(await venue()).to.deep.equal(["The feed of ETH / USD has no price."]);
        await world.feed.updateAnswer(2_500n * 10n ** 8n);
        await world.networkHelpers.time.increase(3_601);
        const [wrong, ...others] = await venue();
        expect(wrong).to.match(
          /^The answer of the feed of ETH \/ USD is 360\d seconds old: more than 3600\.$/,
        );
        expect(others).to.deep.equal([]);
      });

      it("tells of a pool that is too shallow, or away from the feeds", async () => {
        await world.feed.updateAnswer(2_600n * 10n ** 8n);
        const shallow =
          /^The pool pays 12\d+\.\d+ USDG for 5 ETH, and should pay 12870: it is too shallow/;
        const [wrong] = await venue();
        expect(wrong).to.match(shallow);
        await world.market.follow();
        expect(await venue()).to.deep.equal([]);
      });
    });

    it("asks for the network and the owners by name", async () => {
      const run = (...args: string[]) => runScript("scripts/deploy.ts", ...args);
      const none = await run();
      expect(none.words).to.equal("Name the network: --network baseSepolia\n");
      const nobody = await run("--network", "base", "--owner", "me");
      expect(nobody.words).to.equal("Name the owner's address: --owner 0x…\n");
      expect([none.code, nobody.code]).to.deep.equal([1, 1]);
      const help = await run("--help");
      expect(help.words).to.contain("one of ethereum, sepolia, base,");
      expect(help.code).to.equal(0);
    });
  });

  describe("a house that was deployed", () => {
    let world: Awaited<ReturnType<typeof openNetwork>>;
    let casino: Contract;
    let authority: Contract;

    beforeEach(async () => {
      world = await openNetwork();
      const house = await world.connection.ignition.deploy(
        houseOn(planOf(world.row, world.owners)),
      );
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
      // For coins, and for the token.
      expect(await casino.getFunction("tableCount")()).to.equal(BigInt(2 * all.length));
      const names: string[] = [];
      for (let table = 1; table <= 2 * all.length; table++) {
        const [game, share, bank] = await casino.getFunction("tableOf")(table);
        expect(share).to.be.greaterThan(0n);
        expect(bank).to.equal(table > all.length ? 1n : 0n);
        names.push(await (await world.ethers.getContractAt("IGame", game)).name());
      }
      expect(names).to.deep.equal([...all, ...all]);
    });

    const check = async (change: Partial<Network> = {}) => {
      const standing = {
        casino: (await casino.getAddress()) as Hex,
        authority: (await authority.getAddress()) as Hex,
        ...world.owners,
        deployer: world.deployer.address as Hex,
      };
      const plan = planOf({ ...world.row, ...change }, world.owners);
      return checkHouse(world.client as PublicClient, standing, plan);
    };

    it("is as it was planned: roles, banks with nobody's shares, reserves", async () => {
      expect(await check()).to.deep.equal([]);
      const index = await casino.getFunction("bankCount")();
      expect(index).to.equal(2n);
      const bank = await world.ethers.getContractAt(
        "TokenBankroll",
        await casino.getFunction("bankOf")(1n),
      );
      expect(await bank.asset()).to.equal(world.token.address);
      expect(await bank.CHIP()).to.equal(1n);
      expect(await bank.totalSupply()).to.equal(10n ** 12n);
    });

    it("is told apart from one that is not", async () => {
      expect(await check({ tokens: [] })).to.deep.equal(["There are 2 banks, not 1."]);
      expect(await check({ venue: null })).to.deep.equal(["Bank 0 hedges 200000 millionths."]);
      const bank = await world.ethers.getContractAt(
        "NativeBankroll",
        await casino.getFunction("bankroll")(),
      );
      await bank.deposit(GWEI, world.stranger.address, { value: GWEI });
      const data = dataOf(authority, "grantRole", 1, world.deployer.address, 0);
      await schedule(world.owner, authority, data);
      await world.networkHelpers.time.increase(DELAY);
      await execute(world.owner, authority, data);
      await authority.connect(world.guardian).getFunction("renounceRole")(
        1,
        world.guardian.address,
      );
      expect(await check()).to.deep.equal([
        "The deployer has the roles guardian.",
        "The guardian has no role.",
        "Bank 0 has shares that are somebody's already.",
      ]);
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
        BigInt(2 * (games.length + hands.length) + 1),
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

  describe("for a market", () => {
    let world: Awaited<ReturnType<typeof openNetwork>>;
    const source = readSource();

    beforeEach(async () => {
      world = await openNetwork();
    });

    const rulesOf = (eligibility: Eligibility): Market => ({
      format: "glasshouse-market/1",
      title: "Somewhere",
      regions: ["PT"],
      since: "2026-11-23",
      chainId: 31337,
      eligibility,
      games: ["coin", "blackjack"],
      limits: {},
      leastExclusionHours: 24,
      languages: ["pt"],
    });

    /** Deploys a house by its rules. @returns What it does not keep of these, or others. */
    async function deployed(market: Market) {
      const plan = planOf(world.row, world.owners, market);
      const { casino } = await world.connection.ignition.deploy(houseOn(plan));
      const address = (await casino.getAddress()) as Hex;
      return (other: Partial<Market> = {}) =>
        faultsOfHouse(world.client as PublicClient, source, address, { ...market, ...other });
    }

    it("opens its games alone, and asks nobody who he is if it says so", async () => {
      const faults = await deployed(rulesOf({ kind: "none" }));
      expect(await faults()).to.deep.equal([]);
      expect(await faults({ games: ["coin", "dice"] })).to.deep.equal([
        // For coins, and for the token.
        "Table 2 plays blackjack, which is no game there.",
        "Table 4 plays blackjack, which is no game there.",
        "No table of dice is open.",
      ]);
      const list = await at(world.coordinator);
      expect(await faults({ eligibility: { kind: "sanctions", list } })).to.deep.equal([
        "The house has no gate, and should have one of sanctions.",
      ]);
    });

    it("asks the sanctions list that it names", async () => {
      const list = await at(world.coordinator);
      const faults = await deployed(rulesOf({ kind: "sanctions", list }));
      expect(await faults()).to.deep.equal([]);
      const other = await at(world.usdc);
      const [none, another] = await Promise.all([
        faults({ eligibility: { kind: "none" } }),
        faults({ eligibility: { kind: "sanctions", list: other } }),
      ]);
      expect(none).to.have.length(1);
      expect(none[0]).to.match(/^The house has a gate at 0x\w{40}, and should have none\.$/);
      expect(another).to.deep.equal([
        `The gate's list is ${toWordHex(BigInt(list))}, not ${other}.`,
      ]);
    });

    it("asks for an attestation of EAS, and holds the gate to service, schema and attester", async () => {
      const published = (name: string) => {
        const path = `@ethereum-attestation-service/eas-contracts/artifacts/contracts/${name}.sol/${name}.json`;
        return world.ethers.getContractFactoryFromArtifact(createRequire(import.meta.url)(path));
      };
      const registry = await (await published("SchemaRegistry")).deploy();
      const eas = await at(await (await published("EAS")).deploy(await at(registry)));
      await registry.getFunction("register")("bool ofAge", world.ethers.ZeroAddress, true);
      const schema = solidityPackedKeccak256(
        ["string", "address", "bool"],
        ["bool ofAge", world.ethers.ZeroAddress, true],
      ) as Hex;
      const attester = world.stranger.address as Hex;
      const eligibility = { kind: "attestation", eas, schema, attester } as const;
      const faults = await deployed(rulesOf(eligibility));
      expect(await faults()).to.deep.equal([]);
      const { owner } = world.owners;
      expect(
        await faults({ eligibility: { ...eligibility, attester: owner, schema: KEY_HASH } }),
      ).to.deep.equal([
        `The gate's schema is ${schema}, not ${KEY_HASH}.`,
        `The gate's attester is ${toWordHex(BigInt(attester))}, not ${owner}.`,
      ]);
      const [wrong] = await faults({ eligibility: { kind: "sanctions", list: owner } });
      expect(wrong).to.match(/^The gate at 0x\w{40} is not the one of sanctions\.$/);
    });

    it("is not deployed on another chain than its addresses are of", () => {
      const market = { ...rulesOf({ kind: "none" }), chainId: 1 };
      expect(() => planOf(world.row, world.owners, market)).to.throw(
        "The market's addresses are of chain 1, and Ethereum is chain 31337.",
      );
    });
  });
});
