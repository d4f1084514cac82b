import type { PublicClient } from "viem";
import { type Comparison, type Compiled, compareCode } from "../../lib/audit/code.ts";
import type { Find } from "../../lib/audit/finding.ts";
import type { House } from "../../lib/audit/house.ts";
import type { CodeReport } from "../../lib/audit/report.ts";
import type { Audit } from "../../lib/audit/state.ts";
import { type Hex, toWordHex } from "../../lib/bytes.ts";
import type { Published } from "../../lib/evidence.ts";
import type { Source } from "./source.ts";

const OWN = ["casino", "bankroll", "authority", "lottery"] as const;

/** Compares the code of every contract of a house with what this source compiles to. */
export async function compareCodes(
  client: PublicClient,
  source: Source,
  { house, state, find, rulesOf }: Audit,
  blockNumber: bigint,
): Promise<CodeReport[]> {
  const codeAt = async (address: Hex) => (await client.getCode({ address, blockNumber })) ?? "0x";
  const reports: CodeReport[] = [];
  const addresses = {
    ...house,
    bankroll: house.banks[0].bankroll,
    lottery: house.lottery?.address,
  };
  for (const contract of OWN) {
    const address = addresses[contract];
    if (!address) continue;
    const compared = compareCode(await codeAt(address), source[contract]);
    const what = `The code of the ${contract} is not what this source compiles to.`;
    reportDifference(find, what, compared.difference);
    compareImmutables(contract, compared, house, find);
    reports.push(reportOf(contract, address, source[contract], compared));
  }
  // Chainlink compiles its own elsewhere: it is told, and not judged.
  const coordinator = compareCode(await codeAt(house.coordinator), source.coordinator);
  reports.push(reportOf("coordinator", house.coordinator, source.coordinator, coordinator));

  for (const [number, table] of state.tables) {
    const { name } = await rulesOf(table);
    const known = table.hands
      ? source.hands.map(({ hand, compiled }) => ({ name: hand.name, compiled }))
      : source.games.map(({ game, compiled }) => ({ name: game.name, compiled }));
    const code = await codeAt(table.game);
    // By its code; by its name if there is none with the same code.
    const like =
      known.find(({ compiled }) => !compareCode(code, compiled).difference) ??
      known.find((one) => one.name === name);
    const compiled = like?.compiled ?? { name, code: "0x", immutables: {} };
    const compared = compareCode(code, compiled);
    reports.push(reportOf(`table ${number}`, table.game, compiled, compared));
    if (like) {
      const what = `The code of the game of table ${number}, ${name}, is not what this source compiles to.`;
      reportDifference(find, what, compared.difference);
    } else {
      const what = `The game of table ${number}, "${name}", is none of this source.`;
      find({ check: "code", what });
    }
  }
  return reports;
}

/** Compares a house with the one that was published with this source. */
export function comparePublished(published: Published, house: House, find: Find): void {
  for (const field of ["casino", "coordinator", "keyHash"] as const) {
    const expected = published[field].toLowerCase();
    if (expected === house[field]) continue;
    const what = "It is another house than was published with this source.";
    find({ check: "code", what, field, expected, found: house[field] });
  }
}

function reportOf(
  contract: string,
  address: Hex,
  compiled: Compiled,
  { hash, length, difference, immutables }: Comparison,
): CodeReport {
  const values = Object.entries(immutables).map(([name, value]) => [name, textOf(value)]);
  const equals = difference ? null : compiled.name;
  return { contract, address, hash, length, equals, immutables: Object.fromEntries(values) };
}

function reportDifference(find: Find, what: string, difference: Comparison["difference"]): void {
  if (!difference) return;
  const { at, expected, found } = difference;
  find({ check: "code", what, field: `byte ${at}`, expected, found });
}

function compareImmutables(
  contract: (typeof OWN)[number],
  { immutables }: Comparison,
  house: House,
  find: Find,
): void {
  const values: Record<string, bigint> = {
    casino: BigInt(house.casino),
    bankroll: BigInt(house.banks[0].bankroll),
    coordinator: BigInt(house.coordinator),
    subscription: contract === "lottery" ? (house.lottery?.subscription ?? 0n) : house.subscription,
    price: house.lottery?.price ?? 0n,
    keyHash: BigInt(house.keyHash),
    confirmations: house.confirmations,
    callbackGasLimit: house.callbackGasLimit,
    premiumPercent: house.premiumPercent,
    minGasPrice: house.minGasPrice,
  };
  for (const [name, value] of Object.entries(immutables)) {
    const expected = values[name];
    if (expected === undefined || value === expected) continue;
    const what = `An immutable in the code of the ${contract} is not what the casino says.`;
    const compared = { expected: textOf(expected), found: textOf(value) };
    find({ check: "code", what, field: name, ...compared });
  }
}

function textOf(value: bigint | undefined): string {
  return value === undefined ? "not the same everywhere" : toWordHex(value);
}
