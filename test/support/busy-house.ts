import { encodeFunctionData } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { games, isWide, ONE } from "../../lib/games/index.ts";
import { bankrollAbi, casinoAbi, coordinatorAbi } from "../../lib/generated/abi.ts";
import { hands } from "../../lib/hands/index.ts";
import type { Rolls } from "../../lib/play.ts";
import { prove } from "../../lib/vrf/prove.ts";
import { preSeedOf } from "../../lib/vrf/request.ts";
import { KEY_HASH, PROVING_KEY, STAFF } from "../../scripts/local.ts";
import { openLocalHouse } from "./local.ts";

/** A bet of a busy house. */
export type BusyBet = {
  player: number;
  table: bigint;
  stake: bigint;
  choice: bigint;
  rolls?: Rolls;
};

export type BusyHouse = Awaited<ReturnType<typeof openBusyHouse>>;

const PLAYERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
// Above any base fee of full blocks that follow each other, so that nothing has to be asked.
const GAS_PRICE = hex(10n ** 11n);
const GAS_OF_BET = 700_000n;
const GAS_OF_ANSWER = 2_900_000n;
// Far below what any table allows of a bank of 5,000 coins.
const MOST_PROFIT = 1_000_000_000n;

/**
 * The house of `npm start` on a network of this process, made busy at once: many bets a block, sent without asking anything before, and
 * answered with genuine proofs.
 */
