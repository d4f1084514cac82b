import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { definePlugin } from "hardhat/plugins";

/**
 * Hardhat leaves one core idle while it compiles: on two cores that is half the machine. And what became of a file of types alone, compiled
 * by itself, is a record without contracts, which its networks refuse to read: such a file is compiled with those that use it.
 */
export default definePlugin({
  id: "glasshouse-all-cores",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        build: (context, files, options, next) =>
          next(context, files.filter(hasContract), {
            ...options,
            concurrency: availableParallelism(),
          }),
      }),
    }),
  },
});

function hasContract(file: string): boolean {
  const ofPackage = file.startsWith("npm:");
  return (
    ofPackage || /^(abstract )?(contract|library|interface) /m.test(readFileSync(file, "utf8"))
  );
}
