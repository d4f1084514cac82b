import { expect } from "chai";
import { BadAnswerError, careful } from "../../../lib/chain/answers.ts";
import { clientOf, isRefusal } from "../../../lib/chain/client.ts";
import { isAnswer, type Rpc } from "../../../lib/evidence.ts";

const HASH = `0x${"12".repeat(32)}`;
const LOG = {
  address: `0x${"ab".repeat(20)}`,
  topics: [HASH],
  data: "0x",
  blockNumber: "0x10",
  transactionHash: HASH,
  logIndex: "0x0",
};
const RANGE = [{ fromBlock: "0x10", toBlock: "0x1f" }];
const BLOCK = { number: "0x10", hash: HASH, timestamp: "0x1" };

const answering = (answer: unknown): Rpc => careful({ request: async () => answer });

describe("chain/answers", () => {
  it("passes on what is an answer", async () => {
    const cases: [string, unknown, unknown[]][] = [
      ["eth_getBalance", "0x0", []],
      ["eth_call", "0x", []],
      ["eth_getLogs", [], RANGE],
      ["eth_getLogs", [LOG], RANGE],
      ["eth_getBlockByNumber", BLOCK, ["0x10", false]],
      ["eth_getBlockByNumber", BLOCK, ["latest", false]],
      ["eth_getBlockByNumber", null, ["0x10", false]],
      ["eth_feeHistory", "anything", []],
    ];
    for (const [method, answer, params] of cases) {
      expect(await answering(answer).request({ method, params })).to.equal(answer);
    }
  });

  it("names what is none, with its question", async () => {
    const cases: [string, unknown, unknown[], string][] = [
      ["eth_chainId", "31337", [], '"31337" is not a number'],
      ["eth_getBalance", null, ["0x1"], 'eth_getBalance ["0x1"]: null is not a number'],
      ["eth_call", undefined, [], "nothing is not data"],
      ["eth_call", "0x123", [], '"0x123" is not data'],
      ["eth_getLogs", {}, RANGE, "{} is not a list of events"],
      ["eth_getLogs", [null], RANGE, "nothing is not the address of an event"],
      ["eth_getLogs", [{ ...LOG, topics: ["0x1"] }], RANGE, '"0x1" is not a topic'],
      ["eth_getLogs", [{ ...LOG, topics: null }], RANGE, "null is not a list of topics"],
      ["eth_getLogs", [LOG, { ...LOG, blockNumber: "0x20" }], RANGE, "an event of block 32"],
      ["eth_getBlockByNumber", BLOCK, ["0x11", false], "it is block 16"],
      ["eth_getBlockByNumber", { ...BLOCK, hash: "0x" }, ["0x10"], "not the hash of a block"],
    ];
    for (const [method, answer, params, words] of cases) {
      const error = await answering(answer)
        .request({ method, params })
        .catch((reason: unknown) => reason);
      expect(error, words).to.be.instanceOf(BadAnswerError);
      expect((error as Error).message)
        .to.contain(words)
        .and.to.contain(method);
      // Asking for less would not help.
      expect(isAnswer(error)).to.equal(false);
    }
  });

  it("names it through viem as well, and is not taken for a refusal", async () => {
    const client = clientOf(answering({ balance: 1 }));
    const address = LOG.address as `0x${string}`;
    const error = await client.getBalance({ address }).catch((reason: unknown) => reason);
    expect((error as Error).message).to.contain('{"balance":1} is not a number');
    expect(isRefusal(error)).to.equal(false);
  });
});
