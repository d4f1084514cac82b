/** `npm run build`: contracts, what is generated from them, and the static export of the dApp in `out/`. */
import { buildContracts } from "./contracts.ts";
import { buildDapp } from "./dapp.ts";
import { exportAll } from "./export.ts";
import { report } from "./problem.ts";
import { stepsOn } from "./world/steps.ts";

/** Builds everything, and tells how far it is. */
export async function build(): Promise<void> {
  const { step } = stepsOn(process.stdout);
  await step("Contracts compiled", () => buildContracts());
  exportAll();
  await step("dApp built", () => buildDapp());
}

if (import.meta.main) await build().catch(report);
