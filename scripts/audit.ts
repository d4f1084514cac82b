/** `npm run audit`: a certificate of the fairness of the games, from millions of draws through their bytecode. See `--help`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join, relative } from "node:path";
import { parseArgs, styleText } from "node:util";
import { canonical } from "../lib/canonical.ts";
import type { Parameters, SignedCertificate } from "../lib/certificate/certificate.ts";
import { drawsOf, drawsOfHands } from "../lib/certificate/decisions.ts";
import { certificatePage } from "../lib/certificate/page.ts";
import { FEW, FEWER_DRAWS } from "../lib/certificate/text.ts";
import { checkSeal, faultsOfSeal, sealOf } from "../lib/seal.ts";
import { audit } from "./audit/audit.ts";
import { checkAgain, readCertificate } from "./audit/check.ts";
import type { Job } from "./audit/job.ts";
import { DEFAULTS, parametersOf } from "./audit/parameters.ts";
import { readmeSentence } from "./audit/readme.ts";
import { runTools } from "./audit/tools.ts";
import { buildContracts } from "./contracts.ts";
import { accountOf } from "./key.ts";
import { wholeNumber } from "./options.ts";
import { Pool } from "./pool.ts";
import { report } from "./problem.ts";
import { progressOn, thousands } from "./progress.ts";
import { writeInto } from "./readme.ts";
import { ROOT } from "./root.ts";

const HELP = `A certificate of the fairness of the games: millions of draws through the bytecode that a house deploys, by genuine words of a
VRF and by words that follow from a seed. The same seed gives the same certificate on every machine.

  npm run audit -- [options]

  --draws N       draws of each game, from 20000 (10000000)
  --hands N       hands of each game of several decisions, from 1000 (2500000): most have two draws or more
  --words N       genuine words of a VRF, each with its proof, from 40; each decides 20 draws of every game (10000)
  --seed TEXT     what the other words follow from ("glasshouse")
  --games LIST    such as coin,dice (all)
  --out DIR       where certificate.json and certificate.html go (audit). An audit that was ended goes on from there.
  --jobs N        processes that work side by side (as many as there are cores)
  --key PLACE     signs the certificate with a private key: the name of an environment variable, or of a file
  --readme        puts the figures into the README, too
  --no-build      takes the contracts as they were compiled last
  --check FILE    makes somebody else's certificate again, and says where it differs
  --help

Exit code: 0 if the games are fair, 1 if they are not, or the certificate is void, or does not hold.
`;

const GOOD = styleText("green", "✓", { stream: process.stdout });
const BAD = styleText("red", "✗", { stream: process.stdout });

type Workers = { jobs: number; build: boolean };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      draws: { type: "string", default: DEFAULTS.draws },
      hands: { type: "string", default: DEFAULTS.hands },
      words: { type: "string", default: DEFAULTS.words },
      seed: { type: "string", default: DEFAULTS.seed },
      games: { type: "string" },
      out: { type: "string", default: join(ROOT, "audit") },
      jobs: { type: "string", default: `${availableParallelism()}` },
      key: { type: "string" },
      check: { type: "string" },
      readme: { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const workers = {
    jobs: wholeNumber(values.jobs, "--jobs", 1, 1_024),
    build: !values["no-build"],
  };
  const good = values.check
    ? await check(values.check, workers, values.out)
    : await certify(parametersOf(values), workers, values);
  process.exitCode = good ? 0 : 1;
}

/** Makes a certificate. @returns Whether it says that the games are fair. */
async function certify(
  parameters: Parameters,
  workers: Workers,
  { out, key, readme }: { out: string; key?: string | undefined; readme: boolean },
): Promise<boolean> {
  const account = key === undefined ? undefined : accountOf(key);
  const start = Date.now();
  const { made, tools } = await withPool(workers, async (pool) => {
    const made = await audit(
      parameters,
      pool,
      join(out, "checkpoints"),
      progressOn(process.stderr),
    );
    return { made, tools: await runTools(pool, parameters, progressOn(process.stderr)) };
  });
  const { certificate, paces, checkpoints } = made;
  const drawn = paces.filter(({ draws }) => draws > 0);
  const signed: SignedCertificate = {
    certificate,
    ...(await sealOf(certificate, account)),
    run: {
      date: new Date(start).toISOString(),
      seconds: Math.round((Date.now() - start) / 100) / 10,
      draws: drawn.reduce((sum, { draws }) => sum + draws, 0),
      paces: Object.fromEntries(
        drawn.map(({ game, draws, seconds }) => [game, Math.round(draws / seconds)]),
      ),
      machine: `${cpus()[0]?.model.trim() ?? "unknown"}, ${workers.jobs} at work, Node ${process.versions.node}, ${process.platform}`,
      tools,
    },
  };
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "certificate.json"), `${canonical(signed)}\n`);
  writeFileSync(
    join(out, "certificate.html"),
    certificatePage(signed, readFileSync(join(ROOT, "app/tokens.css"), "utf8")),
  );
  checkpoints.remove();
  if (readme) writeInto("README.md", "audit", readmeSentence(signed));
  print(signed);
  console.log(`\n  ${relative(process.cwd(), join(out, "certificate.html"))}`);
  const outside = tools.flatMap(({ results = [] }) => results).every(({ rejected }) => !rejected);
  return certificate.verdict.result === "passed" && outside;
}