export async function openBusyHouse() {
  const house = await openLocalHouse();
  const { provider, signers } = house;
  const casino = (await house.casino.getAddress()).toLowerCase() as Hex;
  const bankroll = (await house.bankroll.getAddress()).toLowerCase() as Hex;
  const lottery = (await house.lottery.getAddress()).toLowerCase() as Hex;
  const coordinator = (await house.coordinator.getAddress()).toLowerCase() as Hex;
  const authority = (await house.authority.getAddress()).toLowerCase() as Hex;
  const subscription = await house.casino.subscription();
  const callbackGasLimit = Number(await house.casino.callbackGasLimit());
  const accounts = signers.map(({ address }) => address as Hex);

  /** Requests by round: where they were made. */
  const requests = new Map<bigint, { block: bigint; hash: Hex }>();
  let rounds = await house.casino.latestRound();

  function accountOf(index: number): Hex {
    const account = accounts[index];
    if (!account) throw new Error(`There is no account ${index}`);
    return account;
  }

  /** Sends a transaction. @returns Its hash. */
  async function send(from: Hex, to: Hex, data: Hex, value = 0n, gas = GAS_OF_BET): Promise<Hex> {
    const call = { from, to, data, value: hex(value), gas: hex(gas), gasPrice: GAS_PRICE };
    return (await provider.request({ method: "eth_sendTransaction", params: [call] })) as Hex;
  }

  async function mine(): Promise<void> {
    await provider.request({ method: "evm_mine" });
  }

  async function automine(on: boolean): Promise<void> {
    await provider.request({ method: "evm_setAutomine", params: [on] });
  }

  /** Buys chips for every player. */
  async function buyIn(coins = 10n): Promise<void> {
    for (const player of PLAYERS) {
      const args = [accountOf(player)] as const;
      const data = encodeFunctionData({ abi: bankrollAbi, functionName: "buyIn", args });
      await send(accountOf(player), bankroll, data, coins * 10n ** 18n);
    }
  }

  /** Sends transactions that are mined in one block. @returns The round that they opened or joined: the latest. */
  async function together(calls: readonly { player: number; data: Hex }[]): Promise<bigint> {
    await automine(false);
    for (const { player, data } of calls) await send(accountOf(player), casino, data);
    await mine();
    await automine(true);
    return latestRound();
  }

  /** The latest round, which can be answered once it is read here, before another block. */
  async function latestRound(): Promise<bigint> {
    const block = (await provider.request({
      method: "eth_getBlockByNumber",
      params: ["latest", false],
    })) as { number: Hex; hash: Hex };
    const latest = await house.casino.latestRound();
    if (latest > rounds) requests.set(latest, { block: BigInt(block.number), hash: block.hash });
    rounds = latest;
    return rounds;
  }

  /** Places bets in one block. @returns Their round. */
  async function place(bets: readonly BusyBet[]): Promise<bigint> {
    return together(
      bets.map(({ player, table, stake, choice, rolls }) => ({
        player,
        data: rolls
          ? encodeFunctionData({
              abi: casinoAbi,
              functionName: "placeRolls",
              args: [Number(table), stake, choice, rolls],
            })
          : encodeFunctionData({
              abi: casinoAbi,
              functionName: "place",
              args: [Number(table), stake, choice],
            }),
      })),
    );
  }

  /**
   * Deals hands to those who have none, and makes a decision for the others, in one block; the same for the same number.
   *
   * @param after The table before the first of the hands'.
   */
  async function playHands(seed: number, after = games.length): Promise<bigint> {
    const calls: { player: number; data: Hex }[] = [];
    for (const [i, model] of hands.entries()) {
      const table = after + i + 1;
      for (const player of PLAYERS.slice(0, 4)) {
        const n = seed * 31 + player;
        const { state, reserved, waiting } = await house.casino.handOf(accountOf(player), table);
        if (waiting) continue;
        const [, choice] = model.examples[n % model.examples.length] as [string, bigint];
        const actions = reserved === 0n ? [] : model.actions(state);
        const data =
          reserved === 0n
            ? encodeFunctionData({
                abi: casinoAbi,
                functionName: "place",
                args: [table, 10_000n + BigInt(n), choice],
              })
            : encodeFunctionData({
                abi: casinoAbi,
                functionName: "decide",
                args: [table, actions[n % actions.length] as bigint],
              });
        calls.push({ player, data });
      }
    }
    return together(calls);
  }

  /** Answers the request of a round with a genuine proof. @returns The transaction's hash. */
  async function answer(round: bigint): Promise<Hex> {
    const request = requests.get(round);
    if (!request) throw new Error(`There is no round ${round}`);
    const preSeed = preSeedOf({ keyHash: KEY_HASH, consumer: casino, subscription }, round);
    const { proof } = prove(PROVING_KEY, preSeed, request.hash);
    const commitment = {
      blockNum: request.block,
      subId: subscription,
      callbackGasLimit,
      numWords: 1,
      sender: casino,
      extraArgs: NATIVE,
    };
    const data = encodeFunctionData({
      abi: coordinatorAbi,
      functionName: "fulfillRandomWords",
      args: [proof, commitment, false],
    });
    return send(accountOf(STAFF.oracle), coordinator, data, 0n, GAS_OF_ANSWER);
  }

  /**
   * Bets of all kinds, the same for the same number.
   *
   * @param after The table before the first of the games'.
   */
  function mixedBets(count: number, seed = 0, after = 0): BusyBet[] {
    return Array.from({ length: count }, (_, i) => {
      const n = seed * 7_919 + i;
      const game = games[n % games.length] as (typeof games)[number];
      const examples = game.examples.filter(([, choice]) => {
        const { max } = game.quote(choice);
        return (max * 20_000n) / ONE < MOST_PROFIT && !isWide(choice);
      });
      const [, choice] = examples[Math.floor(n / games.length) % examples.length] as [
        string,
        bigint,
      ];
      const bet = {
        player: PLAYERS[n % PLAYERS.length] as number,
        table: BigInt(after + games.indexOf(game) + 1),
        stake: 10_000n + BigInt(n % 9_973),
        choice,
      };
      return n % 10 === 9
        ? { ...bet, rolls: { count: 2 + (n % 5), stopGain: 15_000n, stopLoss: 0n } }
        : bet;
    });
  }

  /** Gives every player tokens, which the bank of a number may take. */
  async function fund(bank: number): Promise<void> {
    const address = await house.casino.bankOf(bank);
    const contract = await house.ethers.getContractAt("TokenBankroll", address);
    const token = await house.ethers.getContractAt("LocalToken", await contract.asset());
    const amount = 1_000n * 10n ** (await token.decimals());
    for (const player of PLAYERS) {
      const signer = signers[player];
      await token.connect(signer).mint(accountOf(player), amount);
      await token.connect(signer).approve(address, amount);
    }
  }

  return {
    ...house,
    addresses: { casino, bankroll, lottery, coordinator, authority },
    accountOf,
    send,
    buyIn,
    fund,
    together,
    latestRound,
    place,
    playHands,
    answer,
    mixedBets,
  };
}

/** The table before the first of those at which dollars are played: the games', then the hands'. See ignition/modules/Local.ts. */
export const BEFORE_DOLLARS = games.length + hands.length;

/** Extra arguments of a request that is paid in the native coin: ExtraArgsV1. */
const NATIVE: Hex = `0x92fd1338${"1".padStart(64, "0")}`;

function hex(value: bigint): Hex {
  return `0x${value.toString(16)}`;
}
