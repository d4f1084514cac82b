import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { Hex } from "../../lib/bytes.ts";
import { readDraw } from "../../lib/lottery.ts";
import { prove } from "../../lib/vrf/prove.ts";
import type { House } from "./house.ts";

/** Options of a lottery under test. */
export type LotteryOptions = {
  /** Of a ticket, in chips. */
  price?: bigint;
  /** Seconds. */
  period?: bigint;
  /** What its VRF subscription is given, in wei. */
  subscription?: bigint;
};

export type Lottery = Awaited<ReturnType<typeof openLottery>>;

const CHIP = 10n ** 9n;
const GAS_OF_ANSWER = 800_000n;

/** Deploys a lottery beside a house. `fulfil` answers its draws with genuine proofs. */
export async function openLottery(house: House, options: LotteryOptions = {}) {
  const { ethers, coordinator, networkHelpers, oracle, secretKey, receiptOf } = house;
  const price = options.price ?? 1_000_000n;
  const lottery = await ethers.deployContract("Lottery", [
    await house.casino.getAddress(),
    price,
    options.period ?? 86_400n,
  ]);
  const subscription = await lottery.subscription();
  const prepaid = options.subscription ?? 10n ** 19n;
  if (prepaid !== 0n) {
    await coordinator.fundSubscriptionWithNative(subscription, { value: prepaid });
  }

  /** Buys tickets of the draw on sale. */
  async function buy(player: HardhatEthersSigner, numbers: readonly number[]) {
    const { draw } = await lottery.onSale();
    const value = BigInt(numbers.length) * price * CHIP;
    return receiptOf(lottery.connect(player).buy(draw, [...numbers], player.address, { value }));
  }

  /** Lets the time of the draw on sale run out. */
  async function toEnd(): Promise<void> {
    const { end } = await lottery.onSale();
    await networkHelpers.time.increaseTo(end);
  }

  /** Answers the request of a draw with a genuine proof. @returns Its receipt, and the proof's randomness. */
  async function fulfil(draw: bigint) {
    const requestId = await lottery.requestIdOf(draw);
    const events = await coordinator.queryFilter(
      coordinator.filters.RandomWordsRequested(house.keyHash, undefined, undefined, subscription),
    );
    const event = events.find(({ args }) => args.requestId === requestId);
    if (!event) throw new Error(`Draw ${draw} has no request`);
    const { preSeed, callbackGasLimit, numWords, extraArgs, sender } = event.args;
    const { proof, randomness } = prove(secretKey, preSeed, event.blockHash as Hex);
    const answer = coordinator.connect(oracle).fulfillRandomWords(
      {
        ...proof,
        pk: [...proof.pk] as [bigint, bigint],
        gamma: [...proof.gamma] as [bigint, bigint],
        cGammaWitness: [...proof.cGammaWitness] as [bigint, bigint],
        sHashWitness: [...proof.sHashWitness] as [bigint, bigint],
      },
      {
        blockNum: BigInt(event.blockNumber),
        subId: subscription,
        callbackGasLimit,
        numWords,
        sender,
        extraArgs,
      },
      false,
      { gasLimit: GAS_OF_ANSWER },
    );
    return { receipt: await receiptOf(answer), randomness };
  }

  /** A draw, read as the dApp reads it. */
  async function stateOf(draw: bigint) {
    const [status, tickets, requestedAt, number, winners, prizes] = await lottery.drawOf(draw);
    return readDraw(draw, [Number(status), tickets, requestedAt, number, winners, prizes]);
  }

  return { lottery, price, subscription, buy, toEnd, fulfil, stateOf };
}
