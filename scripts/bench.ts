/**
 * `npm run bench`: gas of a bet, on the real coordinator with genuine proofs, beside the targets and the peers.
 *
 *   npm run bench -- --json FILE   writes the figures, too
 *   npm run bench -- --readme      puts the table into FIGURES.md, and a sentence into README.md
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { keccak256, toHex } from "viem";
import { DOLLAR, openDollars } from "../test/support/dollars.ts";
import { openHouse } from "../test/support/house.ts";
import { Problem, report } from "./problem.ts";
import { writeInto } from "./readme.ts";
import { HARDHAT, runQuietly } from "./run.ts";

const PLAYERS = 45;
const SAMPLES = 15;
const ROWS = 48n;
const CHIPS_PER_STAKE = 10_000_000n;

/** Most that a bet in tokens may cost, by what a native one does. */
const MOST_FOR_TOKENS = 1.25;

type Row = { what: string; gas: number; target?: number; best?: string };

/** Median of several samples. A proof whose hash to the curve needs more tries costs more, so that a mean would wander. */
const median = (samples: number[]) => samples.sort((a, b) => a - b)[samples.length >> 1] ?? 0;

/** A number that is the same in every run, and looks like any other. */
const draw = (...seed: unknown[]) => BigInt(keccak256(toHex(seed.join(" "))));

async function measure(progress: (what: string) => void) {
  const house = await openHouse();
  const { casino, bankroll, ethers, networkHelpers, provider, fulfil, receiptOf } = house;
  const dollars = await openDollars(house);
  const players = Array.from(
    { length: PLAYERS },
    (_, i) => new ethers.Wallet(toHex(draw("player", i), { size: 32 }), ethers.provider),
  );
  for (const { address } of players) {
    await networkHelpers.setBalance(address, 10n ** 20n);
    await bankroll.buyIn(address, { value: 10n ** 19n });
    await dollars.bank.buyIn(address, 10_000n * DOLLAR);
  }

  /** Rows whose storage was written before, by what was written: only bets on such rows are in steady state. */
  const used = new Set<string>();
  const isSteady = async (round: bigint, kind: string) => {
    const key = `${kind} ${(await casino.requestIdOf(round)) % ROWS}`;
    const known = used.has(key);
    used.add(key);
    return known;
  };

  type Place = (player: (typeof players)[number], seat: number, round: bigint) => Promise<unknown>;
  const coin =
    (rolls: number, value = 0n, table = house.tables.coinFlip): Place =>
    async (player, seat, round) => {
      // Every bet has a stake of its own, so that no slot is written with what it held.
      const stake = CHIPS_PER_STAKE + (draw("stake", round, seat) % CHIPS_PER_STAKE);
      const side = draw("side", round, seat) & 1n;
      const from = casino.connect(player);
      const overrides = { gasLimit: 600_000n, gasPrice: 10n ** 10n, value };
      return rolls === 1
        ? from.place(table, stake, side, overrides)
        : from.placeRolls(
            table,
            stake / 10n,
            side,
            { count: rolls, stopGain: 0n, stopLoss: 0n },
            overrides,
          );
    };

  /** Places bets in one block. @returns The gas of them all. */
  async function placeTogether(count: number, place: Place): Promise<number> {
    const round = (await casino.latestRound()) + 1n;
    await provider.request({ method: "evm_setAutomine", params: [false] });
    const sent = [];
    for (const [seat, player] of players.slice(0, count).entries()) {
      sent.push(await place(player, seat, round));
    }
    await provider.request({ method: "evm_mine" });
    await provider.request({ method: "evm_setAutomine", params: [true] });
    let gas = 0;
    for (const one of sent) gas += Number((await receiptOf(Promise.resolve(one as never))).gasUsed);
    return gas;
  }

  /** Gas of a round from the first bet to the last settlement, median over rounds in steady state. */
  async function gasOfRound(
    what: string,
    kind: string,
    count: number,
    place: Place,
  ): Promise<number> {
    const samples: number[] = [];
    while (samples.length < SAMPLES) {
      progress(`${what}: ${samples.length} of ${SAMPLES}`);
      const placed = await placeTogether(count, place);
      const round = await casino.latestRound();
      const answered = Number((await fulfil(round)).gasUsed);
      if ((await casino.roundOf(round)).seats !== 0n)
        throw new Problem(`Round ${round} has more bets than its callback can settle.`);
      if (await isSteady(round, kind)) samples.push(placed + answered);
    }
    return median(samples);
  }

  async function gasOfRefund(): Promise<number> {
    const samples: number[] = [];
    while (samples.length < 3) {
      progress(`refund: ${samples.length} of 3`);
      await placeTogether(1, coin(1));
      await networkHelpers.time.increase(25 * 3600);
      samples.push(
        Number((await receiptOf(casino.refund(await casino.latestRound(), 1n))).gasUsed),
      );
    }
    return median(samples);
  }

  /** Rounds that open before the last one is answered: the last one is parked. */
  async function gasOfOverlapping(): Promise<number> {
    const samples: number[] = [];
    while (samples.length < SAMPLES) {
      progress(`overlapping: ${samples.length} of ${SAMPLES}`);
      const first = await placeTogether(1, coin(1));
      const second = await placeTogether(1, coin(1));
      const round = await casino.latestRound();
      const answered =
        Number((await fulfil(round - 1n)).gasUsed) + Number((await fulfil(round)).gasUsed);
      const steady = [await isSteady(round - 1n, "parked"), await isSteady(round, "seat 0")];
      if (steady.every(Boolean)) samples.push((first + second + answered) / 2);
    }
    return median(samples);
  }

  const per = (gas: number, count: number) => Math.round(gas / count);
  const round45 = per(await gasOfRound("45 in a round", "45", 45, coin(1)), 45);
  const round10 = per(await gasOfRound("10 in a round", "10", 10, coin(1)), 10);
  const lone = await gasOfRound("alone", "seat 0", 1, coin(1));
  const rolls10 = per(await gasOfRound("10 rolls", "rolls", 1, coin(10)), 10);
  const rolls100 = per(await gasOfRound("100 rolls", "rolls", 1, coin(100)), 100);
  const overlapping = Math.round(await gasOfOverlapping());
  const buyingIn = await gasOfRound("buying in", "seat 0", 1, coin(1, 10n ** 17n));
  const refund = await gasOfRefund();
  const token = coin(1, 0n, dollars.tables.coinFlip);
  const tokens = {
    lone: await gasOfRound("tokens, alone", "tokens", 1, token),
    round10: per(await gasOfRound("tokens, 10 in a round", "10 tokens", 10, token), 10),
    round45: per(await gasOfRound("tokens, 45 in a round", "45 tokens", 45, token), 45),
  };
  return { lone, round10, round45, rolls10, rolls100, refund, overlapping, buyingIn, tokens };
}

