import type { Hex } from "../bytes.ts";
import type { HouseEvent } from "./events.ts";

/** Shares that wait to become chips of a receiver. */
export type Exit = { owner: Hex; receiver: Hex; shares: bigint };

/** The line of exits of a bank: in the order in which they were requested. */
export type Exits = {
  waiting: Map<bigint, Exit>;
  /** The number of the next that is requested. */
  next: bigint;
};

export function noExits(): Exits {
  return { waiting: new Map(), next: 0n };
}

/** Shares that wait, all together. */
export function waitingShares({ waiting }: Exits): bigint {
  return [...waiting.values()].reduce((sum, { shares }) => sum + shares, 0n);
}

/** Takes in what the line said of itself. @returns What is wrong with it, if something is. */
export function applyExit(exits: Exits, event: HouseEvent): string | undefined {
  const { waiting } = exits;
  switch (event.eventName) {
    case "ExitRequested": {
      const { id, owner, receiver, shares } = event.args;
      const wrong =
        id === exits.next ? undefined : "Exits are not numbered in the order of their requests.";
      waiting.set(id, { owner, receiver, shares });
      exits.next = id + 1n;
      return wrong;
    }
    case "ExitCancelled": {
      const { id, shares } = event.args;
      const exit = waiting.get(id);
      waiting.delete(id);
      if (!exit) return "An exit was cancelled that was not waiting.";
      return exit.shares === shares
        ? undefined
        : "An exit was cancelled with other shares than waited.";
    }
    case "ExitServed": {
      const { id, receiver, shares } = event.args;
      // A map keeps the order of its entries, which is that of the requests.
      const [first] = waiting.keys();
      const exit = waiting.get(id);
      if (!exit) return "An exit was served that was not waiting.";
      if (shares < exit.shares) waiting.set(id, { ...exit, shares: exit.shares - shares });
      else waiting.delete(id);
      if (id !== first) return "An exit was served before one that had waited longer.";
      if (shares > exit.shares) return "An exit was served for more shares than waited.";
      return receiver === exit.receiver
        ? undefined
        : "An exit was served to another than its receiver.";
    }
    default:
      return undefined;
  }
}
