import { setTimeout as sleep } from "node:timers/promises";
import { createTestClient, http, numberToHex, parseEventLogs, publicActions } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { betWord, rollWord } from "../../../lib/draw.ts";
import { casinoAbi, coordinatorAbi } from "../../../lib/generated/abi.ts";
import { prove } from "../../../lib/vrf/prove.ts";
import { wordOf } from "../../../lib/vrf/request.ts";
import { MNEMONIC, PROVING_KEY, STAFF } from "../../../scripts/local.ts";
import { openOracle } from "../../../scripts/oracle/oracle.ts";
import type { World } from "../world.ts";
import type { Relay } from "./relay.ts";

const PATIENCE = 20_000;

/** So many words hold what comes once in 500 times, but for one search in 20,000. */
const ATTEMPTS = 5_000;

/**
 * Leads a local world that has no oracle of its own, block by block, and has the cards fall as a test needs them. Every word is the
 * genuine one, with its proof: the key of a local oracle is known, so whoever makes the blocks can look what word the hash of a block
 * leads to, and make another in its place. On a public chain nobody is both.
 */
export class Croupier {
  readonly chain;
  readonly #oracle;
  readonly #relay: Relay;

  private constructor(
    chain: ReturnType<typeof chainOf>,
    oracle: Awaited<ReturnType<typeof openOracle>>,
    relay: Relay,
  ) {
    this.chain = chain;
    this.#oracle = oracle;
    this.#relay = relay;
  }

  /** Takes over: from now on blocks come only from here. @param relay What the browser sees the chain through. */
  static async of({ rpc, contracts }: World, relay: Relay): Promise<Croupier> {
    const chain = chainOf(rpc);
    await chain.setAutomine(false);
    await chain.setIntervalMining({ interval: 0 });
    const oracle = await openOracle({
      transport: http(rpc),
      coordinator: contracts.coordinator,
      fromBlock: 0n,
      secretKey: PROVING_KEY,
      account: mnemonicToAccount(MNEMONIC, { addressIndex: STAFF.oracle }),
      log: () => {},
    });
    return new Croupier(chain, oracle, relay);
  }

  /**
   * Waits for a transaction, and mines it.
   *
   * @param isWanted Whether the word of the bet that it places will do, as for its first roll. If not, the block is made anew.
   */
  async mine(isWanted?: (word: bigint) => boolean): Promise<void> {
    const chain = this.chain;
    const until = Date.now() + PATIENCE;
    while ((await chain.getBlockTransactionCount({ blockTag: "pending" })) === 0) {
      if (Date.now() > until) throw new Error("Nothing was sent");
      await sleep(25);
    }
    if (!isWanted) return chain.mine({ blocks: 1 });
    // The browser is to see the last of these blocks only.
    this.#relay.hold();
    try {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const before = await chain.snapshot();
        const randao = numberToHex(attempt, { size: 32 });
        await chain.request({ method: "hardhat_setPrevRandao", params: [randao] } as never);
        await chain.mine({ blocks: 1 });
        if (isWanted(await this.#word())) return;
        await chain.revert({ id: before });
      }
      throw new Error(`No word of ${ATTEMPTS} is as wanted`);
    } finally {
      this.#relay.release();
    }
  }

  /** Answers what is asked for, in a block of its own. */
  async answer(): Promise<void> {
    await this.#oracle.tick();
    await this.chain.mine({ blocks: 1 });
  }

  /** Lets time go by. */
  async pass(seconds: number): Promise<void> {
    await this.chain.increaseTime({ seconds });
    await this.chain.mine({ blocks: 1 });
  }

  /** The word that the only bet of the latest block will have. */
  async #word(): Promise<bigint> {
    const { hash: blockHash } = await this.chain.getBlock();
    const logs = await this.chain.getLogs({ blockHash });
    const [asked] = parseEventLogs({
      abi: coordinatorAbi,
      logs,
      eventName: "RandomWordsRequested",
    });
    const [placed] = parseEventLogs({
      abi: casinoAbi,
      logs,
      eventName: ["BetPlaced", "Decided"],
    });
    if (!asked || !placed) throw new Error("No bet was placed in this block");
    const { randomness } = prove(PROVING_KEY, asked.args.preSeed, blockHash);
    return rollWord(betWord(wordOf(randomness), placed.args.bet), 0);
  }
}

function chainOf(rpc: string) {
  return createTestClient({ mode: "hardhat", transport: http(rpc) }).extend(publicActions);
}