type Gas = Awaited<ReturnType<typeof measure>>;

const thousands = (gas: number) => gas.toLocaleString("en-US").replaceAll(",", " ");

/** What counts most, for who reads no table. */
function sentenceOf({ lone, round10, round45, rolls100, tokens }: Gas): string {
  return `A lone bet: ${thousands(lone)} gas, all in; in a round of 10: ${thousands(round10)}, of 45: ${thousands(round45)}; one roll of a hundred: ${thousands(rolls100)};
a lone bet in tokens: ${thousands(tokens.lone)}.`;
}

function tableOf(rows: Row[]): string {
  const head = "| a coin, in steady state | gas | target | the best peer |\n|---|--:|--:|---|";
  const lines = rows.map(({ what, gas, target, best }) => {
    const goal = target === undefined ? "" : `${thousands(target)} ${gas <= target ? "✓" : "✗"}`;
    return `| ${what} | ${thousands(gas)} | ${goal} | ${best ?? ""} |`;
  });
  return [head, ...lines].join("\n");
}

/** A bet in tokens beside the same one in native chips. */
function inTokens(what: string, gas: number, native: number): Row {
  const target = Math.floor(native * MOST_FOR_TOKENS);
  return { what, gas, target, best: `${(gas / native).toFixed(2)} x one in coins` };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: "string" }, readme: { type: "boolean" } },
  });
  const progress = (what: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`);
  };
  progress("compiling");
  await runQuietly("The contracts do not compile.", [HARDHAT, "build", "--no-tests"]);
  const gas = await measure(progress);
  progress("");
  const ratio = (peer: number, ours: number) => `${(peer / ours).toFixed(1)} x`;
  const table = tableOf([
    {
      what: "alone: place and settle",
      gas: gas.lone,
      target: 235_000,
      best: `331 000, ${ratio(331_000, gas.lone)} (RamanSB, no edge, no reserve); 502 700, ${ratio(502_700, gas.lone)} (BetSwirl)`,
    },
    {
      what: "in a round of 10, each",
      gas: gas.round10,
      target: 80_000,
      best: `128 800, ${ratio(128_800, gas.round10)} (dice2.win, no VRF)`,
    },
    {
      what: "in a round of 45, each",
      gas: gas.round45,
      target: 65_000,
      best: `128 800, ${ratio(128_800, gas.round45)} (dice2.win, no VRF)`,
    },
    {
      what: "10 rolls in one bet, each",
      gas: gas.rolls10,
      target: 28_000,
      best: `60 900, ${ratio(60_900, gas.rolls10)} (VAULT777)`,
    },
    { what: "100 rolls in one bet, each", gas: gas.rolls100, target: 6_000 },
    { what: "alone, while another round is open", gas: gas.overlapping },
    { what: "alone, buying in with the bet", gas: gas.buyingIn },
    { what: "refund of one bet, the transaction", gas: gas.refund },
    inTokens("in tokens, alone", gas.tokens.lone, gas.lone),
    inTokens("in tokens, in a round of 10, each", gas.tokens.round10, gas.round10),
    inTokens("in tokens, in a round of 45, each", gas.tokens.round45, gas.round45),
  ]);
  console.log(table);
  const { lone, round10, round45, rolls10, rolls100, refund, tokens } = gas;
  const ratios = {
    lone: tokens.lone / lone,
    round10: tokens.round10 / round10,
    round45: tokens.round45 / round45,
  };
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify({ lone, round10, round45, rolls10, rolls100, refund, tokens, ratios })}\n`,
    );
  if (values.readme) {
    writeInto("FIGURES.md", "bench", table);
    writeInto("README.md", "bench", sentenceOf(gas));
  }
}

main().catch(report);
