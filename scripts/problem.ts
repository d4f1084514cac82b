/** A problem that the reader can solve: its message says how, and no stack is shown. */
export class Problem extends Error {}

/** Prints an error as its reader needs it, and makes the program end with code 1. */
export function report(error: unknown): void {
  const known =
    error instanceof Problem || (error instanceof Error && error.name === "HardhatError");
  console.error(known ? error.message : error);
  process.exitCode = 1;
}
