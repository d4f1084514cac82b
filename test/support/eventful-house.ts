import { encodeFunctionData, parseAbi } from "viem";
import { cancelOf, executeOf, scheduleOf } from "../../lib/act.ts";
import type { Hex } from "../../lib/bytes.ts";
import { games } from "../../lib/games/index.ts";
import { casinoAbi } from "../../lib/generated/abi.ts";
import { blackjack, hands } from "../../lib/hands/index.ts";
import { STAFF } from "../../scripts/local.ts";
import { type BusyHouse, openBusyHouse } from "./busy-house.ts";
import { dollarBets, leaveBanksOpen, playBanks } from "./eventful-banks.ts";

const HOUR = 3_600;
const PLAYERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/** So many that some of their hands wait for a decision for certain. */
const WALKERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const ROLLS = { count: 100, stopGain: 0n, stopLoss: 0n };
const ETHER = 10n ** 18n;
const BLACKJACK = games.length + 1 + hands.indexOf(blackjack);
const ACT = parseAbi(["function act(address target, uint256 value, bytes data) payable"]);
const GAS = 1_000_000n;

/** A house in which everything has happened that can: bets and hands of all kinds, leftovers, refunds, a late word, acts of the owner. */
export async function openEventfulHouse({ banks = true } = {}) {
  const house = await openBusyHouse();
  const { casino, bankroll, lottery, signers, networkHelpers, byOwner, addresses } = house;
  const as = (account: number) => {
    const signer = signers[account];
    if (!signer) throw new Error(`There is no account ${account}`);
    return signer;
  };
  const { guardian, provider } = STAFF;
  await house.buyIn();
  const { draw } = await lottery.onSale();
  const price = (await lottery.price()) * 10n ** 9n;
  await lottery.connect(as(3)).buy(draw, [1, 2, 3], house.accountOf(4), { value: 3n * price });

  for (const seed of [0, 1, 2]) await house.answer(await house.place(house.mixedBets(12, seed)));

  // More than the callback can settle: the rest is settled by anybody, in parts.
  const long = { stake: 10_000n, table: 1n, choice: 0n, rolls: ROLLS };
  const leftover = await house.place(PLAYERS.map((player) => ({ ...long, player })));
  await house.answer(leftover);
  while ((await casino.roundOf(leftover)).seats > 0n) {
    await casino.connect(as(13)).settle(leftover, 2n, { gasLimit: 10_000_000n });
  }

  for (let seed = 0; seed < 6; seed++) {
    const before = await casino.latestRound();
    const round = await house.playHands(seed);
    if (round > before) await house.answer(round);
  }

  await bankroll.connect(as(2)).cashOut(1_000_000n, house.accountOf(2));
  await bankroll
    .connect(as(provider))
    .deposit(3n * ETHER, house.accountOf(provider), { value: 3n * ETHER });
  await bankroll.connect(as(13)).contribute({ value: ETHER });
  await networkHelpers.time.increase(24 * HOUR);
  await bankroll.connect(as(13)).contribute({ value: 2n * ETHER });
  await networkHelpers.time.increase(HOUR);
  await bankroll
    .connect(as(provider))
    .redeem(123_456_789_012n, house.accountOf(13), house.accountOf(provider));
  await bankroll.fundChance();

  await casino.connect(as(guardian)).pause();
  const actOf = (data: Hex) => ({ target: addresses.casino, data });
  const resume = encodeFunctionData({ abi: casinoAbi, functionName: "resume" });
  await byOwner(executeOf(addresses.authority, actOf(resume)));
  const lower = encodeFunctionData({
    abi: casinoAbi,
    functionName: "lowerLimit",
    args: [1n, 200_000n],
  });
  await byOwner({ to: addresses.casino, data: lower });
  const raise = encodeFunctionData({
    abi: casinoAbi,
    functionName: "raiseLimit",
    args: [1n, 240_000n],
  });
  await byOwner(scheduleOf(addresses.authority, actOf(raise)));
  await networkHelpers.time.increase(HOUR);
  await byOwner(executeOf(addresses.authority, actOf(raise)));
  await byOwner(scheduleOf(addresses.authority, actOf(raise)));
  await as(guardian).sendTransaction(cancelOf(addresses.authority, actOf(raise), house.safe));

  if (banks) await playBanks(house);

  // The oracle sleeps: a round is refunded in parts, a hand's decision with it, and the word that comes at last is ignored.
  const silent = await house.place([
    ...house.mixedBets(8, 3),
    ...(banks ? dollarBets(house, 3, 3) : []),
  ]);
  await house.playHands(7);
  await networkHelpers.time.increase(25 * HOUR);
  await casino.connect(as(13)).refund(silent, 3n);
  await casino.connect(as(13)).refund(silent, 100n);
  await casino.connect(as(13)).refund((await casino.latestRound()) as bigint, 100n);
  await house.answer(silent);

  // Players who walk away: anybody closes their hands. A player who is a contract closes his own.
  const deal = { table: BigInt(BLACKJACK), stake: 10_000n, choice: 0n };
  await house.answer(await house.place(WALKERS.map((player) => ({ ...deal, player }))));
  const player = await contractOf(house, 13);
  await player.act("place", [BLACKJACK, deal.stake, deal.choice], 2n * FEE_MONEY);
  await house.answer(await house.latestRound());
  await networkHelpers.time.increase(72 * HOUR);
  const { reserved, state } = await casino.handOf(player.address, BLACKJACK);
  if (reserved > 0n) await player.act("decide", [BLACKJACK, blackjack.closing(state)]);
  const closer = await contractOf(house, 14);
  await bankroll.connect(as(14)).buyIn(closer.address, { value: ETHER });
  await closeHands(house, as(14), closer.act);

  // What is open when the audit ends: a round that waits, and one whose word left bets over.
  const drawn = await house.place(PLAYERS.map((player) => ({ ...long, player })));
  await house.answer(drawn);
  await house.playHands(8);
  if (banks) await leaveBanksOpen(house);
  return { ...house, contracts: { player: player.address, closer: closer.address } };
}

