import { expect } from "chai";
import { createClient, http } from "viem";
import { toBetId } from "../../lib/bet-id.ts";
import { collectEvidence, type EvidenceError, type Rpc } from "../../lib/evidence.ts";
import { verifyBet } from "../../lib/verify-bet.ts";
import { type House, openHouse } from "../support/house.ts";
import { Refusal, serve } from "../support/node.ts";

describe("evidence", () => {
  let house: House;
  let bet: bigint;

  before(async () => {
    house = await openHouse();
    await house.networkHelpers.mine(1_000);
    bet = await house.place({ table: 1n, stake: 10_000n, choice: 1n });
    await house.fulfil(1n);
    await house.networkHelpers.mine(1_000);
  });

  it("is plain JSON", async () => {
    const evidence = await collectEvidence(house.provider, house.addresses, bet);
    expect(JSON.parse(JSON.stringify(evidence))).to.deep.equal(evidence);
    expect(verifyBet(evidence).ok).to.equal(true);
  });

  it("is the same over HTTP, from a viem client", async () => {
    const node = await serve(house.provider);
    try {
      const client = createClient({ transport: http(node.url) });
      const expected = await collectEvidence(house.provider, house.addresses, bet);
      expect(await collectEvidence(client, house.addresses, bet)).to.deep.equal(expected);
    } finally {
      await node.close();
    }
  });

  it("is found on a node that looks into few blocks at a time", async () => {
    let questions = 0;
    const careful: Rpc = {
      async request(args) {
        if (args.method === "eth_getLogs") {
          questions++;
          const [{ fromBlock, toBlock }] = args.params as [{ fromBlock: string; toBlock: string }];
          if (BigInt(toBlock) - BigInt(fromBlock) > 500n) {
            throw new Refusal(-32005, "query exceeds max block range 500");
          }
        }
        return house.provider.request(args as { method: string; params?: unknown[] });
      },
    };
    const expected = await collectEvidence(house.provider, house.addresses, bet);
    expect(await collectEvidence(careful, house.addresses, bet)).to.deep.equal(expected);
    expect(questions).to.be.lessThan(40);
  });

  it("asks for all receipts of a block at once where the node can", async () => {
    const node = house.provider;
    const able: Rpc = {
      async request({ method, params }) {
        if (method === "eth_getTransactionReceipt") throw new Refusal(-32601, "not one by one");
        if (method !== "eth_getBlockReceipts") {
          return node.request({ method, params: params as unknown[] });
        }
        const [number] = params as [string];
        const block = await node.request({
          method: "eth_getBlockByNumber",
          params: [number, false],
        });
        const hashes = (block as { transactions: string[] }).transactions;
        return Promise.all(
          hashes.map((hash) =>
            node.request({ method: "eth_getTransactionReceipt", params: [hash] }),
          ),
        );
      },
    };
    const expected = await collectEvidence(node, house.addresses, bet);
    expect(await collectEvidence(able, house.addresses, bet)).to.deep.equal(expected);
  });

  it("says that there is no such bet, and why", async () => {
    await fails(house.provider, house.addresses.casino, toBetId(7n, 0n), "unknown-bet", {
      message: "There is no bet 7-0: the latest round is 1",
    });
    await fails(house.provider, house.addresses.casino, toBetId(1n, 1n), "unknown-bet", {
      message: "There is no bet 1-1: round 1 has no seat 1",
    });
  });

  it("says that there is no casino", async () => {
    for (const address of [house.owner.address, house.addresses.coordinator]) {
      await fails(house.provider, address, bet, "no-casino", { message: "no casino at" });
    }
  });

  it("says that the node does not answer", async () => {
    const node = await serve(house.provider);
    await node.close();
    const client = createClient({ transport: http(node.url, { retryCount: 0 }) });
    await fails(client, house.addresses.casino, bet, "unreachable", {
      message: "The node does not answer",
    });
  });

  it("says that the node answers nonsense", async () => {
    const broken: Rpc = {
      async request(args) {
        if (args.method === "eth_getBlockByNumber") return null;
        return house.provider.request(args as { method: string; params?: unknown[] });
      },
    };
    await fails(broken, house.addresses.casino, bet, "node", { message: "no usable answer" });
  });

  async function fails(
    rpc: Rpc,
    casino: string,
    id: bigint,
    problem: EvidenceError["problem"],
    { message }: { message: string },
  ) {
    try {
      await collectEvidence(rpc, { casino, fromBlock: 0 }, id);
    } catch (error) {
      expect((error as EvidenceError).problem).to.equal(problem);
      expect((error as Error).message).to.contain(message);
      return;
    }
    expect.fail("it found evidence");
  }
});
