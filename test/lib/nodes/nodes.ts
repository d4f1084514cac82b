import { expect } from "chai";
import { network } from "hardhat";
import { createPublicClient, type Hex } from "viem";
import type { Rpc } from "../../../lib/evidence.ts";
import { openNodes } from "../../../lib/nodes/nodes.ts";
import { Relay } from "../../support/app/relay.ts";
import { liar, otherDigit } from "../../support/liar.ts";
import { Refusal, serve } from "../../support/node.ts";

const CHAIN_ID = 31337;
const SOMEBODY = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

/** The history that liars tell: every block has another hash. */
const lie = (node: Rpc) =>
  liar(node, ({ method, result }) => {
    const block = result as { hash?: Hex } | null;
    if (method !== "eth_getBlockByNumber" || !block?.hash) return result;
    return { ...block, hash: otherDigit(block.hash, -1) };
  });

describe("lib/nodes: several nodes of a chain", () => {
  const closing: (() => Promise<void>)[] = [];

  async function chain(chainId = CHAIN_ID, blocks = 10): Promise<Rpc> {
    const { provider } = await network.create({ network: "default", override: { chainId } });
    await provider.request({ method: "hardhat_mine", params: [`0x${blocks.toString(16)}`] });
    return provider;
  }

  async function behindHttp(node: Rpc) {
    const { url, close } = await serve(node);
    closing.push(close);
    return url;
  }

  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });

  const states = (reports: readonly { state: unknown }[]) => reports.map(({ state }) => state);

  it("asks the next when the first cannot be reached, and says which is silent", async () => {
    const node = await chain();
    const relay = new Relay(await behindHttp(node));
    await relay.open(0);
    const other = await behindHttp(node);
    const nodes = openNodes([relay.url, other], CHAIN_ID);
    const client = createPublicClient({ transport: nodes.transport, cacheTime: 0 });
    expect(await client.getBlockNumber()).to.equal(10n);
    let told = 0;
    const stop = nodes.onSilence(() => told++);
    await relay.cut();
    expect(await client.getBlockNumber()).to.equal(10n);
    expect(told).to.equal(1);
    expect(states(nodes.reports())).to.deep.equal(["silent", undefined]);
    expect(states(await nodes.look())).to.deep.equal(["silent", "good"]);

    await relay.open();
    expect(states(await nodes.look())).to.deep.equal(["good", "good"]);
    for (const { latency, height } of nodes.reports()) {
      expect(latency).to.be.above(0);
      expect(height).to.equal(10n);
    }
    stop();
    await relay.cut();
  });

  it("fails when all of them are silent, and is back with the first that answers", async () => {
    const relay = new Relay(await behindHttp(await chain()));
    await relay.open(0);
    const nodes = openNodes([relay.url, "http://127.0.0.1:9"], CHAIN_ID);
    const client = createPublicClient({ transport: nodes.transport, cacheTime: 0 });
    await relay.cut();
    const error = await client.getBlockNumber().catch((thrown) => thrown);
    expect(error.walk((cause: Error) => cause.name === "HttpRequestError")).to.not.equal(null);
    expect(states(await nodes.look())).to.deep.equal(["silent", "silent"]);
    await relay.open();
    expect(await client.getBlockNumber()).to.equal(10n);
    await relay.cut();
  });

  it("prefers the quicker node", async () => {
    const node = await chain();
    const asked: string[] = [];
    const slow: Rpc = {
      async request(call) {
        asked.push("slow");
        await new Promise((resolve) => setTimeout(resolve, 300));
        return node.request(call);
      },
    };
    const quick: Rpc = {
      request(call) {
        asked.push("quick");
        return node.request(call);
      },
    };
    const nodes = openNodes([await behindHttp(slow), await behindHttp(quick)], CHAIN_ID);
    await nodes.look();
    asked.length = 0;
    await createPublicClient({ transport: nodes.transport }).getBalance({ address: SOMEBODY });
    expect(asked).to.deep.equal(["quick"]);
  });

  it("takes out a node that two others contradict, and shows its block beside theirs", async () => {
    const node = await chain();
    const urls = [await behindHttp(lie(node)), await behindHttp(node), await behindHttp(node)];
    const nodes = openNodes(urls, CHAIN_ID);
    const reports = await nodes.look();
    expect(states(reports)).to.deep.equal(["lying", "good", "good"]);
    const [its, theirs] = reports.map(({ compared }) => compared);
    expect(its?.height).to.equal(5n);
    expect(theirs?.height).to.equal(5n);
    expect(its?.hash).not.to.equal(theirs?.hash);
    const client = createPublicClient({ transport: nodes.transport });
    const { hash } = await client.getBlock({ blockNumber: 7n });
    const truth = (await node.request({
      method: "eth_getBlockByNumber",
      params: ["0x7", false],
    })) as { hash: Hex };
    expect(hash).to.equal(truth.hash);
  });

  it("takes no side between two, asks the one that was named first, and shows both blocks", async () => {
    const node = await chain();
    const nodes = openNodes([await behindHttp(node), await behindHttp(lie(node))], CHAIN_ID);
    const reports = await nodes.look();
    expect(states(reports)).to.deep.equal(["disputed", "disputed"]);
    expect(new Set(reports.map(({ compared }) => compared?.hash)).size).to.equal(2);
    const client = createPublicClient({ transport: nodes.transport });
    const { hash } = await client.getBlock({ blockNumber: 5n });
    expect(hash).to.equal(reports[0]?.compared?.hash);
  });

  it("never asks a node of another chain", async () => {
    const foreign = await behindHttp(await chain(31338, 50));
    const own = await behindHttp(await chain());
    const nodes = openNodes([foreign, own], CHAIN_ID);
    expect(states(await nodes.look())).to.deep.equal(["foreign", "good"]);
    const client = createPublicClient({ transport: nodes.transport });
    expect(await client.getChainId()).to.equal(CHAIN_ID);

    const alone = openNodes([foreign], CHAIN_ID);
    await alone.look();
    const error = await createPublicClient({ transport: alone.transport })
      .getChainId()
      .catch((thrown) => thrown);
    expect(error.message).to.contain("No node of this network can be believed");
  });

  it("leaves a late node alone until it has caught up", async () => {
    const node = await chain();
    const late: Rpc = {
      request: ({ method, params }) =>
        node.request({
          method,
          params: method === "eth_getBlockByNumber" && isLate ? ["0x2", false] : params,
        }),
    };
    let isLate = true;
    await node.request({ method: "evm_increaseTime", params: [60] });
    await node.request({ method: "hardhat_mine", params: ["0x2"] });
    const nodes = openNodes([await behindHttp(late), await behindHttp(node)], CHAIN_ID);
    expect(states(await nodes.look())).to.deep.equal(["behind", "good"]);
    isLate = false;
    expect(states(await nodes.look())).to.deep.equal(["good", "good"]);
  });

  it("takes a node's refusal for its answer", async () => {
    const node = await chain();
    let asked = 0;
    const refusing: Rpc = {
      async request({ method, params }) {
        if (method !== "eth_getBalance") return node.request({ method, params });
        throw new Refusal(-32000, "out of funds");
      },
    };
    const counting: Rpc = {
      request(call) {
        asked++;
        return node.request(call);
      },
    };
    const nodes = openNodes([await behindHttp(refusing), await behindHttp(counting)], CHAIN_ID);
    const error = await createPublicClient({ transport: nodes.transport })
      .getBalance({ address: SOMEBODY })
      .catch((thrown) => thrown);
    expect(error.message).to.contain("out of funds");
    expect(asked).to.equal(0);
    expect(states(nodes.reports())).to.deep.equal([undefined, undefined]);
  });
});
