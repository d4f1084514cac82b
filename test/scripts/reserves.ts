import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { toFunctionSelector } from "viem";
import { type Finding, sentenceOf } from "../../lib/audit/finding.ts";
import { NoHouseError } from "../../lib/audit/read-house.ts";
import { type Hex, toWordHex } from "../../lib/bytes.ts";
import { hashOf } from "../../lib/canonical.ts";
import { BadAnswerError } from "../../lib/chain/answers.ts";
import { causes } from "../../lib/chain/client.ts";
import { topicOf } from "../../lib/events.ts";
import type { Rpc } from "../../lib/evidence.ts";
import { pageOf } from "../../lib/reserves/page.ts";
import { toJson } from "../../lib/reserves/report.ts";
import {
  proveReserves,
  type Reserves,
  ReservesError,
  type ReservesOptions,
} from "../../lib/reserves/reserves.ts";
import type { BusyHouse } from "../support/busy-house.ts";
import { openEventfulHouse } from "../support/eventful-house.ts";
import { liar, liarAboutEvents, otherDigit } from "../support/liar.ts";
import { Refusal, serve } from "../support/node.ts";
import { runScript } from "../support/script.ts";

const ETHER = 10n ** 18n;
const CHIP = 10n ** 9n;

describe("scripts/reserves", function () {
  this.timeout(120_000);
  let house: BusyHouse;
  let node: Rpc;
  let head: bigint;
  /** Parts of a chip that the native coin's bank holds, because deposits need not be of whole chips. */
  let parts: bigint;
  /** The same, with those that its reserve holds since it traded. */
  let allParts: bigint;

  before(async () => {
    house = await openEventfulHouse();
    node = house.provider as Rpc;
    head = await house.client.getBlockNumber();
    const { bankroll } = house.addresses;
    const reserve = await house.ethers.getContractAt("Reserve", await house.bankroll.reserve());
    const { cash } = await house.bankroll.ledger();
    const { contributed } = lastOf(await prove());
    const cold = await house.ethers.provider.getBalance(reserve);
    parts = (await house.ethers.provider.getBalance(bankroll)) - (cash + contributed) * CHIP;
    allParts = parts + cold - (await reserve.held()) * CHIP;
  });

  const prove = (rpc: Rpc = node, more: Partial<ReservesOptions> = {}) =>
    proveReserves({ rpc, casino: house.addresses.casino, block: head, ...more });

  const lastOf = ({ points }: Reserves) => {
    const statement = points.at(-1)?.banks[0];
    if (!statement) throw new Error("There is no statement");
    return statement;
  };

  function expectFinding({ findings, ok }: Reserves, wanted: Partial<Finding>): void {
    const found = findings.find((finding) =>
      Object.entries(wanted).every(([key, value]) => finding[key as keyof Finding] === value),
    );
    const all = findings.map(sentenceOf).join("\n");
    if (!found) expect.fail(`none is ${Object.values(wanted).join(", ")}, but:\n${all}`);
    expect(ok).to.equal(false);
  }

  describe("of an honest house", () => {
    it("finds everything that is owed, with bets and hands in play, and parts of a chip", async () => {
      const reserves = await prove();
      expect(reserves.findings.map(sentenceOf)).to.deep.equal([]);
      const statement = lastOf(reserves);
      const [cash, chips, reserved, fees] = await house.bankroll.ledger();
      expect(statement).to.include({
        cash,
        chips,
        reserved,
        fees,
        difference: 0n,
        surplus: allParts,
      });
      expect(allParts).to.be.lessThan(10n * CHIP);
      expect(statement.equity).to.equal(cash - chips - reserved - fees);
      expect(statement.open).to.be.greaterThan(10);
      expect(statement.contributed).to.be.greaterThan(0n);
      expect(statement.balance).to.equal((cash + statement.contributed) * CHIP + parts);
    });

    it("lists what each player holds, as the bank does", async () => {
      const reserves = await prove();
      const [{ chipsOf } = { chipsOf: {} }] = reserves.chips;
      expect(Object.keys(chipsOf)).to.have.length(lastOf(reserves).players);
      for (const [player, chips] of Object.entries(chipsOf)) {
        expect(await house.bankroll.chipsOf(player)).to.equal(chips);
      }
    });

    it("shows a player that his chips are counted, and where they come from", async () => {
      for (const account of [1, 2, 13]) {
        const player = house.accountOf(account);
        const { holdings, chips } = await prove(node, { player });
        const [holding] = holdings;
        if (!holding) throw new Error("There is no holding");
        const { moves, open, all } = holding;
        expect(holding.chips).to.equal(await house.bankroll.chipsOf(player));
        expect(moves.reduce((sum, { change }) => sum + change, 0n)).to.equal(holding.chips);
        expect(moves.at(-1)?.held ?? 0n).to.equal(holding.chips);
        expect(moves.every(({ change }) => change !== 0n)).to.equal(true);
        const listed = Object.values(chips[0]?.chipsOf ?? {});
        expect(listed.reduce((sum, one) => sum + one, 0n)).to.equal(all);
        if (account !== 13) expect(listed).to.include(holding.chips);
        expect(open.length > 0).to.equal(account !== 13);
        const kinds = new Set(moves.map(({ event }) => event));
        if (account === 1) {
          expect([...kinds]).to.include.members(["BoughtIn", "BetPlaced", "BetsSettled"]);
          expect([...kinds]).to.include.members(["Decided", "BetsRefunded"]);
        }
      }
    });

    it("looks at many blocks, and says the same of the last", async () => {
      const series = await prove(node, { from: head - 60n, points: 7 });
      const blocks = [60n, 50n, 40n, 30n, 20n, 10n, 0n].map((before) => head - before);
      expect(series.points.map(({ block }) => block)).to.deep.equal(blocks);
      expect(series.ok).to.equal(true);
      const again = await prove();
      expect(series.points.at(-1)).to.deep.equal(again.points.at(-1));
      for (const { banks } of series.points) {
        expect(banks[0]?.difference).to.equal(0n);
        expect(banks[0]?.surplus).to.be.within(0n, allParts);
      }
      const sums = new Set(series.points.map(({ banks }) => banks[0]?.reserved));
      expect(sums.size).to.be.greaterThan(2);
    });

    it("begins with the first block of the house", async () => {
      for (const from of [undefined, 0n]) {
        const { from: first, points } = await prove(node, { from, points: 2 });
        expect(points.map(({ block }) => block)).to.deep.equal([first, head]);
        expect(points[0]?.banks[0]).to.include({ cash: 0n, chips: 0n, difference: 0n });
      }
    });

    it("is the same proof when it is made again, from however few blocks at a time", async () => {
      const careful: Rpc = {
        async request(args) {
          const [range] = (args.params ?? []) as [{ fromBlock: string; toBlock: string }];
          const number = (hex: string) => Number.parseInt(hex, 16);
          const isLong = () => number(range.toBlock) - number(range.fromBlock) > 30;
          if (args.method === "eth_getLogs" && isLong()) {
            throw new Refusal(-32005, "query exceeds max block range");
          }
          return node.request(args);
        },
      };
      const proof = toJson(await prove());
      expect(toJson(await prove(careful))).to.deep.equal(proof);
      const { reservesHash, ...rest } = JSON.parse(proof.text);
      expect(reservesHash).to.equal(proof.hash);
      expect(hashOf(rest)).to.equal(proof.hash);
    });

    it("names money apart that was sent by another way", async () => {
      const { bankroll } = house.addresses;
      const rpc = liar(node, ({ method, params, result }) =>
        method === "eth_getBalance" && params[0] === bankroll
          ? `0x${(BigInt(result as Hex) + 7n * ETHER).toString(16)}`
          : result,
      );
      const reserves = await prove(rpc);
      expect(reserves.ok).to.equal(true);
      expect(lastOf(reserves)).to.include({ difference: 0n, surplus: 7n * ETHER + allParts });
    });

    it("makes a page that needs nothing else", async () => {
      const player = house.accountOf(1);
      const reserves = await prove(node, { from: head - 40n, points: 8, player });
      const page = pageOf(reserves, toJson(reserves).hash);
      expect(page).to.contain("Everything owed is there").and.to.contain("<polygon");
      expect(page).to.contain(player.toLowerCase());
      expect(page).not.to.match(/NaN|undefined|Infinity|(src|href)=|https?:|<script/);
    });
  });

  describe("through a node that lies", () => {
    const call = (data: Hex, change: (result: string) => string) =>
      liar(node, ({ method, params, result }) => {
        const [asked] = params as [{ data?: string }];
        return method === "eth_call" && asked.data === data ? change(result as string) : result;
      });
    const chipsOf = (account: number): Hex =>
      `0x${CHIPS_OF}${toWordHex(BigInt(house.accountOf(account))).slice(2)}`;

    it("names a bank that holds less than it should", async () => {
      const rpc = liar(node, ({ method, params, result }) =>
        method === "eth_getBalance" && params[0] === house.addresses.bankroll
          ? `0x${(BigInt(result as Hex) - parts - 1n).toString(16)}`
          : result,
      );
      const reserves = await prove(rpc);
      expectFinding(reserves, { check: "ledger", field: "balance", bank: 0, block: head });
      expect(lastOf(reserves).surplus).to.equal(allParts - parts - 1n);
    });

    it("names the player whose chips it changes", async () => {
      const player = house.accountOf(3).toLowerCase() as Hex;
      const reserves = await prove(call(chipsOf(3), (result) => otherDigit(result, -1)));
      expectFinding(reserves, { check: "chips", field: "chipsOf", player, bank: 0 });
    });

    it("names the sum of the ledger that it changes, and the difference", async () => {
      for (const [i, field] of ["cash", "chips", "reserved", "fees"].entries()) {
        const at = 2 + 64 * (i + 1) - 1;
        const reserves = await prove(call(LEDGER, (result) => otherDigit(result, at)));
        expectFinding(reserves, { check: "ledger", field, bank: 0, block: head });
      }
      const reserves = await prove(call(LEDGER, (result) => otherDigit(result, 2 + 63)));
      expect(lastOf(reserves).difference).not.to.equal(0n);
    });

    it("names the equity that it changes", async () => {
      const reserves = await prove(call(HOT_EQUITY_LOW, (result) => otherDigit(result, -1)));
      expectFinding(reserves, { check: "ledger", field: "hotEquityLow", bank: 0 });
      expect(lastOf(reserves).difference).not.to.equal(0n);
    });

    it("names what an event that it hides or changes leaves wrong", async () => {
      for (const [name, change] of [
        ["BetPlaced", (log: { data: string }) => ({ ...log, data: otherDigit(log.data, 2 + 127) })],
        ["BetsSettled", (log: { data: string }) => ({ ...log, data: otherDigit(log.data, -1) })],
        ["BetsRefunded", () => undefined],
      ] as const) {
        let left = 1;
        const rpc = liarAboutEvents(node, "logs", (log) =>
          log.topics[0] === topicOf(name) && left-- > 0
            ? (change(log) as typeof log | undefined)
            : log,
        );
        const reserves = await prove(rpc);
        expectFinding(reserves, { check: "ledger", field: "chips", bank: 0, block: head });
      }
    });

    it("says that an answer is none, and to which question", async () => {
      for (const [method, answer] of [
        ["eth_getLogs", "none"],
        ["eth_getBalance", "many"],
        ["eth_call", 7],
        ["eth_getBlockByNumber", { number: "0x1" }],
      ] as const) {
        const rpc = liar(node, ({ method: asked, result }) => (asked === method ? answer : result));
        const error = await prove(rpc).catch((reason: Error) => reason);
        const named = causes(error).find((cause) => cause instanceof BadAnswerError);
        expect(named?.message, method).to.contain(`The node gave a bad answer to ${method}`);
      }
    });
  });

  describe("that cannot be made", () => {
    const fails = async (more: Partial<ReservesOptions>, kind: unknown, words: string) => {
      const error = await prove(node, more).catch((reason: Error) => reason);
      expect(error, words).to.be.instanceOf(kind);
      expect((error as Error).message).to.contain(words);
    };

    it("says that there is no casino, or no such block", async () => {
      const { coordinator } = house.addresses;
      await fails({ casino: coordinator }, NoHouseError, "There is no casino at");
      await fails({ block: 999_999n }, ReservesError, "There is no block 999999 yet");
      await fails({ from: head + 1n, points: 2 }, ReservesError, `Block ${head + 1n} is after`);
    });

    it("says which old state a node has not got, and proves the latest all the same", async () => {
      const pruned: Rpc = {
        async request(args) {
          const params = (args.params ?? []) as unknown[];
          const asked = ["eth_call", "eth_getBalance", "eth_getCode"].includes(args.method);
          if (asked && BigInt(params.at(-1) as string) < head) {
            throw new Refusal(-32000, "missing trie node");
          }
          return node.request(args);
        },
      };
      const fromBlock = 0n;
      expect((await prove(pruned, { fromBlock })).ok).to.equal(true);
      await fails(
        { rpc: pruned, fromBlock, from: head - 5n, points: 2 },
        ReservesError,
        `does not know the state of block ${head - 5n} any more`,
      );
    });
  });

  describe("npm run reserves", () => {
    let served: Awaited<ReturnType<typeof serve>>;
    let folder: string;

    before(async () => {
      served = await serve(house.provider);
      folder = mkdtempSync(join(tmpdir(), "reserves-"));
    });

    after(async () => {
      await served.close();
      rmSync(folder, { recursive: true });
    });

    const run = (...args: string[]) => runScript("scripts/reserves.ts", ...args);

    it("prints the difference, and writes the proof and a page", async () => {
      const file = join(folder, "reserves.json");
      const { code, words } = await run(
        ...["--rpc", served.url, "--casino", house.addresses.casino, "--json", file],
        ...["--chips", house.accountOf(2), "--points", "5"],
      );
      expect(words).to.contain("✓ Everything owed is there.");
      expect(words).to.match(/difference +0\n/);
      expect(words).to.contain("of all players");
      expect(code).to.equal(0);
      const { reservesHash, points } = JSON.parse(readFileSync(file, "utf8"));
      expect(points).to.have.length(5);
      expect(words).to.contain(reservesHash);
      expect(readFileSync(join(folder, "reserves.html"), "utf8")).to.contain(reservesHash);
    });

    it("ends with 1 when something differs, and names it", async () => {
      const lying = await serve(
        liar(node, ({ method, result }) => (method === "eth_getBalance" ? "0x1" : result)),
      );
      const { code, words } = await run("--rpc", lying.url, "--casino", house.addresses.casino);
      await lying.close();
      expect(words).to.contain("✗ The bank holds less money than its cash.");
      expect(code).to.equal(1);
    });

    it("says in a line what keeps it from proving, and ends with 2", async () => {
      const cases: [string[], string][] = [
        [["--rpc", "http://127.0.0.1:1"], "No node answers at"],
        [["--rpc", "localhost"], "Not the address of a node"],
        [["--rpc", served.url, "--chips", "0x12"], "Not an address: 0x12"],
        [["--rpc", served.url, "--block", "x"], "--block takes a number"],
        [
          ["--rpc", served.url, "--casino", house.addresses.casino, "--from", "99999999"],
          "Block 99999999 is after block",
        ],
        [["--what"], "npm run reserves -- [options]"],
      ];
      for (const [args, words] of cases) {
        const result = await run(...args);
        expect(result.words, words).to.contain(words);
        expect(result.code, words).to.equal(2);
      }
    });
  });
}).timeout(240_000);

// Of the bankroll: `ledger()`, `hotEquityLow()`, `chipsOf(address)`.
const LEDGER = toFunctionSelector("function ledger()");
const HOT_EQUITY_LOW = toFunctionSelector("function hotEquityLow()");
const CHIPS_OF = toFunctionSelector("function chipsOf(address)").slice(2);
