/** A problem that the reader can solve: its message says how, and no stack is shown. */
export class Problem extends Error {}

/** Prints an error as its reader needs it, and makes the program end with code 1. */
export function report(error: unknown): void {
  console.error(isForReader(error) ? error.message : error);
  process.exitCode = 1;
}

/** Ours, Hardhat's, and what Node says of unknown options: all name the way out. */
function isForReader(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code = "" } = error as NodeJS.ErrnoException;
  return (
    error instanceof Problem || error.name === "HardhatError" || code.startsWith("ERR_PARSE_ARGS")
  );
}
