import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { privateKeyToAccount } from "viem/accounts";
import { canonical, hashOf } from "../../lib/canonical.ts";
import type { SignedCertificate } from "../../lib/certificate/certificate.ts";
import { ROOT } from "../../scripts/root.ts";
import { runScript } from "../support/script.ts";

const SCRIPT = "scripts/audit.ts";
const SMALL = [
  ...["--no-build", "--draws", "20000", "--hands", "50000", "--words", "40", "--seed", "test"],
];
const KEY = `0x${"5a".repeat(32)}` as const;

describe("scripts/audit", () => {
  let folder: string;
  const out = (name: string) => join(folder, name);
  const read = (name: string): SignedCertificate =>
    JSON.parse(readFileSync(join(out(name), "certificate.json"), "utf8"));

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "glasshouse-test-audit-"));
    writeFileSync(out("key"), `${KEY}\n`);
    const { code, words } = await runScript(
      ...[
        SCRIPT,
        ...SMALL,
        "--games",
        "mines,roulette,dice",
        "--out",
        out("first"),
        "--key",
        out("key"),
      ],
    );
    expect(words).to.contain("Fair: ");
    expect(code).to.equal(0);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("certifies fair games, in the order of the house", () => {
    const { certificate, hash, signature, run } = read("first");
    expect(certificate.verdict).to.deep.include({ result: "passed", reasons: [] });
    expect(certificate.games.map(({ slug }) => slug)).to.deep.equal(["dice", "roulette"]);
    expect(certificate.vrf).to.deep.include({ words: 40, verified: 40 });
    expect(hash).to.equal(hashOf(certificate));
    expect(signature?.address).to.equal(privateKeyToAccount(KEY).address);
    expect(run?.draws).to.be.greaterThan(40_000);
    for (const { checks, controls, strands, smallestBias } of certificate.games) {
      expect(checks.map(({ id, ok }) => [id, ok])).to.deep.equal([
        ["pure", true],
        ["multipliers", true],
        ["payouts", true],
        ["again", true],
      ]);
      expect(controls.map(({ found }) => found)).to.deep.equal([true, true, true]);
      expect(smallestBias.absolute).to.be.within(0.001, 0.05);
      const [genuine, derived] = strands;
      expect(genuine).to.deep.include({ words: "genuine", draws: 800 });
      expect(derived).to.deep.include({ words: "derived", draws: 20_000 });
      for (const { tests, histogram, draws } of strands) {
        expect(tests).to.have.length(13);
        expect(histogram.reduce((sum, count) => sum + count)).to.be.within(draws * 0.9, draws);
      }
    }
  });

  it("certifies hands, played by a line whose exact return is known", () => {
    const { hands = [], games } = read("first").certificate;
    expect(games).to.have.length(2);
    expect(hands.map(({ slug }) => slug)).to.deep.equal(["mines"]);
    const [mines] = hands;
    // Three safe tiles beside three mines: worth 0.99 * 2300/1540, rounded down, which 1540 of 2300 hands are.
    expect(mines?.returnToPlayer).to.deep.equal({ num: "113849967", den: "115000000" });
    const sequence = ["frequency", "runs", "correlation", "gap", "poker", "coupon"].concat(
      ...["permutation", "overlaps", "bets"],
    );
    const testsBy = { genuine: sequence, derived: [...sequence, "seats", "rounds", "repeats"] };
    expect(mines?.strands.map(({ words }) => words)).to.deep.equal(["genuine", "derived"]);
    for (const { words, hands, draws, low, high, tests } of mines?.strands ?? []) {
      expect(tests.map(({ id }) => id)).to.deep.equal([
        ...["deals", "results", "return"],
        ...testsBy[words].map((id) => `deals ${id}`),
        ...sequence.map((id) => `draws ${id}`),
      ]);
      expect(mines?.exact).to.be.within(low, high);
      // The deal, the second tile if the first was safe (22/25), and the third if that was (21/24).
      const deviation = 0.7 / Math.sqrt(hands);
      expect(draws / hands).to.be.within(2.65 - 4 * deviation, 2.65 + 4 * deviation);
    }
    const [genuine, derived] = mines?.strands ?? [];
    expect(derived?.hands).to.equal(50_000);
    // Twenty seats draw by every word, but that nobody is dealt a hand by the last two.
    expect(genuine?.draws).to.be.within(20 * 38, 20 * 40);
    expect(mines?.checks.map(({ id, ok }) => [id, ok])).to.deep.equal([
      ["pure", true],
      ["law", true],
      ["results", true],
      ["again", true],
    ]);
    expect(mines?.controls.map(({ id, found }) => [id, found])).to.deep.equal([
      ["biased deals genuine", true],
      ["biased draws genuine", true],
      ["biased deals derived", true],
      ["repeated deals derived", true],
      ["biased draws derived", true],
    ]);
  });

  it("writes a page that needs nothing else and says it all", () => {
    const { certificate, hash } = read("first");
    const page = readFileSync(join(out("first"), "certificate.html"), "utf8");
    expect(page).not.to.match(/(src|href)="(?!#)|@import|url\(/);
    expect(page).not.to.match(/undefined|NaN|\[object/);
    for (const text of [
      "Fair",
      hash,
      "European roulette",
      "Mines",
      "--seed &#39;test&#39;",
      "36/37",
    ]) {
      expect(page).to.contain(text);
    }
    for (const { code } of certificate.games) expect(page).to.contain(code.hash);
  });

  it("gives the same certificate again, with one worker, after it was killed", async () => {
    const args = [
      SCRIPT,
      ...SMALL,
      "--games",
      "dice,roulette,mines",
      "--out",
      out("second"),
      "--jobs",
      "1",
    ];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "ignore" });
    const checkpoints = join(out("second"), "checkpoints");
    await until(
      () => existsSync(checkpoints) && readdirSync(checkpoints, { recursive: true }).length > 8,
    );
    const nodes = descendants(child);
    child.kill("SIGKILL");
    await until(() => nodes.every((pid) => !isAlive(pid)));
    expect(existsSync(join(out("second"), "certificate.json"))).to.equal(false);

    const { code, words } = await runScript(...args);
    expect(code).to.equal(0);
    expect(words).to.match(/[1-9]\d* kept from an earlier run/);
    expect(read("second").hash).to.equal(read("first").hash);
    expect(readdirSync(checkpoints)).to.deep.equal([]);
  });

  it("checks a certificate by making it again", async () => {
    const { code, words } = await runScript(
      ...[
        SCRIPT,
        "--no-build",
        "--check",
        join(out("first"), "certificate.json"),
        "--out",
        out("check"),
      ],
    );
    expect(words).to.contain("Signed by").and.to.contain("it is the same");
    expect(code).to.equal(0);
  });

  it("finds a changed byte, a foreign signature, and figures that the seed does not give", async () => {
    const original = read("first");
    const forge = (change: (forged: SignedCertificate) => void) => {
      const forged = structuredClone(original);
      change(forged);
      writeFileSync(out("forged.json"), canonical(forged));
      return runScript(
        ...[
          SCRIPT,
          "--no-build",
          "--jobs",
          "1",
          "--check",
          out("forged.json"),
          "--out",
          out("check"),
        ],
      );
    };
    const cases: [string, (forged: SignedCertificate) => void][] = [
      [
        "Its hash is",
        ({ certificate }) => {
          certificate.parameters.seed = "tesu";
        },
      ],
      [
        "The signature is not that of",
        ({ signature }) => {
          if (signature) signature.address = privateKeyToAccount(`0x${"5b".repeat(32)}`).address;
        },
      ],
      [
        // Hashed anew, and unsigned: only making it again shows it.
        "games[0].strands[1].histogram[3] is ",
        (forged) => {
          delete forged.signature;
          const histogram = forged.certificate.games[0]?.strands[1]?.histogram;
          if (histogram) histogram[3] = (histogram[3] ?? 0) + 1;
          forged.hash = hashOf(forged.certificate);
        },
      ],
    ];
    for (const [message, change] of cases) {
      const { code, words } = await forge(change);
      expect(words).to.contain(message).and.to.contain("does not hold");
      expect(code).to.equal(1);
    }
  });

  it("is void where a fault that was made on purpose is not found: a coin needs more draws", async () => {
    const { code, words } = await runScript(
      ...[
        SCRIPT,
        ...SMALL,
        "--jobs",
        "1",
        "--games",
        "coin,dice",
        "--seed",
        "other",
        "--out",
        out("void"),
      ],
    );
    expect(words).to.contain("VOID").and.to.contain("Coin flip: not found: A biased generator");
    const { certificate } = read("void");
    expect(certificate.verdict.result).to.equal("void");
    // Another seed draws otherwise.
    expect(certificate.games[1]?.slug).to.equal("dice");
    expect(certificate.games[1]?.strands[1]?.digest).not.to.equal(
      read("first").certificate.games[0]?.strands[1]?.digest,
    );
    expect(code).to.equal(1);
  });

  it("says what is wrong with an option", async () => {
    const cases: [string[], string][] = [
      [["--draws", "12"], '--draws takes a whole number from 20000 to 10000000000, not "12".'],
      [["--draws", "many"], 'not "many"'],
      [["--hands", "999"], "--hands takes a whole number from 1000"],
      [["--words", "39"], "--words takes a whole number from 40"],
      [["--jobs", "0"], "--jobs takes"],
      [["--seed", ""], "--seed takes a text"],
      [["--games", "coin,bingo"], 'not "bingo"'],
      [["--key", out("nothing")], "--key takes the name"],
      [["--key", join(ROOT, "package.json")], "is not a private key"],
      [["--check", out("nothing")], "There is no file"],
      [["--check", join(ROOT, "README.md")], "is not JSON"],
      [["--check", join(ROOT, "package.json")], "is not a certificate"],
      [["--what"], "Unknown option"],
    ];
    const results = await Promise.all(cases.map(([args]) => runScript(SCRIPT, ...args)));
    for (const [i, [, message]] of cases.entries()) {
      expect(results[i]?.words).to.contain(message);
      expect(results[i]?.words).not.to.contain("    at ");
      expect(results[i]?.code).to.equal(1);
    }
    const { code, words } = await runScript(SCRIPT, "--help");
    expect(words).to.contain("npm run audit -- [options]");
    expect(code).to.equal(0);
  });
}).timeout(180_000);

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

/** The process and all that it started. */
function descendants(child: ChildProcess): number[] {
  if (process.platform !== "linux") return child.pid ? [child.pid] : [];
  const childrenOf = (pid: number): number[] => {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    return children === "" ? [] : children.split(" ").map(Number);
  };
  const all = [child.pid ?? 0];
  for (const pid of all) all.push(...childrenOf(pid));
  return all;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
