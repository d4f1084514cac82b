import type { House } from "../../lib/audit/house.ts";
import type { Note } from "../../lib/audit/report.ts";
import { clientOf, firstBlockOf, hasCode } from "../../lib/chain/client.ts";
import { Problem } from "../problem.ts";
import type { Options } from "./audit.ts";

/** From which block on a house is audited: none of its events may be earlier. */
export async function firstBlock(
  { rpc, from, casino, publishedFrom }: Options,
  house: House,
  to: bigint,
): Promise<{ from: bigint; notes: Note[] }> {
  const client = clientOf(rpc);
  if (from !== undefined && from > to) {
    throw new Problem(`There is no block ${from} yet: the latest is ${to}.`);
  }
  try {
    const standing = await firstBlockOf(client, house.authority, to);
    if (from !== undefined && from > 0n && (await hasCode(client, casino, from - 1n))) {
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
      from: from ?? publishedFrom ?? 0n,
      notes: [{ check: "powers", what, optional: true }],
    };
  }
}
