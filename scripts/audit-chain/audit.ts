import { applyBlock } from "../../lib/audit/audit.ts";
import { collector, toQuantity } from "../../lib/audit/collect.ts";
import type { Find } from "../../lib/audit/finding.ts";
import { comparePowers } from "../../lib/audit/powers.ts";
import { NoHouseError, readHouse } from "../../lib/audit/read-house.ts";
import { rulesReader } from "../../lib/audit/read-rules.ts";
import { type Note, type Report, reportOf } from "../../lib/audit/report.ts";
import { type Audit, emptyState, type State } from "../../lib/audit/state.ts";
import { compareViews } from "../../lib/audit/views.ts";
import { type Hex, lower } from "../../lib/bytes.ts";
import { hashOf } from "../../lib/canonical.ts";
import { careful } from "../../lib/chain/answers.ts";
import { clientOf } from "../../lib/chain/client.ts";
import type { Published, Rpc } from "../../lib/evidence.ts";
import { Problem } from "../problem.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { compareCodes, comparePublished } from "./code.ts";
import { firstBlock } from "./first-block.ts";
import { locateHidden } from "./locate.ts";
import { planOf } from "./plan.ts";
import type { Source } from "./source.ts";
import { readViews } from "./views.ts";

export type Options = {
  rpc: Rpc;
  casino: Hex;
  /** The lottery beside it, if there is one. */
  lottery?: Hex | undefined;
  /** The house as it was published, if it was. */
  published?: Published;
  /** The first block to look at: that of the house's first contract, if it is not named. */
  from?: bigint | undefined;
  /** As `from`, for a node that has no state in which to look for it. */
  publishedFrom?: bigint | undefined;
  /** The last: the latest, if it is not named. */
  to?: bigint | undefined;
  source: Source;
  /** Where to keep how far it came. */
  folder: string;
  progress: (progress: Progress) => void;
};

/** How far an audit has come. */
export type Progress = { block: bigint; to: bigint; bets: number; findings: number };

const CHECKPOINT_EVERY = 2_000; // milliseconds

/** Audits a house from its first block to the last. @throws Problem if it cannot be audited. */
export async function auditChain(options: Options): Promise<Report> {
  const { source, folder, progress } = options;
  const rpc = careful(options.rpc);
  const client = clientOf(rpc);
  const chain = await client.getChainId();
  const head = await client.getBlockNumber();
  const to = options.to ?? head;
  if (to > head) throw new Problem(`There is no block ${to} yet: the latest is ${head}.`);
  const casino = lower(options.casino);
  const house = await readHouse(rpc, casino, options.lottery, to).catch((error) => {
    throw error instanceof NoHouseError ? new Problem(error.message) : error;
  });
  const { from, notes } = await firstBlock({ ...options, rpc }, house, to);
  const plan = planOf(chain, house);

  const lottery = house.lottery?.address ?? null;
  const subject = { chain, casino, from, source: hashOf([lottery, ...sourceParts(source)]) };
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
  const code = await compareCodes(client, source, ending, to);
  if (options.published) comparePublished(options.published, house, find);
  await compareViews(ending, await readViews(rpc, house, state, plan, to));
  comparePowers(state.powers, plan, find);
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
  async function follow({ state }: Audit, start: bigint): Promise<void> {
    const { follow, blockOf, ledgersAt } = collector(rpc, house);
    let saved = Date.now();
    for await (const { through, answer } of follow(start, to, blockOf)) {
      if (answer) {
        const before = { block: state.block, findings: state.findings.length };
        await applyBlock(audit, answer);
        await locateHidden(audit, before, ledgersAt);
      }
      if (!answer || Date.now() - saved > CHECKPOINT_EVERY) {
        saved = Date.now();
        writeCheckpoint(folder, { subject, next: through + 1n, state });
      }
      const { counts, findings } = state;
      progress({ block: through, to, bets: counts.bets, findings: findings.length });
    }
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

function sourceParts({ games, hands, gates, ...rooms }: Source): string[] {
  const rules = [...games, ...hands].map(({ compiled }) => compiled);
  return [...Object.values(rooms), ...Object.values(gates), ...rules].map(({ code }) => code);
}