/** Makes somebody else's certificate again. @returns Whether it holds, and says that the games are fair. */
async function check(file: string, workers: Workers, out: string): Promise<boolean> {
  const signed = readCertificate(file);
  const { certificate, hash, signature } = signed;
  const seal = faultsOfSeal(await checkSeal(certificate, signed), signed);
  if (seal.length > 0) return refuse(seal);
  console.log(`  ${GOOD} The hash is ${hash}`);
  if (signature) console.log(`  ${GOOD} Signed by ${signature.address}`);

  const { draws, hands, words, seed, games } = certificate.parameters;
  const parameters = parametersOf({
    draws: `${draws}`,
    hands: hands === undefined ? DEFAULTS.hands : `${hands}`,
    words: `${words}`,
    seed,
    games: games.join(","),
  });
  const { certificate: again, checkpoints } = await withPool(workers, (pool) =>
    audit(parameters, pool, join(out, "checkpoints"), progressOn(process.stderr)),
  );
  checkpoints.remove();
  const wrong = checkAgain(certificate, again);
  if (wrong.length > 0) return refuse(wrong);
  console.log(`  ${GOOD} Made again from its seed, it is the same`);
  print(signed);
  return certificate.verdict.result === "passed";
}

async function withPool<T>(
  { jobs, build }: Workers,
  work: (pool: Pool<Job>) => Promise<T>,
): Promise<T> {
  if (build) await buildContracts();
  const pool = new Pool<Job>("scripts/audit/worker.ts", jobs);
  try {
    return await work(pool);
  } finally {
    await pool.stop();
  }
}

function refuse(wrong: readonly string[]): false {
  for (const line of wrong) console.log(`  ${BAD} ${line}`);
  console.log("\nThe certificate does not hold.");
  return false;
}

function print({ certificate, hash, run }: SignedCertificate): void {
  const { verdict, games, level } = certificate;
  const isFair = (name: string) =>
    verdict.reasons.every(
      (reason) => !reason.startsWith(`${name}:`) && !reason.startsWith(`${name},`),
    );
  for (const { name, checks, controls, smallestBias, strands } of games) {
    const paid = strands
      .filter(({ words }) => words === "derived")
      .flatMap(({ returns }) => returns)
      .filter(({ test }) => test).length;
    console.log(
      `\n  ${isFair(name) ? GOOD : BAD} ${styleText("bold", name, { stream: process.stdout })}\n` +
        `      ${checks.filter(({ ok }) => ok).length} of ${checks.length} exact checks, ${controls.filter(({ found }) => found).length} of ${controls.length} faults found, ${paid} returns judged\n` +
        `      a bias of ${(100 * smallestBias.relative).toPrecision(3)} % of one of ${thousands(smallestBias.cells)} parts would have been seen`,
    );
  }
  for (const { name, line, strands, checks, controls, exact } of certificate.hands ?? []) {
    console.log(
      `\n  ${isFair(name) ? GOOD : BAD} ${styleText("bold", name, { stream: process.stdout })}: ${line}\n` +
        `      ${checks.filter(({ ok }) => ok).length} of ${checks.length} exact checks, ${controls.filter(({ found }) => found).length} of ${controls.length} faults found, exactly ${exact.toFixed(5)} returned`,
    );
    for (const { words, hands, draws, paid, low, high } of strands) {
      console.log(
        `      ${thousands(hands)} hands, ${thousands(draws)} draws by ${words} words: returned ${paid.toFixed(5)}, 99 % of the time between ${low.toFixed(5)} and ${high.toFixed(5)}`,
      );
      if (words === "derived" && draws < FEW) console.log(`      ${FEWER_DRAWS}`);
    }
  }
  for (const { tool, note, results = [] } of run?.tools ?? []) {
    const bad = results.filter(({ rejected }) => rejected);
    console.log(`\n  ${bad.length === 0 ? " " : BAD} ${tool}: ${note}`);
    for (const { what, p, rejected } of results)
      console.log(`      ${rejected ? BAD : GOOD} ${what}: p = ${p}`);
  }
  const sentence = {
    passed: `Fair: ${thousands(drawsOf(certificate) + drawsOfHands(certificate))} draws, ${verdict.tests} tests at ${100 * (1 - level)} %, the smallest p is ${verdict.smallest}.`,
    failed: "NOT FAIR:",
    void: "VOID: a fault that was made on purpose was not found. More draws or words would show it.",
  }[verdict.result];
  console.log(`\n${sentence}`);
  for (const reason of verdict.reasons) console.log(`  ${BAD} ${reason}`);
  console.log(`${hash}`);
}

await main().catch(report);
