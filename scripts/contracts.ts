import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Deployment, readDeployment } from "./export.ts";
import { ROOT } from "./root.ts";
import { HARDHAT, runQuietly } from "./run.ts";

const DEPLOYMENTS = join(ROOT, "ignition/deployments");

/** Compiles what changed. Says nothing but errors. */
export async function buildContracts({ tests = false } = {}): Promise<void> {
  const args = tests ? [] : ["--no-tests"];
  await runQuietly("The contracts were not compiled.", [HARDHAT, "build", ...args]);
}

/**
 * Deploys the local house to a node that has just been started.
 *
 * @param id The folder of Ignition to record it in. What stands there is of an earlier chain, and is removed.
 */
export async function deployLocal(url: string, id: string): Promise<Deployment> {
  removeDeployment(id);
  const { default: hre } = await import("hardhat");
  const { default: Local } = await import("../ignition/modules/Local.ts");
  const connection = await hre.network.create({ network: "localhost", override: { url } });
  await connection.ignition.deploy(Local, {
    deploymentId: id,
    // The chain is ours and mines at once: no need to look only once a second.
    config: { blockPollingInterval: 20 },
  });
  await connection.close();
  const deployment = readDeployment(join(DEPLOYMENTS, id));
  if (!deployment) throw new Error(`Ignition left no complete record in ${id}.`);
  return deployment;
}

/** Removes the record of a chain that is gone. */
export function removeDeployment(id: string): void {
  rmSync(join(DEPLOYMENTS, id), { recursive: true, force: true });
}
