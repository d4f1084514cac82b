import {
  type Account,
  type ContractFunctionArgs,
  createPublicClient,
  createWalletClient,
  defineChain,
  getAbiItem,
  type Transport,
} from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { coordinatorAbi } from "../../lib/generated/abi.ts";
import { keyHashOf } from "../../lib/vrf/curve.ts";
import { prove, publicKeyOf } from "../../lib/vrf/prove.ts";
import { blockhashStoreAbi } from "../blockhash-store.ts";
import { type Log, messageOf, Refusal } from "../loop.ts";
import { isLocalChain } from "../networks.ts";

/** What an oracle answers, and with which keys. */
export type OracleOptions = {
  transport: Transport;
  coordinator: Hex;
  /** Block from which requests are looked for. */
  fromBlock: bigint;
  /** The VRF key. */
  secretKey: bigint;
  /** Sends the answers. */
  account: Account;
  log: Log;
};

type Commitment = ContractFunctionArgs<
  typeof coordinatorAbi,
  "nonpayable",
  "fulfillRandomWords"
>[1];

/** An answer on its way, and since when. */
type Sent = { hash: Hex; at: number };

type Request = {
  id: bigint;
  preSeed: bigint;
  confirmations: bigint;
  blockHash: Hex;
  commitment: Commitment;
  sent?: Sent;
  failures: number;
  /** Milliseconds since 1970. */
  retryAt: number;
};

const requested = getAbiItem({ abi: coordinatorAbi, name: "RandomWordsRequested" });

// Blocks whose hash a contract can read, less some for the answer to be mined.
const HASH_WINDOW = 250n;
const SCAN_STEP = 5_000n;
const LONGEST_FLIGHT = 60_000;
// What the coordinator uses around the callback, with room.
const GAS_AROUND_CALLBACK = 400_000n;

/**
 * The chain id of a node.
 * @throws Refusal if it is not local.
 */
export async function localChainIdOf(transport: Transport): Promise<number> {
  const id = await createPublicClient({ transport }).getChainId();
  if (isLocalChain(id)) return id;
  throw new Refusal(
    `Chain ${id} is not a local one. This oracle's key is known to everybody: it answers on local chains only.`,
  );
}

/**
 * An oracle for one proving key of one coordinator. Each `tick` answers the requests that are due. It keeps nothing: after a restart it
 * finds what it missed in the chain's log.
 *
 * @throws Refusal if the chain is not local.
 */
