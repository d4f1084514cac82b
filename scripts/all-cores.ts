import { availableParallelism } from "node:os";
import { definePlugin } from "hardhat/plugins";

/** Hardhat leaves one core idle while it compiles: on two cores that is half the machine. */
export default definePlugin({
  id: "glasshouse-all-cores",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        build: (context, files, options, next) =>
          next(context, files, { ...options, concurrency: availableParallelism() }),
      }),
    }),
  },
});
