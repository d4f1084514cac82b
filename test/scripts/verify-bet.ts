import { execFile } from "node:child_process";
import { expect } from "chai";
import { formatBetId } from "../../lib/bet-id.ts";
import { topicOf } from "../../lib/events.ts";
import type { Rpc } from "../../lib/evidence.ts";
import { type House, openHouse } from "../support/house.ts";
import { serve } from "../support/node.ts";

const SCRIPT = new URL("../../scripts/verify-bet.ts", import.meta.url).pathname;

describe("scripts/verify-bet", () => {
  let house: House;
  let bet: string;
  let node: Awaited<ReturnType<typeof serve>>;

  before(async () => {
    house = await openHouse();
    bet = formatBetId(await house.place({ table: 2n, stake: 20_000n, choice: 4_950n }));
    await house.fulfil(1n);
    node = await serve(house.provider);
  });

  after(() => node.close());

  const run = (args: string[], url = node.url) =>
    execute([...args, "--rpc", url, "--casino", house.addresses.casino]);

  it("shows every step of a proven bet with a tick and its raw numbers, and ends with 0", async () => {
    const { code, out } = await run([bet]);
    expect(out).to.contain("Dice: under 49.50");
    for (const title of ["Request", "VRF proof", "Word", "Outcome", "Payout"]) {
      expect(out).to.match(new RegExp(`^✓ ${title}$`, "m"));
    }
    expect(out).to.contain("✓ Bet 1-0 is proven, from its request to its payout.");
    expect(out).to.match(/word of the round = K\(randomness, 0\)\n +0x[0-9a-f]{64}\n/);
    expect(out).not.to.match(/[✗?] /);
    // Not a terminal: no colours.
    expect(out).not.to.contain("\u001b");
    expect(code).to.equal(0);
  });

  it("prints evidence and verdict as JSON", async () => {
    const { code, out } = await run([bet, "--json"]);
    const { evidence, verdict } = JSON.parse(out);
    expect(evidence.bet).to.equal("1-0");
    expect(verdict.ok).to.equal(true);
    expect(code).to.equal(0);
  });

  it("shows a cross where a node lies about the payout, and ends with 1", async () => {
    const liar: Rpc = {
      async request(args) {
        const { method, params } = args as { method: string; params?: unknown[] };
        const answer = await house.provider.request({ method, params });
        if (method !== "eth_getLogs") return answer;
        const logs = answer as { topics: string[]; data: string }[];
        return logs.map((log) =>
          log.topics[0] === topicOf("BetsSettled")
            ? { ...log, data: `${log.data.slice(0, -1)}${log.data.endsWith("1") ? "2" : "1"}` }
            : log,
        );
      },
    };
    const lying = await serve(liar);
    try {
      const { code, out } = await run([bet], lying.url);
      expect(out).to.match(/^✗ Payout$/m);
      expect(out).to.match(/^✓ VRF proof$/m);
      expect(out).to.contain("✗ Bet 1-0 does not hold: What was credited.");
      expect(code).to.equal(1);
    } finally {
      await lying.close();
    }
  });

  it("says that a bet waits for its word, and ends with 2", async () => {
    const waiting = formatBetId(await house.place({ table: 1n, stake: 20_000n, choice: 0n }));
    const { code, out } = await run([waiting]);
    expect(out).to.match(/^\? VRF proof$/m);
    expect(out).to.contain(`? Bet ${waiting} waits for its word.`);
    expect(code).to.equal(2);
  });

  it("says in one line what keeps it from checking, and ends with 2", async () => {
    const closed = await serve(house.provider);
    await closed.close();
    const cases: [string[], string][] = [
      [["77-0", "--rpc", node.url, "--casino", house.addresses.casino], "There is no bet 77-0"],
      [[bet, "--rpc", node.url, "--casino", house.owner.address], "There is no casino at"],
      [[bet, "--rpc", node.url, "--casino", "0x12"], "Not an address: 0x12"],
      [[bet, "--rpc", node.url, "--chain", "1"], "is on chain 31337, not 1."],
      [[bet, "--rpc", closed.url], "No node answers at"],
      [[bet, "--rpc", "localhost"], "Not the address of a node"],
      [["forty-8"], "such as 48-3"],
    ];
    const results = await Promise.all(cases.map(([args]) => execute(args)));
    for (const [i, [, message]] of cases.entries()) {
      const { code, out, err } = results[i] ?? { code: 0, out: "", err: "" };
      expect(err, message).to.contain(message);
      expect(err.trim().split("\n"), message).to.have.length(1);
      expect(out).to.equal("");
      expect(code).to.equal(2);
    }
  });

  it("says how it is used", async () => {
    for (const args of [[], ["1-0", "2-0"], ["1-0", "--what"]]) {
      const { code, err } = await execute(args);
      expect(err).to.contain("Usage: node scripts/verify-bet.ts BET");
      expect(code).to.equal(2);
    }
    const { code, out } = await execute(["--help"]);
    expect(out).to.contain("Usage:");
    expect(code).to.equal(0);
  });
});

function execute(args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, FORCE_COLOR: undefined };
    execFile(process.execPath, [SCRIPT, ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}
