import { expect } from "chai";
import { network } from "hardhat";
import type { Hex } from "../../../lib/bytes.ts";
import { contains, type Receipt, receiptOf, receiptsRoot } from "../../../lib/chain/receipts.ts";
import { listRoot } from "../../../lib/chain/trie.ts";

describe("chain/receipts", () => {
  it("finds the root that a node puts in the header, whatever the number and kinds of receipts", async () => {
    const { ethers, provider } = await network.create();
    const token = await ethers.deployContract("AccessManager", [
      (await ethers.provider.getSigner()).getAddress(),
    ]);
    const sender = await ethers.provider.getSigner();
    await provider.request({ method: "evm_setAutomine", params: [false] });
    // 1, 2: no branch, one branch. 17, 130: keys of one byte, of two. Every third transaction emits an event.
    for (const count of [0, 1, 2, 17, 130]) {
      for (let i = 0; i < count; i++) {
        if (i % 3 === 2) await token.labelRole(i, `role ${i}`, { gasLimit: 100_000 });
        else await sender.sendTransaction({ to: sender.address, type: i % 3, gasLimit: 21_000 });
      }
      await provider.request({ method: "evm_mine" });
      const { receipts, root } = await latestReceipts(provider);
      expect(receipts).to.have.length(count);
      expect(receiptsRoot(receipts), `${count} receipts`).to.equal(root);
    }

    const { receipts, root } = await latestReceipts(provider);
    const [event] = receipts[2]?.logs ?? [];
    if (!event) throw new Error("There should be an event");
    expect(contains(receipts, event)).to.equal(true);
    expect(contains(receipts, { ...event, data: `${event.data}00` })).to.equal(false);
    expect(contains(receipts, { ...event, topics: event.topics.slice(1) })).to.equal(false);
    expect(contains(receipts.slice(0, 2), event)).to.equal(false);

    const [first, ...others] = receipts as [Receipt, ...Receipt[]];
    const changes: Receipt[] = [
      { ...first, status: "0x0" },
      { ...first, type: "0x1" },
      { ...first, cumulativeGasUsed: "0x1" },
      { ...first, logsBloom: `0x${"01".repeat(256)}` },
      { ...first, logs: [event] },
    ];
    for (const changed of changes) expect(receiptsRoot([changed, ...others])).not.to.equal(root);
    expect(receiptsRoot(others)).not.to.equal(root);
    expect(receiptsRoot([...others, first])).not.to.equal(root);
  });

  it("leaves receipts of a rollup's own kinds alone", () => {
    const answer = { status: "0x1", cumulativeGasUsed: "0x1", logsBloom: "0x", logs: [] };
    expect(receiptOf({ ...answer, type: "0x2" })).to.include({ type: "0x2", status: "0x1" });
    expect(receiptOf({ ...answer, type: "0x7e" })).to.equal(undefined);
    expect(receiptOf({ ...answer })).to.equal(undefined);
    expect(receiptOf({ ...answer, type: "0x0", status: undefined })).to.equal(undefined);
  });

  it("knows the root of nothing", () => {
    expect(listRoot([])).to.equal(
      "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421",
    );
  });
});

async function latestReceipts(provider: {
  request(args: { method: string; params?: unknown[] }): Promise<unknown>;
}) {
  const block = (await provider.request({
    method: "eth_getBlockByNumber",
    params: ["latest", false],
  })) as { transactions: Hex[]; receiptsRoot: Hex };
  const receipts: Receipt[] = [];
  for (const hash of block.transactions) {
    const params = [hash];
    const answer = await provider.request({ method: "eth_getTransactionReceipt", params });
    const receipt = receiptOf(answer as Record<string, unknown>);
    if (receipt) receipts.push(receipt);
  }
  return { receipts, root: block.receiptsRoot };
}
