/**
 * Rules of markets: checks them, seals them, and holds a house to them. See `--help`.
 *
 * Exit code: 0 if all is well, 1 if not.
 */
import { writeFileSync } from "node:fs";
import { parseArgs, styleText } from "node:util";
import { createPublicClient, http } from "viem";
import { canonical } from "../lib/canonical.ts";
import { ALL_GAMES, type Market } from "../lib/market.ts";
import { type Seal, sealOf } from "../lib/seal.ts";
import { addressOf, chainOf, nodeAt, placeOn } from "./ask.ts";
import { accountOf } from "./key.ts";
import { readMarketFile } from "./market/file.ts";
import { Problem, report } from "./problem.ts";

const HELP = `Rules of a market: who may play there, which games, and what the dApp offers. See ignition/markets/.

  npm run market -- FILE [options]

  --seal OUT        writes them sealed, with their hash ...
  --key PLACE       ... and signed with a private key: the name of an environment variable, or of a file that holds it
  --rpc URL         holds the house there to them: its gate, and its tables
  --casino ADDRESS  one that is not in lib/generated/deployments.ts
  --help

A house is deployed by them with: node scripts/launch.mjs scripts/deploy.ts --market FILE ...
`;

const GOOD = styleText("green", "\u2713");

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seal: { type: "string" },
      key: { type: "string" },
      rpc: { type: "string" },
      casino: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new Problem("Name one file: npm run market -- FILE");
  if (values.key !== undefined && values.seal === undefined)
    throw new Problem("--key signs what --seal writes: name its file.");

  const { market, seal } = await readMarketFile(file);
  console.log(summaryOf(market));
  if (seal) printSeal(seal);

  if (values.seal !== undefined) {
    const made = await sealOf(market, values.key === undefined ? undefined : accountOf(values.key));
    writeFileSync(values.seal, `${canonical({ market, ...made })}\n`);
    printSeal(made);
    console.log(`\n  ${values.seal}`);
  }
  if (values.rpc !== undefined) await holdHouse(market, values.rpc, values.casino);
}

async function holdHouse(market: Market, url: string, address: string | undefined): Promise<void> {
  const chain = await chainOf(nodeAt(url), url);
  if (chain !== market.chainId)
    throw new Problem(`The rules are of chain ${market.chainId}, and the node of chain ${chain}.`);
  const { casino } = await placeOn(chain, addressOf(address));
  // Read when needed: they build on what is generated.
  const { readSource } = await import("./audit-chain/source.ts");
  const { faultsOfHouse } = await import("./market/house.ts");
  const client = createPublicClient({ transport: http(url) });
  const faults = await faultsOfHouse(client, readSource(), casino, market);
  if (faults.length > 0) {
    throw new Problem(`The house at ${casino} does not keep them.\n  ${faults.join("\n  ")}`);
  }
  console.log(`  ${GOOD} The house at ${casino} keeps them: its gate and its tables`);
}

function printSeal({ hash, signature }: Seal): void {
  console.log(`  ${GOOD} The hash is ${hash}`);
  if (signature) console.log(`  ${GOOD} Signed by ${signature.address}`);
}

function summaryOf({ title, regions, since, eligibility, games, ...rest }: Market): string {
  const { leastExclusionHours, languages } = rest;
  const who = {
    none: "everybody",
    sanctions: "whom no sanctions list names",
    attestation: "whom an attester has attested",
  }[eligibility.kind];
  const all = games.length === ALL_GAMES.length;
  return [
    `${title} (${regions.join(", ") || "everywhere else"}), since ${since}`,
    `  Plays: ${who}`,
    `  Games: ${all ? "all" : games.join(", ")}`,
    `  Exclusion: from ${leastExclusionHours} hours; languages: ${languages.join(", ")}`,
  ].join("\n");
}

main().catch(report);
