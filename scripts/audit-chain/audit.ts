import { applyBlock } from "../../lib/audit/audit.ts";
import { compareCode } from "../../lib/audit/code.ts";
import type { Find, Finding } from "../../lib/audit/finding.ts";
import type { House } from "../../lib/audit/house.ts";
import { comparePowers } from "../../lib/audit/powers.ts";
import { type CodeReport, type Note, type Report, reportOf } from "../../lib/audit/report.ts";
import { type Audit, emptyState, type State } from "../../lib/audit/state.ts";
import { compareViews } from "../../lib/audit/views.ts";
import { type Hex, toWordHex } from "../../lib/bytes.ts";
import { hashOf } from "../../lib/canonical.ts";
import type { Published, Rpc } from "../../lib/evidence.ts";
import { Problem } from "../problem.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { collector, toQuantity } from "./collect.ts";
import { clientOf, lower, readHouse } from "./house.ts";
import { planOf } from "./plan.ts";
import { rulesReader } from "./rules.ts";
import type { Source } from "./source.ts";
import { readViews } from "./views.ts";

export type Options = {
  rpc: Rpc;
  casino: Hex;
  /** The house as it was published, if it was. */
  published?: Published;
  /** The first block to look at: that of the house's first contract, if it is not named. */
  from?: bigint | undefined;
  /** The last: the latest, if it is not named. */
  to?: bigint | undefined;
  source: Source;
  /** Where to keep how far it came. */
  folder: string;
  progress: (progress: Progress) => void;
};

/** How far an audit has come. */
export type Progress = { block: bigint; to: bigint; bets: number; findings: number };

// Blocks that are asked for at once, while those before are checked.
const AT_ONCE = 24;
const CHECKPOINT_EVERY = 2_000; // milliseconds

