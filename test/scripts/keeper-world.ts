import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { createPublicClient, http } from "viem";
import { bankrollAbi, reserveAbi } from "../../lib/generated/abi.ts";
import { ROOT } from "../../scripts/root.ts";
import { runScript } from "../support/script.ts";
import { startWorld, type World } from "../support/world.ts";

describe("scripts/keeper, as a program", function () {
  this.timeout(120_000);
  let world: World;
  const keepers: { process: ChildProcess; said: () => string }[] = [];

  before(async () => {
    world = await startWorld("--without", "dapp", "--without", "keeper");
  });

  after(async () => {
    for (const keeper of keepers) keeper.process.kill();
    await world?.stop();
  });

  function start(): void {
    let said = "";
    const child = spawn(process.execPath, ["scripts/keeper.ts", "--rpc", world.rpc], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data) => {
        said += String(data);
      });
    }
    keepers.push({ process: child, said: () => said });
  }

  const client = () => createPublicClient({ transport: http(world.rpc) });
  const sweeps = () =>
    Promise.all(
      world.banks.map(async ({ reserve }) => {
        const of = { address: reserve, abi: reserveAbi, fromBlock: 0n } as const;
        return (await client().getContractEvents({ ...of, eventName: "Swept" })).length;
      }),
    );

  it("says in a dry run what it would do, sends nothing, and ends", async () => {
    const { code, words } = await runScript("scripts/keeper.ts", "--dry-run", "--rpc", world.rpc);
    expect(words).to.contain("Not sent, in a dry run: Swept 1000.001 coins of the bank of coins");
    expect(words).to.contain("Not sent, in a dry run: Swept 1000001 USDG of the bank of USDG");
    expect(code).to.equal(0);
    expect(await sweeps()).to.deep.equal([0, 0, 0]);
  });

  it("says what an option takes", async () => {
    const { code, words } = await runScript("scripts/keeper.ts", "--top-up", "much");
    expect(words).to.equal('--top-up takes an amount of coins, such as 0.05, not "much".\n');
    expect(code).to.equal(1);
  });

  it("does everything once when two run at once, and goes on when it was ended and started again", async () => {
    start();
    start();
    while ((await sweeps()).includes(0)) await sleep(200);
    await sleep(3_000);
    expect(await sweeps()).to.deep.equal([1, 1, 1]);
    expect(keepers.map(({ process }) => process.exitCode)).to.deep.equal([null, null]);
    for (const { reserve, bankroll } of world.banks) {
      const [target, hot] = await Promise.all([
        client().readContract({ address: reserve, abi: reserveAbi, functionName: "hotTarget" }),
        client().readContract({
          address: bankroll,
          abi: bankrollAbi,
          functionName: "hotEquityLow",
        }),
      ]);
      expect(hot).to.equal(target);
    }

    for (const { process } of keepers) {
      process.kill("SIGINT");
      await once(process, "close");
    }
    keepers.length = 0;
    start();
    while (!keepers[0]?.said().includes("VRF subscription holds")) await sleep(200);
    await sleep(2_000);
    expect(await sweeps()).to.deep.equal([1, 1, 1]);
    expect(keepers[0]?.said()).not.to.contain("Not done");
  });
});
