import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Rpc } from "../../lib/evidence.ts";
import { openKeeper } from "../../scripts/keeper/keeper.ts";
import { openBusyHouse } from "../support/busy-house.ts";
import { staff } from "../support/local.ts";
import { serve } from "../support/node.ts";
import { runScript } from "../support/script.ts";

const SCRIPT = "scripts/forecast.ts";
const HOUR = 3_600;

describe("scripts/forecast", () => {
  const folder = mkdtempSync(join(tmpdir(), "glasshouse-test-forecast-"));
  let house: Awaited<ReturnType<typeof openBusyHouse>>;
  let served: Awaited<ReturnType<typeof serve>>;

  before(async () => {
    house = await openBusyHouse();
    served = await serve(house.provider as Rpc);
    await house.buyIn();
    for (const seed of [0, 1, 2]) {
      await house.answer(await house.place(house.mixedBets(12, seed)));
      await house.networkHelpers.time.increase(24 * HOUR);
    }
  });

  after(async () => {
    await served.close();
    rmSync(folder, { recursive: true });
  });

  const run = (...args: string[]) =>
    runScript(SCRIPT, "--rpc", served.url, "--casino", house.addresses.casino, ...args);

  it("prints the target and its reasons, and writes them", async () => {
    const file = join(folder, "forecast.json");
    const { code, words } = await run("--json", file);
    expect(words).to.contain("It should keep").and.to.contain("3.1 deviations of 12 bets");
    expect(words).to.contain("Now it keeps 5000 coins");
    expect(words).not.to.contain("do not add up");
    expect(code).to.equal(0);
    const found = JSON.parse(readFileSync(file, "utf8"));
    expect(found.format).to.equal("glasshouse-forecast/1");
    const chips = found.reasons.map((reason: { chips: string }) => BigInt(reason.chips));
    expect(chips.reduce((sum: bigint, one: bigint) => sum + one, 0n)).to.equal(
      BigInt(found.hotTarget),
    );
    expect(found.wins.bets).to.equal(12);
  });

  it("is told by a keeper, once a day", async () => {
    const said: string[] = [];
    const keeper = await openKeeper({
      transport: house.transport,
      casino: house.addresses.casino,
      account: staff("keeper"),
      log: (line) => said.push(line),
      forecast: true,
      dryRun: true,
    });
    const told = () => said.filter((line) => line.includes("should keep"));
    await keeper.tick();
    await keeper.tick();
    // Of banks at which nobody bets there is nothing to say.
    expect(told()).to.have.length(1);
    expect(told()[0]).to.match(
      /^The bank of coins should keep [\d.]+ coins hot, and keeps 5000 coins\. /,
    );
    await house.networkHelpers.time.increase(25 * HOUR);
    await keeper.tick();
    expect(told()).to.have.length(2);
  });

  it("says what is wrong", async () => {
    const cases: [string[], string][] = [
      [["--bank", "x"], '--bank takes a whole number from 0 to 255, not "x".'],
      [["--bank", "200"], "The casino has no bank 200"],
      [["--block", "-1"], "--block"],
      [["--block", "99999999"], "There is no block 99999999 yet"],
      [["--casino", "0x12"], "Not an address: 0x12"],
      [["--casino", house.accountOf(3)], "There is no casino at"],
      [["--rpc", "nowhere"], "Not the address of a node: nowhere"],
      [["--rpc", "http://127.0.0.1:1"], "No node answers at http://127.0.0.1:1"],
      [["--json", "/nowhere/forecast.json"], "The forecast could not be written"],
      [["--what"], "Unknown option"],
    ];
    for (const [args, message] of cases) {
      const { code, words } = await run(...args);
      expect(words).to.contain(message);
      expect(words).not.to.contain("    at ");
      expect(code).to.equal(2);
    }
    const { code, words } = await run("--help");
    expect(words).to.contain("npm run forecast -- [options]");
    expect(code).to.equal(0);
  });
}).timeout(240_000);
