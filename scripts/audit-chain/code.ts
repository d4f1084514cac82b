import type { PublicClient } from "viem";
import { type Comparison, type Compiled, compareCode, findSameCode } from "../../lib/audit/code.ts";
import type { Find } from "../../lib/audit/finding.ts";
import type { House } from "../../lib/audit/house.ts";
import type { CodeReport } from "../../lib/audit/report.ts";
import type { Audit } from "../../lib/audit/state.ts";
import { type Hex, toWordHex } from "../../lib/bytes.ts";
import type { Published } from "../../lib/evidence.ts";
import type { Source } from "./source.ts";

/** A contract of the house: what it should be, and what the immutables in it should say, as far as the house tells. */
type Room = { name: string; address: Hex; compiled: Compiled; values: Record<string, bigint> };

/** The contracts of a house, but for its games. */
function roomsOf(house: House, source: Source): Room[] {
  const { casino, authority, lottery, bankFactory, reserveFactory, players, gate } = house;
  const chance = {
    coordinator: BigInt(house.coordinator),
    subscription: house.subscription,
    keyHash: BigInt(house.keyHash),
    confirmations: house.confirmations,
    callbackGasLimit: house.callbackGasLimit,
    premiumPercent: house.premiumPercent,
    minGasPrice: house.minGasPrice,
  };
  const [native] = house.banks;
  const rooms: Room[] = [
    {
      name: "casino",
      address: casino,
      compiled: source.casino,
      values: {
        ...chance,
        bankroll: BigInt(native.bankroll),
        bankFactory: BigInt(bankFactory),
        players: BigInt(players),
      },
    },
    {
      name: "players' desk",
      address: players,
      compiled: source.players,
      values: { casino: BigInt(casino), gate: BigInt(gate) },
    },
    { name: "authority", address: authority, compiled: source.authority, values: {} },
    {
      name: "bank factory",
      address: bankFactory,
      compiled: source.bankFactory,
      values: { reserves: BigInt(reserveFactory) },
    },
    {
      name: "reserve factory",
      address: reserveFactory,
      compiled: source.reserveFactory,
      values: { authority: BigInt(authority) },
    },
  ];
  for (const { index, bankroll, reserve, asset, chip } of house.banks) {
    const known = { asset: BigInt(asset ?? NATIVE_COIN), CHIP: chip };
    rooms.push({
      name: `bankroll of bank ${index}`,
      address: bankroll,
      compiled: asset === null ? source.nativeBankroll : source.tokenBankroll,
      values: {
        ...chance,
        ...known,
        casino: BigInt(casino),
        players: BigInt(players),
        reserve: BigInt(reserve),
      },
    });
    rooms.push({
      name: `reserve of bank ${index}`,
      address: reserve,
      compiled: source.reserve,
      values: { ...known, bankroll: BigInt(bankroll), ...(asset && { _token: BigInt(asset) }) },
    });
  }
  if (lottery) {
    const { address, subscription, price } = lottery;
    const values = {
      ...chance,
      subscription,
      price,
      casino: BigInt(casino),
      players: BigInt(players),
      bankroll: BigInt(native.bankroll),
    };
    rooms.push({ name: "lottery", address, compiled: source.lottery, values });
  }
  return rooms;
}

/** As in contracts/types/Asset.sol. */
const NATIVE_COIN = "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

/** Compares the code of every contract of a house with what this source compiles to. */
export async function compareCodes(
  client: PublicClient,
  source: Source,
  { house, state, find, rulesOf }: Audit,
  blockNumber: bigint,
): Promise<CodeReport[]> {
  const codeAt = async (address: Hex) => (await client.getCode({ address, blockNumber })) ?? "0x";
  const reports: CodeReport[] = [];
  for (const { name, address, compiled, values } of roomsOf(house, source)) {
    const compared = compareCode(await codeAt(address), compiled);
    const what = `The code of the ${name} is not what this source compiles to.`;
    reportDifference(find, what, compared.difference);
    compareImmutables(name, compared, values, find);
    reports.push(reportOf(name, address, compiled, compared));
  }
  // Chainlink compiles its own elsewhere: it is told, and not judged.
  const coordinator = compareCode(await codeAt(house.coordinator), source.coordinator);
  reports.push(reportOf("coordinator", house.coordinator, source.coordinator, coordinator));

  if (BigInt(house.gate) !== 0n) {
    const code = await codeAt(house.gate);
    const gates = Object.values(source.gates).map((compiled) => ({ compiled }));
    const gate = findSameCode(code, gates);
    const compiled = gate?.compiled ?? { name: "gate", code: "0x" as const, immutables: {} };
    reports.push(reportOf("gate", house.gate, compiled, compareCode(code, compiled)));
    if (!gate)
      find({ check: "code", what: "The gate is none of this source: whom it admits is unknown." });
  }

  for (const [number, table] of state.tables) {
    const { name } = await rulesOf(table);
    const known = table.hands
      ? source.hands.map(({ hand, compiled }) => ({ name: hand.name, compiled }))
      : source.games.map(({ game, compiled }) => ({ name: game.name, compiled }));
    const code = await codeAt(table.game);
    // By its code; by its name if there is none with the same code.
    const like = findSameCode(code, known) ?? known.find((one) => one.name === name);
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
  room: string,
  { immutables }: Comparison,
  values: Record<string, bigint>,
  find: Find,
): void {
  for (const [name, value] of Object.entries(immutables)) {
    const expected = values[name];
    if (expected === undefined || value === expected) continue;
    const what = `An immutable in the code of the ${room} is not what the house says.`;
    const compared = { expected: textOf(expected), found: textOf(value) };
    find({ check: "code", what, field: name, ...compared });
  }
}

function textOf(value: bigint | undefined): string {
  return value === undefined ? "not the same everywhere" : toWordHex(value);
}
