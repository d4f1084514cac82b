import type { PublicClient } from "viem";
import { type Compiled, compareCode, findSameCode } from "../../lib/audit/code.ts";
import { type Hex, toWordHex } from "../../lib/bytes.ts";
import { casinoAbi, playersAbi } from "../../lib/generated/abi.ts";
import type { Eligibility, Market } from "../../lib/market.ts";
import type { Source } from "../audit-chain/source.ts";

/**
 * Asks whether a house keeps the rules of a market, by its code alone: its gate, what is written into that gate, and the games that have
 * an open table. Limits, the least exclusion and languages bind no contract.
 *
 * @returns What is wrong, a sentence each.
 */
export async function faultsOfHouse(
  client: PublicClient,
  source: Source,
  casino: Hex,
  market: Pick<Market, "eligibility" | "games">,
): Promise<string[]> {
  return [
    ...(await faultsOfGate(client, source, casino, market.eligibility)),
    ...(await faultsOfTables(client, source, casino, market.games)),
  ];
}

async function faultsOfGate(
  client: PublicClient,
  source: Source,
  casino: Hex,
  { kind, ...expected }: Eligibility,
): Promise<string[]> {
  const desk = { address: casino, abi: casinoAbi, functionName: "players" } as const;
  const gate = await client.readContract({
    address: await client.readContract(desk),
    abi: playersAbi,
    functionName: "gate",
  });
  if (kind === "none")
    return BigInt(gate) === 0n ? [] : [`The house has a gate at ${gate}, and should have none.`];
  if (BigInt(gate) === 0n) return [`The house has no gate, and should have one of ${kind}.`];
  const { difference, immutables } = compareCode(await codeAt(client, gate), source.gates[kind]);
  if (difference) return [`The gate at ${gate} is not the one of ${kind}.`];
  return Object.entries(expected)
    .filter(([name, value]) => immutables[name] !== BigInt(value))
    .map(([name, value]) => {
      const found = immutables[name];
      return `The gate's ${name} is ${found === undefined ? "unknown" : toWordHex(found)}, not ${value}.`;
    });
}

async function faultsOfTables(
  client: PublicClient,
  source: Source,
  casino: Hex,
  games: readonly string[],
): Promise<string[]> {
  const known: { slug: string; compiled: Compiled }[] = [
    ...source.games.map(({ game, compiled }) => ({ slug: game.slug, compiled })),
    ...source.hands.map(({ hand, compiled }) => ({ slug: hand.slug, compiled })),
  ];
  const house = { address: casino, abi: casinoAbi } as const;
  const count = Number(await client.readContract({ ...house, functionName: "tableCount" }));
  const open = new Set<string>();
  const faults: string[] = [];
  for (let table = 1; table <= count; table++) {
    const [game, profitShare] = await client.readContract({
      ...house,
      functionName: "tableOf",
      args: [BigInt(table)],
    });
    if (profitShare === 0n) continue;
    const slug = findSameCode(await codeAt(client, game), known)?.slug;
    if (slug) open.add(slug);
    if (!slug) faults.push(`Table ${table} plays a game that is none of this source.`);
    else if (!games.includes(slug))
      faults.push(`Table ${table} plays ${slug}, which is no game there.`);
  }
  const missing = games.filter((slug) => !open.has(slug));
  return [...faults, ...missing.map((slug) => `No table of ${slug} is open.`)];
}

async function codeAt(client: PublicClient, address: Hex): Promise<Hex> {
  return (await client.getCode({ address })) ?? "0x";
}
