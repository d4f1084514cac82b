import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { ContractTransactionReceipt, ContractTransactionResponse, Overrides } from "ethers";
import { network } from "hardhat";
import type { Hex } from "../../lib/bytes.ts";
import { isWide } from "../../lib/games/index.ts";
import { ONE_ROLL, type Rolls } from "../../lib/play.ts";
import { keyHashOf } from "../../lib/vrf/curve.ts";
import { prove, publicKeyOf } from "../../lib/vrf/prove.ts";

/** Options of a house under test. */
export type HouseOptions = {
  /** The oracle's proving key. */
  secretKey?: bigint;
  /** Gas for settling inside the answer. Small to leave bets for `settle`. */
  callbackGasLimit?: bigint;
  /** What the bank is given, in wei. */
  bank?: bigint;
  /** What the VRF subscription is given, in wei. 0 leaves it empty. */
  subscription?: bigint;
  /** Part of the Kelly stake that each table takes, in millionths. */
  kappa?: bigint;
  /** What kind of chain it stands on: Hardhat's own, if none is named. */
  chainType?: "generic" | "op";
};

export type House = Awaited<ReturnType<typeof openHouse>>;

export type Bet = {
  /** The first player, if none is named. */
  player?: HardhatEthersSigner;
  table: bigint;
  stake: bigint;
  choice: bigint;
  rolls?: Rolls;
};

const ETHER = 10n ** 18n;
const PREMIUM_PERCENT = 20n;
const CONFIRMATIONS = 3n;
const MAX_CALLBACK_GAS = 2_500_000n;
// What the coordinator uses around the callback, with room.
const GAS_AROUND_CALLBACK = 400_000n;

/**
 * Deploys a whole house on a network of its own, in this process: the real coordinator with a registered proving key, the casino, three
 * tables, a bank and a funded subscription. `fulfil` answers a request with a genuine proof.
 */
