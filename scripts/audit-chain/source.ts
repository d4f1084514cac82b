import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Compiled, CompiledGames } from "../../lib/audit/code.ts";
import type { Hex } from "../../lib/bytes.ts";
import { games } from "../../lib/games/index.ts";
import { hands } from "../../lib/hands/index.ts";
import type { Eligibility } from "../../lib/market.ts";
import { Problem } from "../problem.ts";
import { ROOT } from "../root.ts";

const AUTHORITY = "@openzeppelin/contracts/access/manager/AccessManager.sol/AccessManager";
const COORDINATOR =
  "@chainlink/contracts/src/v0.8/vrf/dev/VRFCoordinatorV2_5.sol/VRFCoordinatorV2_5";

/** The contracts of a house, as this source compiles. */
export type Source = CompiledGames & {
  casino: Compiled;
  /** The bank of the native coin, and those of tokens. */
  nativeBankroll: Compiled;
  tokenBankroll: Compiled;
  reserve: Compiled;
  bankFactory: Compiled;
  reserveFactory: Compiled;
  authority: Compiled;
  players: Compiled;
  /** The gates that a house may have. */
  gates: Record<Exclude<Eligibility["kind"], "none">, Compiled>;
  lottery: Compiled;
  /** As @chainlink/contracts has it. */
  coordinator: Compiled;
};

type Artifact = {
  contractName: string;
  deployedBytecode: Hex;
  immutableReferences: Record<string, { start: number; length: number }[]>;
  buildInfoId: string;
};

/** Reads what the build left. @throws Problem if the contracts were not built. */
export function readSource(): Source {
  const names = new Map<string, Map<string, string>>();
  const compiled = (name: string): Compiled => {
    const artifact = readJson<Artifact>(`${name}.json`);
    const references = Object.entries(artifact.immutableReferences);
    let known = names.get(artifact.buildInfoId);
    if (references.length > 0 && !known) {
      known = immutablesOf(artifact.buildInfoId);
      names.set(artifact.buildInfoId, known);
    }
    return {
      name: artifact.contractName,
      code: artifact.deployedBytecode,
      immutables: Object.fromEntries(
        references.map(([id, places]) => [known?.get(id) ?? `immutable ${id}`, places]),
      ),
    };
  };
  return {
    casino: compiled("contracts/Casino.sol/Casino"),
    nativeBankroll: compiled("contracts/NativeBankroll.sol/NativeBankroll"),
    tokenBankroll: compiled("contracts/TokenBankroll.sol/TokenBankroll"),
    reserve: compiled("contracts/Reserve.sol/Reserve"),
    bankFactory: compiled("contracts/factories/BankFactory.sol/BankFactory"),
    reserveFactory: compiled("contracts/factories/ReserveFactory.sol/ReserveFactory"),
    authority: compiled(AUTHORITY),
    players: compiled("contracts/Players.sol/Players"),
    gates: {
      sanctions: compiled("contracts/gates/SanctionsGate.sol/SanctionsGate"),
      attestation: compiled("contracts/gates/AttestationGate.sol/AttestationGate"),
    },
    lottery: compiled("contracts/Lottery.sol/Lottery"),
    coordinator: compiled(COORDINATOR),
    games: games.map((game) => ({
      game,
      compiled: compiled(`contracts/games/${game.contract}.sol/${game.contract}`),
    })),
    hands: hands.map((hand) => ({
      hand,
      compiled: compiled(`contracts/hands/${hand.contract}.sol/${hand.contract}`),
    })),
  };
}

/** The names of immutable variables, by their number in the syntax tree, which is how the compiler refers to them. */
function immutablesOf(buildInfo: string): Map<string, string> {
  const { output } = readJson<{ output: { sources: Record<string, { ast: unknown }> } }>(
    `build-info/${buildInfo}.output.json`,
  );
  const found = new Map<string, string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { mutability, id, name, nodes = [] } = node as SyntaxNode;
    if (mutability === "immutable") found.set(`${id}`, `${name}`);
    // Variables of state stand in contracts, and these in the file: no need to look deeper.
    for (const child of nodes) visit(child);
  };
  for (const { ast } of Object.values(output.sources)) visit(ast);
  return found;
}

type SyntaxNode = { id: number; name?: string; mutability?: string; nodes?: unknown[] };

function readJson<T>(path: string): T {
  const file = join(ROOT, "artifacts", path);
  if (!existsSync(file)) throw new Problem(`${file} is missing: build the contracts first.`);
  return JSON.parse(readFileSync(file, "utf8"));
}