/** Audits a house from its first block to the last. @throws Problem if it cannot be audited. */
export async function auditChain(options: Options): Promise<Report> {
  const { rpc, source, folder, progress } = options;
  const client = clientOf(rpc);
  const chain = await client.getChainId();
  const head = await client.getBlockNumber();
  const to = options.to ?? head;
  if (to > head) throw new Problem(`There is no block ${to} yet: the latest is ${head}.`);
  const casino = lower(options.casino);
  const house = await readHouse(rpc, casino, to);
  const { from, notes } = await firstBlock(options, house, to);
  const plan = planOf(chain);

  const subject = { chain, casino, from, source: hashOf(sourceParts(source)) };
  const kept = readCheckpoint(folder, subject);
  const state = kept?.state ?? emptyState();
  await expectSameChain(state);
  if (kept && kept.next > to + 1n) {
    throw new Problem(
      `The audit in ${folder} has come to block ${kept.next - 1n} already, and this one ends at ${to}: name another folder with --out.`,
    );
  }

  const audit: Audit = {
    house,
    state,
    find: (finding) => state.findings.push(finding),
    rulesOf: rulesReader(rpc, source, to),
  };
  await follow(audit, kept?.next ?? from);

  const findings = [...state.findings];
  const find: Find = (finding) => findings.push(finding);
  // What is found at the end goes for this end alone: it is not kept.
  const ending: Audit = { ...audit, find, state: structuredClone(state) };
  const code = await compareCodes();
  if (options.published) comparePublished(options.published, house, find);
  await compareViews(ending, await readViews(rpc, house, state, plan, to));
  comparePowers(state.powers, plan, house, find);
  const end = await client.getBlock({ blockNumber: to });
  return reportOf(state, findings, {
    chain,
    from,
    to,
    hash: end.hash,
    house,
    code,
    notes: [...notes, ...notesOf(state)],
  });

  /** Goes through the blocks in which the house did something. */
  async function follow({ state, find }: Audit, start: bigint): Promise<void> {
    const { ranges, blockOf, ledgerAt } = collector(rpc, house);
    let saved = Date.now();
    for await (const { to: end, logs } of ranges(start, to)) {
      const numbers = [...new Set(logs.map(({ block }) => BigInt(block)))].sort((a, b) =>
        a < b ? -1 : 1,
      );
      const groups = Array.from({ length: Math.ceil(numbers.length / AT_ONCE) }, (_, i) =>
        numbers.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
      );
      const ask = (group: bigint[] = []) => {
        const answers = Promise.all(
          group.map((number) =>
            blockOf(
              number,
              logs.filter(({ block }) => BigInt(block) === number),
            ),
          ),
        );
        answers.catch(() => {}); // awaited below, after those before are checked
        return answers;
      };
      let coming = ask(groups[0]);
      for (const i of groups.keys()) {
        const answers = await coming;
        coming = ask(groups[i + 1]);
        for (const answer of answers) {
          const before = { block: state.block, findings: state.findings.length };
          await applyBlock(audit, answer);
          await locate(before);
          const { block, counts, findings } = state;
          progress({ block, to, bets: counts.bets, findings: findings.length });
        }
        if (Date.now() - saved > CHECKPOINT_EVERY) {
          saved = Date.now();
          writeCheckpoint(folder, { subject, next: state.block + 1n, state });
        }
      }
      writeCheckpoint(folder, { subject, next: end + 1n, state });
      progress({ block: end, to, bets: state.counts.bets, findings: state.findings.length });
    }

    /** If a block's ledger is wrong, looks whether it was so before: then an event of an earlier block was kept from us. */
    async function locate(before: { block: bigint; findings: number }): Promise<void> {
      const wrong = state.findings
        .slice(before.findings)
        .some(({ check, what }) => check === "ledger" && what.startsWith("The bank's ledger"));
      if (!wrong || before.block < 0n || state.block - before.block < 2n) return;
      try {
        const fingerprint = async (block: bigint) => hashOf((await ledgerAt(block)).ledger);
        const quiet = await fingerprint(before.block);
        let [low, high] = [before.block, state.block - 1n];
        if ((await fingerprint(high)) === quiet) return;
        while (high - low > 1n) {
          const middle = (low + high) / 2n;
          if ((await fingerprint(middle)) === quiet) low = middle;
          else high = middle;
        }
        const what = "The bank's ledger changed in a block of which the node lists no event.";
        find({ check: "events", what, block: high });
      } catch {
        // Without the state of earlier blocks it cannot be told more exactly.
      }
    }
  }

  /** Compares the code of every contract with what this source compiles to. */
  async function compareCodes(): Promise<CodeReport[]> {
    const reports: CodeReport[] = [];
    const read = async (contract: string, address: Hex, candidates: Source["casino"][]) => {
      const found = (await client.getCode({ address, blockNumber: to })) ?? "0x";
      const compared = candidates.map((one) => ({ name: one.name, ...compareCode(found, one) }));
      const equal = compared.find(({ difference }) => !difference);
      const { hash, length, difference } = equal ?? (compared[0] as (typeof compared)[0]);
      const immutables = Object.entries((equal ?? compared[0])?.immutables ?? {});
      reports.push({
        contract,
        address,
        hash,
        length,
        equals: equal?.name ?? null,
        immutables: Object.fromEntries(
          immutables.map(([name, value]) => [
            name,
            value === undefined ? "not the same everywhere" : toWordHex(value),
          ]),
        ),
      });
      return { equal, difference };
    };
    for (const contract of ["casino", "bankroll", "authority"] as const) {
      const { difference } = await read(contract, house[contract], [source[contract]]);
      if (difference) {
        const { at, expected, found } = difference;
        const what = `The code of the ${contract} is not what this source compiles to.`;
        find({ check: "code", what, field: `byte ${at}`, expected, found });
      }
      compareImmutables(contract, reports.at(-1)?.immutables ?? {}, house, find);
    }
    await read("coordinator", house.coordinator, [source.coordinator]);
    for (const [number, table] of state.tables) {
      const { game } = table;
      const rules = await audit.rulesOf(table);
      const candidates = table.hands
        ? source.hands.map(({ hand: { name }, compiled }) => ({ name, compiled }))
        : source.games.map(({ game: { name }, compiled }) => ({ name, compiled }));
      const { equal } = await read(
        `table ${number}`,
        game,
        candidates.map(({ compiled }) => compiled),
      );
      if (equal) continue;
      const like = candidates.find(({ name }) => name === rules.name)?.compiled;
      const code = (await client.getCode({ address: game, blockNumber: to })) ?? "0x";
      const difference = like && compareCode(code, like).difference;
      const what = like
        ? `The code of the game of table ${number}, ${rules.name}, is not what this source compiles to.`
        : `The game of table ${number}, "${rules.name}", is none of this source.`;
      const { expected, found } = difference ?? {};
      const field = difference ? { field: `byte ${difference.at}`, expected, found } : {};
      find({ check: "code", what, ...(field as Partial<Finding>) });
    }
    return reports;
  }

  async function expectSameChain({ block, hash }: State): Promise<void> {
    if (block < 0n) return;
    const found = await rpc.request({
      method: "eth_getBlockByNumber",
      params: [toQuantity(block), false],
    });
    if (lower((found as { hash: Hex } | null)?.hash ?? "0x") === hash) return;
    throw new Problem(
      `Block ${block} is another one than when ${folder} was written: the chain was rewritten, or it is another. Name another folder with --out, or remove this one.`,
    );
  }
}

