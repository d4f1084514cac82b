import type { Address, Client } from "viem";
import { attestationGateAbi, casinoAbi, sanctionsGateAbi } from "../../lib/generated/abi.ts";
import type { Eligibility, SealedMarket } from "../../lib/market.ts";
import { checkSeal } from "../../lib/seal.ts";
import { read } from "../chain/read.ts";
import type { TableInfo } from "../chain/use-house.ts";
import { shorten } from "../format.ts";
import { copy } from "./copy.ts";

/** One thing that was looked at, in a sentence. */
export type Check = { holds: boolean; text: string };

type House = {
  casino: Address;
  /** Null: none. */
  gate: Address | null;
  tables: readonly Pick<TableInfo, "number" | "game" | "hand">[];
};

/** Holds a house to the rules of its market: their seal, its gate, its tables. */
export async function checkRules(
  client: Client,
  { casino, gate, tables }: House,
  sealed: SealedMarket,
): Promise<Check[]> {
  const { eligibility, games } = sealed.market;
  const [seal, ofGate, open] = await Promise.all([
    checksOfSeal(sealed),
    checkGate(client, gate, eligibility),
    readOpen(client, casino, tables),
  ]);
  return [...seal, ofGate, ...checksOfTables(games, open)];
}

async function checksOfSeal({ market, ...seal }: SealedMarket): Promise<Check[]> {
  const { found, isWhole, signer } = await checkSeal(market, seal);
  const whole = { holds: isWhole, text: isWhole ? copy.whole : copy.changed(shorten(found)) };
  if (!signer) return [whole];
  const say = signer.isGenuine ? copy.signed : copy.forged;
  return [whole, { holds: signer.isGenuine, text: say(signer.address) }];
}

async function checkGate(
  client: Client,
  gate: Address | null,
  eligibility: Eligibility,
): Promise<Check> {
  const { kind, ...fields } = eligibility;
  if (kind === "none") {
    return gate
      ? { holds: false, text: copy.gateTooMany(gate) }
      : { holds: true, text: copy.gateNone };
  }
  if (!gate) return { holds: false, text: copy.gateMissing };
  const found = await readFields(client, gate, kind);
  for (const [field, value] of Object.entries(fields)) {
    const there = found[field];
    if (there === undefined || BigInt(there) !== BigInt(value))
      return { holds: false, text: copy.gateOther(field, `${there}`) };
  }
  return { holds: true, text: copy.gateHolds };
}

async function readFields(
  client: Client,
  address: Address,
  kind: Exclude<Eligibility["kind"], "none">,
): Promise<Record<string, string>> {
  if (kind === "sanctions") {
    return { list: await read(client, { address, abi: sanctionsGateAbi, functionName: "list" }) };
  }
  const gate = { address, abi: attestationGateAbi } as const;
  const [eas, schema, attester] = await Promise.all([
    read(client, { ...gate, functionName: "eas" }),
    read(client, { ...gate, functionName: "schema" }),
    read(client, { ...gate, functionName: "attester" }),
  ]);
  return { eas, schema, attester };
}

/** The games that have an open table, by their slugs; undefined for one that this app does not know. */
async function readOpen(
  client: Client,
  address: Address,
  tables: House["tables"],
): Promise<Set<string | undefined>> {
  const shares = await Promise.all(
    tables.map(async ({ number, game, hand }) => {
      const args = [BigInt(number)] as const;
      const [, share] = await read(client, {
        address,
        abi: casinoAbi,
        functionName: "tableOf",
        args,
      });
      return { slug: (game ?? hand)?.slug, isOpen: share > 0n };
    }),
  );
  return new Set(shares.filter(({ isOpen }) => isOpen).map(({ slug }) => slug));
}

/** What is to be said of the open tables: see `readOpen`. */
export function checksOfTables(
  games: readonly string[],
  open: ReadonlySet<string | undefined>,
): Check[] {
  const missing = games.filter((slug) => !open.has(slug));
  const others = [...open].filter((slug) => slug === undefined || !games.includes(slug));
  if (missing.length === 0 && others.length === 0) return [{ holds: true, text: copy.tablesHold }];
  const faults: string[] = [];
  if (missing.length > 0) faults.push(copy.tableMissing(missing.join(", ")));
  if (others.length > 0)
    faults.push(copy.tableOther(others.map((slug) => slug ?? copy.unknownGame).join(", ")));
  return faults.map((text) => ({ holds: false, text }));
}
