import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Rpc } from "../../lib/evidence.ts";
import { auditChain } from "../../scripts/audit-chain/audit.ts";
import { readSource } from "../../scripts/audit-chain/source.ts";
import { openEventfulHouse } from "../support/eventful-house.ts";
import { liar, otherDigit } from "../support/liar.ts";
import { sample } from "../support/sample.ts";

const source = readSource();

describe("scripts/audit-chain, through a node that lies in a digit", () => {
  let house: Awaited<ReturnType<typeof openEventfulHouse>>;
  let node: Rpc;
  let folder: string;

  before(async () => {
    house = await openEventfulHouse();
    node = house.provider as Rpc;
    folder = mkdtempSync(join(tmpdir(), "audit-chain-"));
  });

  after(() => rmSync(folder, { recursive: true }));

  const audit = (rpc: Rpc) => {
    const { casino, lottery } = house.addresses;
    return auditChain({ rpc, casino, lottery, source, folder, progress: () => {} });
  };

  it("is found out, whichever of its answers it changes by a digit", async () => {
    const asked = new Map<string, { method: string; result: unknown }>();
    const keyOf = (method: string, params: unknown) => JSON.stringify([method, params]);
    await audit(
      liar(node, ({ method, params, result }) => {
        asked.set(keyOf(method, params), { method, result });
        return result;
      }),
    );
    rmSync(join(folder, "checkpoint"));
    const answers = [...asked].filter(
      ([key, { method }]) => method in USED && unusedIn(key)?.length !== 0,
    );
    expect(answers.length).to.be.greaterThan(500);
    const { coordinator } = house.addresses;
    const head = `"0x${(await house.client.getBlockNumber()).toString(16)}"`;
    for (const seed of sample(7n, 40, 1n << 64n)) {
      const pick = <T>(list: readonly T[], by: bigint) =>
        list[Number((seed >> by) % BigInt(list.length))] as T;
      const [key, { method, result }] = pick(answers, 0n);
      // Chainlink compiles its own elsewhere; and of old blocks it is only asked whether there is code.
      const isJudged = !key.toLowerCase().includes(coordinator) && key.includes(head);
      if (method === "eth_getCode" && !isJudged) continue;
      // Before the end they only say which prices are needed.
      if ([STABLE, VENUE].some((part) => key.includes(part)) && !key.includes(head)) continue;
      const paths = pathsOf(result, USED[method]);
      if (paths.length === 0) continue; // nothing in it, such as no events
      const path = pick(paths, 16n);
      const { input } = result as { input?: string };
      const unused = unusedIn(key) ?? [];
      if (input && !input.startsWith("0x301f42e9")) continue; // a decision, which its event tells
      // Of a word its last digit: what is before it may be mere padding. Of an answer to a request, those of the proof.
      const lie = (answer: unknown) =>
        changeAt(answer, path, (text) => {
          const [start, words] = input ? [10, 13] : [2, Math.floor((text.length - 2) / 64)];
          const used = Array.from({ length: words || 1 }, (_, word) => word).filter(
            (word) => !unused.includes(word),
          );
          const inWord = start + 64 * (1 + pick(used, 32n)) - 1;
          const byWords = input || (method === "eth_call" && words > 0);
          return otherDigit(text, byWords ? inWord : -1);
        });
      const rpc = liar(node, (answer) =>
        keyOf(answer.method, answer.params) === key ? lie(answer.result) : answer.result,
      );
      const report = await audit(rpc).catch((error: Error) => error);
      rmSync(join(folder, "checkpoint"), { force: true });
      const isClean = !(report instanceof Error) && report.ok === true && !report.notes.length;
      expect(isClean, `${key.slice(0, 200)} at ${path.join(".")}`).to.equal(false);
    }
  });
}).timeout(240_000);

/** `stable()` of the reserve, and `venue()`. */
const STABLE = "0x22be3de1";
const VENUE = "0xa270a737";

/** What an audit takes from a node's answers, as the names of fields; all of an answer that is a text. */
const USED: Record<string, readonly string[]> = {
  eth_call: [],
  eth_getCode: [],
  eth_getLogs: ["address", "topics", "data", "transactionHash", "logIndex"],
  eth_getBlockByNumber: [
    ...["parentHash", "stateRoot", "receiptsRoot", "transactionsRoot", "logsBloom", "gasUsed"],
    ...["timestamp", "mixHash", "baseFeePerGas", "hash", "transactions"],
  ],
  eth_getTransactionReceipt: ["status", "cumulativeGasUsed", "logsBloom", "topics", "data"],
  eth_getTransactionByHash: ["input"],
};

/**
 * Questions of which an answer may differ and nothing is found, with the words of it that may; without any, all of them. What a feed says
 * before the end says only which prices are needed, and at the end its last digit may be worth less than a chip.
 */
const UNUSED: Record<string, readonly number[]> = {
  "0xdc311dd3": [], // getSubscription(uint256): what the subscription holds
  "0x70a08231": [], // balanceOf(address): a bank that holds more tokens than it counts was given them
  "0xc029e868": [], // bucket(), which also says how full it is now
  "0x3434d0b4": [], // hedging(), the same
  "0xfeaf968c": [], // latestRoundData()
  "0x313ce567": [], // decimals()
  "0x95d89b41": [], // symbol(), a name
  "0x38d52e0f": [], // asset(), which is none of the coins' bank
  "0xd1f856ee": [1], // hasRole(uint64,address): who waits longer than planned does no harm
  "0x5c577792": [0], // exitsWaiting(): where the line begins
  "0x326687b9": [1, 2, 3, 4, 5, 6], // onSale(): of a draw that is not drawn its number counts
  "0xc7c38091": [1, 2, 3, 4, 5], // roundOf(uint256): of a round that was refunded its state counts
};

const unusedIn = (key: string) => UNUSED[/"data":"(0x[0-9a-f]{8})/.exec(key)?.[1] ?? ""];

type Path = (string | number)[];

/** Where the texts of an answer are that stand under one of these names. */
function pathsOf(answer: unknown, names: readonly string[] = [], path: Path = []): Path[] {
  if (typeof answer === "string") {
    const isUsed = names.length === 0 || path.some((part) => names.includes(`${part}`));
    return isUsed && answer.length > 3 ? [path] : [];
  }
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) => pathsOf(value, names, [...path, key]));
}

function changeAt(answer: unknown, path: Path, change: (text: string) => string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(answer as string);
  const part = answer as Record<string | number, unknown>;
  part[key] = changeAt(part[key], rest, change);
  return part;
}