/** From which block on a house is audited: none of its events may be earlier. */
async function firstBlock(
  { rpc, from, casino }: Options,
  house: House,
  to: bigint,
): Promise<{ from: bigint; notes: Note[] }> {
  const client = clientOf(rpc);
  const hasCode = async (address: Hex, blockNumber: bigint) =>
    ((await client.getCode({ address, blockNumber })) ?? "0x") !== "0x";
  if (from !== undefined && from > to) {
    throw new Problem(`There is no block ${from} yet: the latest is ${to}.`);
  }
  try {
    let [before, standing] = [-1n, to];
    while (standing - before > 1n) {
      const middle = (before + standing) / 2n;
      if (await hasCode(house.authority, middle)) standing = middle;
      else before = middle;
    }
    if (from !== undefined && from > 0n && (await hasCode(casino, from - 1n))) {
      throw new Problem(
        `The house stood already before block ${from}: an audit begins with its first block. Leave --from out, or name ${standing}.`,
      );
    }
    // The authority is built first, and its events tell who has which role.
    return { from: from === undefined || from > standing ? standing : from, notes: [] };
  } catch (error) {
    if (error instanceof Problem) throw error;
    const what =
      "The node has no state of old blocks, so that the first block of the house is not known: roles that were given before are not seen.";
    return {
      from: from ?? 0n,
      notes: from === undefined ? [] : [{ check: "powers", what, optional: true }],
    };
  }
}

function compareImmutables(
  contract: "casino" | "bankroll" | "authority",
  found: Record<string, string>,
  house: House,
  find: Find,
): void {
  const values: Record<string, bigint> = {
    casino: BigInt(house.casino),
    bankroll: BigInt(house.bankroll),
    coordinator: BigInt(house.coordinator),
    subscription: house.subscription,
    keyHash: BigInt(house.keyHash),
    confirmations: house.confirmations,
    callbackGasLimit: house.callbackGasLimit,
    premiumPercent: house.premiumPercent,
    minGasPrice: house.minGasPrice,
  };
  for (const [name, value] of Object.entries(found)) {
    if (values[name] === undefined || value === toWordHex(values[name])) continue;
    const what = `An immutable in the code of the ${contract} is not what the casino says.`;
    find({ check: "code", what, field: name, expected: toWordHex(values[name]), found: value });
  }
}

function comparePublished(published: Published, house: House, find: Find): void {
  for (const field of ["casino", "coordinator", "keyHash"] as const) {
    const expected = published[field].toLowerCase();
    if (expected === house[field]) continue;
    const what = "It is another house than was published with this source.";
    find({ check: "code", what, field, expected, found: house[field] });
  }
}

/** What could not be told on the way. */
function notesOf({ counts }: State): Note[] {
  const notes: Note[] = [];
  const note = (check: Note["check"], count: number, what: string, optional = true) => {
    if (count > 0) notes.push({ check, what: `${count} ${what}`, optional });
  };
  note(
    "events",
    counts.blocks - counts.bound,
    "blocks could not be bound to their hash: the chain's headers hold more than Ethereum's, or the node gives no receipts.",
  );
  note(
    "ledger",
    counts.ledgersGone,
    "blocks' ledgers were not compared: the node has not got their state any more. The last block's was.",
  );
  note("proofs", counts.unproven, "answers went through a contract that hides their proof.", false);
  note("payouts", counts.asked, "bets were computed by asking their game's own contract.");
  return notes;
}

function sourceParts({ casino, bankroll, authority, games, hands }: Source): string[] {
  const rules = [...games, ...hands].map(({ compiled }) => compiled);
  return [casino, bankroll, authority, ...rules].map(({ code }) => code);
}
