import { setTimeout as sleep } from "node:timers/promises";

/** How a process that looks at the chain again and again tells what it does. */
export type Log = (line: string) => void;

/** A duty of such a process. */
export type Duty = {
  /** Looks at the chain and does what is due. */
  tick: () => Promise<void>;
  /** Called when the node answers again after it was down: it may be another one. */
  reconnect?: () => Promise<void>;
};

/** A reason to stop for good, rather than to try again. */
export class Refusal extends Error {}

const LONGEST_PAUSE = 10_000;

/**
 * Does a duty every `pause` milliseconds, until it is aborted. When it fails, because the node is down for instance, says so once and
 * tries again, ever more slowly.
 *
 * @throws Refusal that the duty threw.
 */
export async function repeat(
  duty: Duty,
  { pause, signal, log }: { pause: number; signal: AbortSignal; log: Log },
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (failures > 0) await duty.reconnect?.();
      await duty.tick();
      if (failures > 0) log("The node answers again.");
      failures = 0;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (failures === 0) log(`The node does not answer, trying again: ${messageOf(error)}`);
      failures++;
    }
    const wait = failures > 0 ? Math.min(500 * 2 ** failures, LONGEST_PAUSE) : pause;
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
}

/** Runs a duty as a program: until Ctrl-C, or until it is told to end. Prints a refusal without a stack. */
export async function runAsProgram(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const abort = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => abort.abort());
  }
  try {
    await run(abort.signal);
  } catch (error) {
    if (!abort.signal.aborted) {
      console.error(error instanceof Refusal ? error.message : error);
      process.exitCode = 1;
    }
  }
}

/** The one line that says what went wrong: viem's short message, else the error's own first line. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) {
    const { shortMessage, details } = error as Error & { shortMessage?: string; details?: string };
    const [first = ""] = (shortMessage ?? error.message).split("\n");
    return details && !first.includes(details) ? `${first} ${details.split("\n")[0]}` : first;
  }
  return String(error);
}
