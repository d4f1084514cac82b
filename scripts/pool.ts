import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./root.ts";

/** What came of a job. */
type Reply = { result: unknown } | { error: string; stack: string };

/** Workers, each in a process of its own, that share the jobs among them. */
export class Pool<Job extends object> {
  readonly #workers: ChildProcess[];
  readonly #free: ChildProcess[];
  readonly #waiting: ((worker: ChildProcess) => void)[] = [];

  /**
   * @param script What a worker runs, such as "scripts/audit/worker.ts".
   * @param isQuiet Whether nobody hears what the workers print.
   */
  constructor(script: string, size: number, isQuiet = false) {
    this.#workers = Array.from({ length: size }, () =>
      fork(join(ROOT, script), {
        cwd: ROOT,
        execArgv: ["--disable-warning=ExperimentalWarning"],
        stdio: ["ignore", isQuiet ? "ignore" : "inherit", "inherit", "ipc"],
        // Carries whole numbers of any size, and bytes.
        serialization: "advanced",
      }),
    );
    this.#free = [...this.#workers];
  }

  get size(): number {
    return this.#workers.length;
  }

  /** Has a job done by the next worker that is free. @throws what the worker threw. */
  async run<T>(job: Job): Promise<T> {
    const worker = this.#free.pop() ?? (await this.#next());
    try {
      return (await ask(worker, job)) as T;
    } finally {
      const next = this.#waiting.shift();
      if (next) next(worker);
      else this.#free.push(worker);
    }
  }

  /** Ends the workers, and waits until they are gone. */
  async stop(): Promise<void> {
    await Promise.all(
      this.#workers.map(
        (worker) =>
          new Promise<void>((resolve) => {
            if (worker.exitCode !== null || worker.signalCode !== null) return resolve();
            worker.once("exit", () => resolve());
            if (worker.connected) worker.disconnect();
          }),
      ),
    );
  }

  #next(): Promise<ChildProcess> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

function ask(worker: ChildProcess, job: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = () => {
      worker.off("message", onMessage);
      worker.off("exit", onExit);
    };
    const onMessage = (reply: Reply) => {
      done();
      if ("result" in reply) resolve(reply.result);
      else reject(Object.assign(new Error(reply.error), { stack: reply.stack }));
    };
    const onExit = (code: number | null, signal: string | null) => {
      done();
      reject(new Error(`A worker ended by itself (${signal ?? `code ${code}`})`));
    };
    worker.on("message", onMessage);
    worker.on("exit", onExit);
    if (worker.connected) worker.send(job);
    else onExit(worker.exitCode, worker.signalCode);
  });
}

/**
 * In a worker: does the jobs of its pool, one after the other, and ends with it.
 *
 * @param stop What is to be ended first.
 */
export function doJobs<Job>(
  work: (job: Job) => Promise<unknown>,
  stop?: () => Promise<unknown>,
): void {
  process.on("message", (job: Job) => {
    work(job).then(
      (result) => reply({ result }),
      (error: Error) => reply({ error: error.message, stack: error.stack ?? "" }),
    );
  });
  // Whatever ends the parent, nothing of it stays behind.
  process.on("disconnect", async () => {
    await stop?.();
    process.exit();
  });
  // A Ctrl-C reaches every process of the terminal: the parent decides.
  process.on("SIGINT", () => {});
}

function reply(message: Reply): void {
  // The parent may be gone by now: then nobody wants to know.
  process.send?.(message, () => {});
}