export async function openOracle(options: OracleOptions) {
  const { transport, coordinator, account, log } = options;
  const chainId = await localChainIdOf(transport);
  const chain = defineChain({
    id: chainId,
    name: "Local",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [] } },
  });
  const client = createPublicClient({ transport });
  const wallet = createWalletClient({ transport, account, chain });
  const contract = { address: coordinator, abi: coordinatorAbi } as const;
  const keyHash = keyHashOf(publicKeyOf(options.secretKey));
  const store = await client.readContract({ ...contract, functionName: "BLOCKHASH_STORE" });

  /** Requests without an answer, oldest first. */
  const pending = new Map<bigint, Request>();
  let next = options.fromBlock;

  /** Adds the requests of new blocks. */
  async function scan(head: bigint): Promise<void> {
    if (head + 1n < next) forget("The chain was reset");
    while (next <= head) {
      const toBlock = next + SCAN_STEP > head ? head : next + SCAN_STEP;
      const logs = await client.getLogs({
        address: coordinator,
        event: requested,
        args: { keyHash },
        fromBlock: next,
        toBlock,
        strict: true,
      });
      for (const { args, blockNumber, blockHash } of logs) {
        pending.set(args.requestId, {
          id: args.requestId,
          preSeed: args.preSeed,
          confirmations: BigInt(args.minimumRequestConfirmations),
          blockHash,
          commitment: {
            blockNum: blockNumber,
            subId: args.subId,
            callbackGasLimit: args.callbackGasLimit,
            numWords: args.numWords,
            sender: args.sender,
            extraArgs: args.extraArgs,
          },
          failures: 0,
          retryAt: 0,
        });
      }
      next = toBlock + 1n;
    }
  }

  /** Begins again from the first block. */
  function forget(why: string): void {
    log(`${why}: looking for its requests again.`);
    pending.clear();
    next = options.fromBlock;
  }

  /** Whether the coordinator still waits for an answer. */
  async function isOpen(request: Request): Promise<boolean> {
    const commitment = await client.readContract({
      ...contract,
      functionName: "s_requestCommitments",
      args: [request.id],
    });
    return BigInt(commitment) !== 0n;
  }

  /** Whether a contract can still know the hash of a request's block. */
  async function hasHash(request: Request, head: bigint): Promise<boolean> {
    if (head - request.commitment.blockNum < HASH_WINDOW) return true;
    return client
      .readContract({
        address: store,
        abi: blockhashStoreAbi,
        functionName: "getBlockhash",
        args: [request.commitment.blockNum],
      })
      .then(() => true)
      .catch(() => false);
  }

  /** Answers a request. Does not wait until the answer is mined. */
  async function answer(request: Request, nonce: number, baseFee: bigint): Promise<Hex> {
    const { proof } = prove(options.secretKey, request.preSeed, request.blockHash);
    return wallet.writeContract({
      ...contract,
      functionName: "fulfillRandomWords",
      args: [proof, request.commitment, false],
      nonce,
      gas: (BigInt(request.commitment.callbackGasLimit) * 64n) / 63n + GAS_AROUND_CALLBACK,
      // The subscription is billed what is paid here: nobody needs a tip on a local chain.
      maxPriorityFeePerGas: 0n,
      maxFeePerGas: 2n * baseFee + 1n,
    });
  }

  /** Why an answer that was sent has not closed its request; nothing while it may still do so. */
  async function failureOf({ hash, at }: Sent): Promise<string | undefined> {
    const receipt = await client.getTransactionReceipt({ hash }).catch(() => undefined);
    if (receipt?.status === "reverted") return "the coordinator rejected the answer.";
    if (!receipt && Date.now() - at > LONGEST_FLIGHT) return "the answer was not mined.";
    return undefined;
  }

  function postpone(request: Request, why: string): void {
    request.failures++;
    request.sent = undefined;
    const seconds = Math.min(2 ** request.failures, 60);
    request.retryAt = Date.now() + seconds * 1_000;
    log(`${nameOf(request)} was not answered, trying again in ${seconds} s: ${why}`);
  }

  async function tick(): Promise<void> {
    const head = await client.getBlock();
    await scan(head.number);
    const open = await Promise.all([...pending.values()].map(isOpen));
    let nonce: number | undefined;
    for (const [index, request] of [...pending.values()].entries()) {
      if (!open[index]) {
        pending.delete(request.id);
        if (request.sent) log(`${nameOf(request)} was answered in block ${head.number}.`);
        continue;
      }
      if (request.sent) {
        const why = await failureOf(request.sent);
        if (why) postpone(request, why);
        continue;
      }
      const { blockNum } = request.commitment;
      if (head.number < blockNum + request.confirmations || Date.now() < request.retryAt) continue;
      if (!(await hasHash(request, head.number))) {
        pending.delete(request.id);
        log(
          `${nameOf(request)} cannot be answered any more: the hash of its block is gone. Its bets are refunded after 25 hours.`,
        );
        continue;
      }
      const block = await client.getBlock({ blockNumber: blockNum });
      if (block.hash !== request.blockHash) return forget("The chain was rewritten");
      nonce ??= await client.getTransactionCount({ address: account.address, blockTag: "pending" });
      try {
        const hash = await answer(request, nonce, head.baseFeePerGas ?? 0n);
        request.sent = { hash, at: Date.now() };
        nonce++;
      } catch (error) {
        postpone(request, messageOf(error));
        nonce = undefined;
      }
    }
  }

  return { tick, pending: () => pending.size };
}

function nameOf(request: Request): string {
  const id = request.id.toString(16).padStart(64, "0");
  return `Request 0x${id.slice(0, 8)}… of block ${request.commitment.blockNum}`;
}
