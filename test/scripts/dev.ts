import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { createPublicClient, createWalletClient, defineChain, http } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { casinoAbi } from "../../lib/generated/abi.ts";
import { rolesOf } from "../../scripts/deploy/roles.ts";
import { DEPLOYMENTS_FILE } from "../../scripts/export.ts";
import { MNEMONIC, STAFF } from "../../scripts/local.ts";
import { runScript } from "../support/script.ts";
import { startWorld, type World } from "../support/world.ts";

/** Processes below another, with what they run. */
function childrenOf(parent: number): { pid: number; command: string }[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return table
    .split("\n")
    .map((line) => /^ *(\d+) +(\d+) +(.*)$/.exec(line))
    .filter((row) => row !== null && Number(row[2]) === parent)
    .map((row) => ({ pid: Number(row?.[1]), command: row?.[3] ?? "" }));
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const isAnswering = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe("scripts/dev", function () {
  this.timeout(120_000);
  let world: World;

  afterEach(async () => {
    await world?.stop();
  });

  it("opens a house that settles bets, and ends with everything it started", async () => {
    world = await startWorld("--without", "dapp");
    expect(Object.keys(world)).to.include.members(["ready", "rpc", "dapp", "contracts", "banks"]);
    expect(world.banks.map(({ symbol }) => symbol)).to.deep.equal(["coins", "USDG", "CRYS"]);
    expect(world.dapp).to.equal(null);
    const transport = http(world.rpc);
    const client = createPublicClient({ transport, pollingInterval: 100 });
    const { symbol: _, ...token } = world.banks[1] ?? {};
    for (const address of [...Object.values(world.contracts), ...Object.values(token)]) {
      expect(await client.getCode({ address })).to.match(/^0x[0-9a-f]{100}/);
    }

    const deployer = mnemonicToAccount(MNEMONIC, { addressIndex: STAFF.deployer });
    expect(await rolesOf(client, world.contracts.authority, deployer.address)).to.deep.equal([]);

    // Two players who bet in the same second share a round: that is what an interval between blocks is for.
    const chain = defineChain({
      id: world.chainId,
      name: "Local",
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: [world.rpc] } },
    });
    const casino = { address: world.contracts.casino, abi: casinoAbi } as const;
    const { number: startBlock } = await client.getBlock();
    const sent = await Promise.all(
      [0, 1].map((addressIndex) => {
        const account = mnemonicToAccount(MNEMONIC, { addressIndex });
        return createWalletClient({ account, chain, transport }).writeContract({
          ...casino,
          functionName: "place",
          args: [1, 1_000_000n, 0n],
          value: 10n ** 16n,
          gas: 500_000n,
        });
      }),
    );
    for (const hash of sent) {
      const receipt = await client.waitForTransactionReceipt({ hash });
      expect(receipt.status).to.equal("success");
    }
    const settled = () =>
      client.getContractEvents({ ...casino, eventName: "BetsSettled", fromBlock: startBlock });
    while ((await settled()).length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    const payouts = (await settled()).flatMap(({ args }) => args.payouts ?? []);
    expect(payouts.length).to.be.within(1, 2);

    const children = childrenOf(world.process.pid ?? 0);
    for (const name of ["hardhat", "oracle.ts", "keeper.ts"]) {
      expect(
        children.some(({ command }) => command.includes(name)),
        name,
      ).to.equal(true);
    }
    expect(await world.stop("SIGINT")).to.equal(0);
    for (const { pid, command } of children) expect(isAlive(pid), command).to.equal(false);
    expect(await isAnswering(world.rpc)).to.equal(false);
  });

  it("opens a second chain beside the first, with a house of its own that settles bets, and ends both", async () => {
    world = await startWorld("--without", "dapp", "--without", "keeper", "--chains", "2");
    expect(world.chains.map(({ chainId }) => chainId)).to.deep.equal([31337, 31338]);
    expect(world.chains[0]).to.include({ rpc: world.rpc, chainId: world.chainId });
    const listed = readFileSync(DEPLOYMENTS_FILE, "utf8");
    for (const { chainId, contracts } of world.chains) {
      expect(listed).to.contain(`${chainId}: {"casino":"${contracts.casino}"`);
    }
    for (const { rpc, chainId, contracts, banks } of world.chains) {
      const client = createPublicClient({ transport: http(rpc), pollingInterval: 100 });
      expect(await client.getChainId()).to.equal(chainId);
      expect(banks.map(({ symbol }) => symbol)).to.deep.equal(["coins", "USDG", "CRYS"]);
      const casino = { address: contracts.casino, abi: casinoAbi } as const;
      const wallet = createWalletClient({
        account: mnemonicToAccount(MNEMONIC),
        transport: http(rpc),
      });
      const hash = await wallet.writeContract({
        ...casino,
        chain: null,
        functionName: "place",
        args: [1, 1_000_000n, 0n],
        value: 10n ** 16n,
        gas: 500_000n,
      });
      const { blockNumber } = await client.waitForTransactionReceipt({ hash });
      const settled = () =>
        client.getContractEvents({ ...casino, eventName: "BetsSettled", fromBlock: blockNumber });
      while ((await settled()).length === 0) await sleep(100);
    }
    const children = childrenOf(world.process.pid ?? 0);
    expect(await world.stop("SIGINT")).to.equal(0);
    for (const { pid, command } of children) expect(isAlive(pid), command).to.equal(false);
    for (const { rpc } of world.chains) expect(await isAnswering(rpc), rpc).to.equal(false);
  });

  it("stops everything when a part of it dies, and says which and why", async () => {
    world = await startWorld("--without", "dapp", "--without", "keeper", "--block-time", "0");
    const children = childrenOf(world.process.pid ?? 0);
    expect(children.some(({ command }) => command.includes("keeper.ts"))).to.equal(false);
    const oracle = children.find(({ command }) => command.includes("oracle.ts"));
    const ended = new Promise<number | null>((resolve) => world.process.on("close", resolve));
    process.kill(oracle?.pid ?? 0, "SIGKILL");
    expect(await ended).to.equal(1);
    expect(world.words()).to.match(
      /The oracle ended by itself \(SIGKILL\), so everything stops\. Its last words:\n {2}Answering the requests of/,
    );
    expect(await isAnswering(world.rpc)).to.equal(false);
  });

  it("says in one line that a port is in use, and what to do", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = String(typeof address === "object" ? address?.port : 0);
    for (const option of ["--rpc-port", "--dapp-port"]) {
      const { code, words } = await runScript("scripts/dev.ts", "--rpc-port", "0", option, port);
      expect(words).to.equal(
        `Port ${port} is in use, perhaps by another start of this. End that, or take another port: npm start -- ${option} 0\n`,
      );
      expect(code).to.equal(1);
    }
    // The second chain wants the port after the first.
    const before = `${Number(port) - 1}`;
    const { code, words } = await runScript(
      "scripts/dev.ts",
      "--chains",
      "2",
      "--rpc-port",
      before,
    );
    expect(words).to.match(/^Port \d+ is in use, .* npm start -- --rpc-port 0\n$/);
    expect(code).to.equal(1);
    server.close();
  });

  it("says what an option takes", async () => {
    const cases: [string[], RegExp][] = [
      [["--rpc-port", "http"], /^--rpc-port takes a port from 0 to 65535, not "http"\.\n$/],
      [["--dapp-port", "65536"], /^--dapp-port takes a port/],
      [["--chains", "3"], /^--chains takes a whole number from 1 to 2, not "3"\.\n$/],
      [["--block-time", "0.5"], /^--block-time takes seconds: 0, or 1 and more\.\n$/],
      [
        ["--without", "players"],
        /^--without takes one of oracle, keeper, dapp, not "players"\.\n$/,
      ],
    ];
    for (const [args, words] of cases) {
      const result = await runScript("scripts/dev.ts", ...args);
      expect(result.words).to.match(words);
      expect(result.code).to.equal(1);
    }
    const help = await runScript("scripts/dev.ts", "--help");
    expect(help.words).to.contain("--headless");
    expect(help.code).to.equal(0);
  });
});
