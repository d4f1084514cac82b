/** `npm run check`: formatting and lint, the build, and the types of everything. */
import { build } from "./build.ts";
import { buildContracts } from "./contracts.ts";
import { report } from "./problem.ts";
import { runQuietly } from "./run.ts";
import { stepsOn } from "./world/steps.ts";

async function main(): Promise<void> {
  const { step } = stepsOn(process.stdout);
  await step("Format and lint", () =>
    runQuietly("Biome has objections. Most can be mended with: npx biome check --write", [
      "node_modules/@biomejs/biome/bin/biome",
      "ci",
      ...(process.stdout.isTTY ? [] : ["--colors=off"]),
    ]),
  );
  await build();
  // Needs what the build generates: types of contracts, addresses, and Next's own.
  await step("Types", async () => {
    await buildContracts({ tests: true });
    await runQuietly("The types do not fit.", ["node_modules/typescript/bin/tsc", "--noEmit"]);
  });
}

await main().catch(report);
