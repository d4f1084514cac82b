import type { Ledger } from "../../lib/audit/books.ts";
import type { Audit } from "../../lib/audit/state.ts";
import { hashOf } from "../../lib/canonical.ts";

/** How far an audit was before a block. */
type Before = { block: bigint; findings: number };

/**
 * If a block's ledger is wrong, looks whether it was so before the block: then the node keeps an event of an earlier block from us, and
 * that block is found.
 */
export async function locateHidden(
  { state, find }: Audit,
  before: Before,
  ledgersAt: (block: bigint) => Promise<readonly Ledger[]>,
): Promise<void> {
  const wrong = state.findings
    .slice(before.findings)
    .some(({ check, what }) => check === "ledger" && what.startsWith("The bank's ledger"));
  if (!wrong || before.block < 0n || state.block - before.block < 2n) return;
  try {
    const fingerprint = async (block: bigint) => hashOf(await ledgersAt(block));
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
