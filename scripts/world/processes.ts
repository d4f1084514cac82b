import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { Problem } from "../problem.ts";
import { ROOT } from "../root.ts";

type Running = { name: string; child: ChildProcess; lines: string[] };

const LAST_WORDS = 30;
const GRACE = 5_000;

/** Processes that live and end together. Each leads a group of its own, so that its children end with it. */
export class Processes {
  /** Rejects when one of them ends by itself. */
  readonly failure: Promise<never>;

  readonly #running: Running[] = [];
  #stopping = false;
  #fail: (error: Error) => void = () => {};

  constructor() {
    this.failure = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // Whoever waits for something races with it; until then it must not count as unhandled.
    this.failure.catch(() => {});
  }

  /**
   * Starts a Node program of this repository.
   *
   * @param name How it is called when it is spoken of.
   * @param args The program and its arguments.
   * @param onLine Gets each line that it prints.
   * @returns When it has printed its first line.
   */
  async start(
    name: string,
    args: string[],
    { env = {}, onLine }: { env?: Record<string, string>; onLine?: (line: string) => void } = {},
  ): Promise<void> {
    if (this.#stopping) return;
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    const running: Running = { name, child, lines: [] };
    this.#running.push(running);
    let speak = () => {};
    const spoken = new Promise<void>((resolve) => {
      speak = resolve;
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        speak();
        running.lines.push(line);
        if (running.lines.length > LAST_WORDS) running.lines.shift();
        if (!this.#stopping) onLine?.(line);
      });
    }
    child.on("error", (error) => this.#fail(new Problem(`${name} did not start: ${error}`)));
    child.on("close", (code, signal) => {
      if (this.#stopping) return;
      const words = running.lines.map((line) => `  ${line}`).join("\n");
      this.#fail(
        new Problem(
          `${name} ended by itself (${signal ?? `code ${code}`}), so everything stops. Its last words:\n${words}`,
        ),
      );
    });
    return spoken;
  }

  /** Ends all of them, the latest first, and waits until they are gone. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#running.reverse().map(({ child }) => end(child)));
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const gone = new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
    else child.once("exit", resolve);
  });
  kill(child.pid, "SIGTERM");
  const timer = setTimeout(kill, GRACE, child.pid, "SIGKILL");
  await gone;
  clearTimeout(timer);
  // Children that outlived their parent.
  kill(child.pid, "SIGKILL");
}

/** Sends a signal to a process and all its children. */
function kill(pid: number, signal: NodeJS.Signals): void {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