export async function openHouse(options: HouseOptions = {}) {
  const secretKey = options.secretKey ?? 0x676c617373686f757365n;
  const { chainType = "generic" } = options;
  const connection = await network.create({ network: "default", chainType });
  const { ethers, networkHelpers, provider } = connection;
  const [owner, oracle, ...players] = await ethers.getSigners();
  if (!owner || !oracle) throw new Error("The network has no accounts");

  const pk = publicKeyOf(secretKey);
  const keyHash = keyHashOf(pk);
  const coordinator = await ethers.deployContract("VRFCoordinatorV2_5", [ethers.ZeroAddress]);
  await coordinator.registerProvingKey([...pk] as [bigint, bigint], 10n ** 12n);
  await coordinator.setConfig(
    CONFIRMATIONS,
    MAX_CALLBACK_GAS,
    0n, // staleness of the price feed: there is none
    33_285n, // gas after the payment is computed
    1n, // wei per unit of LINK: not used
    0n,
    0n,
    PREMIUM_PERCENT,
    PREMIUM_PERCENT,
  );

  const authority = await ethers.deployContract("AccessManager", [owner.address]);
  // No reserve of this house trades.
  const reserves = await ethers.deployContract("ReserveFactory", [
    await authority.getAddress(),
    ethers.ZeroAddress,
  ]);
  const banks = await ethers.deployContract("BankFactory", [await reserves.getAddress()]);
  const desks = await ethers.deployContract("PlayersFactory", [ethers.ZeroAddress]);
  const casino = await ethers.deployContract("Casino", [
    await authority.getAddress(),
    {
      coordinator: await coordinator.getAddress(),
      keyHash,
      confirmations: CONFIRMATIONS,
      callbackGasLimit: options.callbackGasLimit ?? MAX_CALLBACK_GAS,
      premiumPercent: PREMIUM_PERCENT,
      minGasPrice: 0n,
    },
    await banks.getAddress(),
    await reserves.getAddress(),
    await desks.getAddress(),
  ]);
  const bankroll = await ethers.getContractAt("NativeBankroll", await casino.bankroll());
  const games = {
    coinFlip: await ethers.deployContract("CoinFlip"),
    dice: await ethers.deployContract("Dice"),
    roulette: await ethers.deployContract("Roulette"),
  };
  const tables = { coinFlip: 1n, dice: 2n, roulette: 3n };
  for (const game of [games.coinFlip, games.dice, games.roulette]) {
    await casino.openTable(await game.getAddress(), options.kappa ?? 500_000n, 0n);
  }
  const subscription = await casino.subscription();
  const prepaid = options.subscription ?? 100n * ETHER;
  if (prepaid !== 0n)
    await coordinator.fundSubscriptionWithNative(subscription, { value: prepaid });
  const bank = options.bank ?? 1_000n * ETHER;
  if (bank !== 0n) await bankroll.deposit(bank, owner.address, { value: bank });

  const addresses = {
    casino: (await casino.getAddress()) as Hex,
    bankroll: (await bankroll.getAddress()) as Hex,
    coordinator: (await coordinator.getAddress()) as Hex,
    authority: (await authority.getAddress()) as Hex,
    fromBlock: 0,
  };

  async function receiptOf(sent: Promise<ContractTransactionResponse>) {
    const receipt = await (await sent).wait();
    if (!receipt) throw new Error("The transaction was not mined");
    return receipt;
  }

  /** Id of the bet that a transaction placed. */
  function betOf(receipt: ContractTransactionReceipt): bigint {
    for (const log of receipt.logs) {
      const event = log.address === addresses.casino && casino.interface.parseLog(log);
      if (event && event.name === "BetPlaced") return event.args.bet;
    }
    throw new Error("The transaction placed no bet");
  }

  /** The request of a round, as the coordinator announced it. */
  async function requestOf(round: bigint) {
    const requestId = await casino.requestIdOf(round);
    // 0 once the round is closed: then every block is searched.
    const block = Number((await casino.roundOf(round)).blockNumber);
    const events = await coordinator.queryFilter(
      coordinator.filters.RandomWordsRequested(keyHash, undefined, undefined, subscription),
      block,
      block || "latest",
    );
    const event = events.find(({ args }) => args.requestId === requestId);
    if (!event) throw new Error(`Round ${round} has no request`);
    const { preSeed, callbackGasLimit, numWords, extraArgs, sender } = event.args;
    return {
      requestId,
      preSeed,
      blockHash: event.blockHash as Hex,
      commitment: {
        blockNum: BigInt(event.blockNumber),
        subId: subscription,
        callbackGasLimit,
        numWords,
        sender,
        extraArgs,
      },
    };
  }

  /** The genuine proof of a round's request, as the coordinator takes it. */
  async function proofOf(round: bigint) {
    const request = await requestOf(round);
    const { proof, randomness } = prove(secretKey, request.preSeed, request.blockHash);
    const args = {
      ...proof,
      pk: [...proof.pk] as [bigint, bigint],
      gamma: [...proof.gamma] as [bigint, bigint],
      cGammaWitness: [...proof.cGammaWitness] as [bigint, bigint],
      sHashWitness: [...proof.sHashWitness] as [bigint, bigint],
    };
    return { ...request, proof: args, randomness };
  }

  /** Answers the request of a round with a genuine proof. The block of the request must have ended. */
  async function fulfil(round: bigint, overrides: Overrides = {}) {
    const { proof, commitment } = await proofOf(round);
    const gasLimit = (commitment.callbackGasLimit * 64n) / 63n + GAS_AROUND_CALLBACK;
    return receiptOf(
      coordinator
        .connect(oracle)
        .fulfillRandomWords(proof, commitment, false, { gasLimit, ...overrides }),
    );
  }

  /** Chips that a bet of this many rolls needs for chance, with a margin for a rising base fee. */
  async function feeOf(rolls = 1n, wide = false): Promise<bigint> {
    const block = await ethers.provider.getBlock("latest");
    const quote = wide ? casino.feeOfWide : casino.feeOf;
    return ((await quote(block?.baseFeePerGas ?? 0n, true, rolls)) * 5n) / 4n;
  }

  /** Sends a bet with the coins that it costs. What is left of the fee of chance stays as chips. */
  async function send({ player, table, stake, choice, rolls = ONE_ROLL }: Bet) {
    const { game, bank } = await casino.tableOf(table);
    const { units } = await (await ethers.getContractAt("IGame", game)).quote(choice);
    const count = BigInt(rolls.count);
    const isNative = bank === 0n;
    const fee = await feeOf(count, !isNative || isWide(choice));
    const chips = (isNative ? stake * units * count : 0n) + fee;
    const from = casino.connect(player ?? players[0]);
    // With a limit of its own, so that a bet that is not its round's first is not estimated as if it were.
    const overrides = { value: chips * 10n ** 9n, gasLimit: 500_000n };
    return rolls.count === 1
      ? from.place(table, stake, choice, overrides)
      : from.placeRolls(table, stake, choice, rolls, overrides);
  }

  /** Places a bet in a block of its own. @returns Its id. */
  async function place(bet: Bet): Promise<bigint> {
    return betOf(await receiptOf(send(bet)));
  }

  /** Places bets in one block, and so in one round. @returns Their ids, in their order. */
  async function placeTogether(bets: readonly Bet[]): Promise<bigint[]> {
    await provider.request({ method: "evm_setAutomine", params: [false] });
    const sent: ContractTransactionResponse[] = [];
    for (const bet of bets) sent.push(await send(bet));
    await provider.request({ method: "evm_mine" });
    await provider.request({ method: "evm_setAutomine", params: [true] });
    return Promise.all(sent.map(async (one) => betOf(await receiptOf(Promise.resolve(one)))));
  }

  return {
    connection,
    ethers,
    networkHelpers,
    provider,
    owner,
    oracle,
    players,
    secretKey,
    keyHash,
    subscription,
    coordinator,
    authority,
    casino,
    bankroll,
    games,
    tables,
    addresses,
    receiptOf,
    betOf,
    requestOf,
    proofOf,
    fulfil,
    feeOf,
    place,
    placeTogether,
  };
}