/** Pays for the chance that closing a hand may need. */
const FEE_MONEY = 10n ** 15n;

/** Calls the casino through a contract. */
type Act = (
  functionName: "place" | "decide" | "closeHand",
  args: readonly unknown[],
  value?: bigint,
) => Promise<Hex>;

/** Deploys a contract through which an account acts. */
async function contractOf(house: BusyHouse, account: number): Promise<{ address: Hex; act: Act }> {
  const deployed = await house.ethers.deployContract("HostilePlayer");
  const address = (await deployed.getAddress()) as Hex;
  const act: Act = (functionName, args, value = 0n) => {
    const call = encodeFunctionData({ abi: casinoAbi, functionName, args } as never);
    const data = encodeFunctionData({ abi: ACT, args: [house.addresses.casino, value, call] });
    return house.send(house.accountOf(account), address, data, value, GAS);
  };
  return { address, act };
}

/** Closes every hand of those who walked away: some by an account, some through a contract that pays at once, some through it from its chips. */
async function closeHands(
  house: BusyHouse,
  closer: BusyHouse["signers"][number],
  act: Act,
): Promise<void> {
  const { casino } = house;
  for (let table = 1n; table <= (await casino.tableCount()); table++) {
    for (const [i, player] of WALKERS.map((one) => house.accountOf(one)).entries()) {
      const { reserved, waiting } = await casino.handOf(player, table);
      if (reserved === 0n || waiting) continue;
      if (i % 2 === 0) await casino.connect(closer).closeHand(player, table, { value: FEE_MONEY });
      else await act("closeHand", [player, Number(table)], i === 1 ? FEE_MONEY : 0n);
    }
  }
}
