import { expect } from "chai";
import { messageOf, Refusal, repeat } from "../../scripts/loop.ts";

describe("scripts/loop", () => {
  /** Runs a duty whose ticks do what the list says, one after the other, and ends it after the last. */
  async function run(ticks: (() => void)[], duty: { reconnect?: () => Promise<void> } = {}) {
    const abort = new AbortController();
    const said: string[] = [];
    let done = 0;
    const tick = async () => {
      const act = ticks[done++];
      if (done >= ticks.length) abort.abort();
      act?.();
    };
    await repeat(
      { tick, ...duty },
      { pause: 5, signal: abort.signal, log: (line) => said.push(line) },
    );
    return { said, done };
  }

  const fine = () => {};
  const fail = () => {
    throw new Error("connect ECONNREFUSED");
  };

  it("does its duty again and again until it is aborted, and says nothing", async () => {
    expect(await run([fine, fine, fine, fine])).to.deep.equal({ said: [], done: 4 });
  });

  it("says once that the node is down and once that it is back, and reconnects before it goes on", async () => {
    const order: string[] = [];
    const note = (text: string) => () => void order.push(text);
    const { said } = await run([note("a"), fail, note("b"), note("c")], {
      reconnect: async () => void order.push("reconnect"),
    });
    expect(said).to.deep.equal([
      "The node does not answer, trying again: connect ECONNREFUSED",
      "The node answers again.",
    ]);
    expect(order).to.deep.equal(["a", "reconnect", "b", "c"]);
  });

  it("waits longer after each failure", async () => {
    const times: number[] = [];
    const failing = () => {
      times.push(Date.now());
      fail();
    };
    const { said } = await run([failing, failing, failing]);
    expect(said).to.have.length(1);
    const [first = 0, second = 0, third = 0] = times;
    expect(second - first).to.be.within(900, 1_900);
    expect(third - second).to.be.within(1_900, 3_900);
  });

  it("stops at a refusal", async () => {
    const refuse = () => {
      throw new Refusal("Not here.");
    };
    let thrown: unknown;
    await run([fine, refuse, fine]).catch((error) => {
      thrown = error;
    });
    expect(thrown).to.be.instanceOf(Refusal);
  });

  it("tells an error in one line", () => {
    expect(messageOf(new Error("first\nsecond"))).to.equal("first");
    const viem = Object.assign(new Error("long\ntext"), {
      shortMessage: "HTTP request failed.",
      details: "fetch failed\nat once",
    });
    expect(messageOf(viem)).to.equal("HTTP request failed. fetch failed");
    expect(messageOf("text")).to.equal("text");
  });
});
