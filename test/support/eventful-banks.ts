import { encodeFunctionData } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { games } from "../../lib/games/index.ts";
import { reserveAbi } from "../../lib/generated/abi.ts";
import { STAFF } from "../../scripts/local.ts";
import { BEFORE_DOLLARS, type BusyHouse } from "./busy-house.ts";

const HOUR = 3_600;
const ETHER = 10n ** 18n;
const DOLLARS = 10n ** 6n;
const ALL = 2n ** 255n;
const DOLLAR_BANK = 1;
const TOKEN_BANK = 2;
// The last but three of all tables: a coin for the other token.
const TABLE_OF_TOKEN = 4n;

/** Bets in dollars, the same for the same number. */
export function dollarBets(house: BusyHouse, count: number, seed: number) {
  return house.mixedBets(count, seed, BEFORE_DOLLARS);
}

/** Everything that can happen at the banks of tokens, in the line of exits, and in the reserves. */
export async function playBanks(house: BusyHouse): Promise<void> {
  const { casino, networkHelpers } = house;
  const as = (account: number) => house.signers[account] as (typeof house.signers)[number];
  await house.fund(DOLLAR_BANK);
  await house.fund(TOKEN_BANK);

  // Rounds of bets in coins and in tokens, and hands in dollars.
  const coinInTokens = (await casino.tableCount()) - TABLE_OF_TOKEN + 1n;
  for (const seed of [21, 22]) {
    const inTokens = [1, 2, 3].map((player) => {
      return { player, table: coinInTokens, stake: 20_000n, choice: 1n };
    });
    const bets = [...house.mixedBets(4, seed), ...dollarBets(house, 6, seed), ...inTokens];
    await house.answer(await house.place(bets));
  }
  for (let seed = 10; seed < 15; seed++) {
    const before = await casino.latestRound();
    const round = await house.playHands(seed, BEFORE_DOLLARS + games.length);
    if (round > before) await house.answer(round);
  }

  // Players and providers of the dollar's bank.
  const address = await casino.bankOf(DOLLAR_BANK);
  const bank = await house.ethers.getContractAt("TokenBankroll", address);
  await house.dollar.connect(as(4)).approve(address, 100n * DOLLARS);
  await bank.connect(as(4)).buyIn(house.accountOf(5), 7n * DOLLARS);
  await bank.connect(as(5)).cashOut(3n * DOLLARS, house.accountOf(6));
  await house.dollar.mint(house.accountOf(STAFF.provider), 2_000n * DOLLARS);
  const provider = as(STAFF.provider);
  await house.dollar.connect(provider).approve(address, 2_000n * DOLLARS);
  await bank.connect(provider).deposit(1_000n * DOLLARS, provider.address);
  await bank.connect(provider).mint(500_000_000n * 10n ** 6n, provider.address);
  await bank.connect(provider).withdraw(123_456_789n, house.accountOf(13), provider.address);
  // A gift that nobody announces.
  await house.dollar.mint(address, 5n * DOLLARS);

  await coldAndBack(house);
  await networkHelpers.time.increase(HOUR);
}

/** Money goes cold, is hedged, comes back, and providers leave in their order. */
async function coldAndBack(house: BusyHouse): Promise<void> {
  const { bankroll, reserve, networkHelpers, byOwner } = house;
  const provider = house.signers[STAFF.provider] as (typeof house.signers)[number];
  const anybody = house.signers[13] as (typeof house.signers)[number];
  const price = await house.feed.latestAnswer();
  const fresh = async (ofCoin = price) => {
    await house.feed.updateAnswer(ofCoin);
    await house.dollarFeed.updateAnswer(await house.dollarFeed.latestAnswer());
    await house.market.follow();
  };
  const ofOwner = async (functionName: "lowerHedge" | "lowerTarget", value: bigint) => {
    const data = encodeFunctionData({ abi: reserveAbi, functionName, args: [value] });
    await byOwner({ to: (await reserve.getAddress()) as Hex, data });
  };

  await reserve.connect(anybody).sweep();
  for (let i = 0; i < 3; i++) {
    await networkHelpers.time.increase(HOUR / 6);
    await fresh();
    await reserve.connect(anybody).hedge(ALL);
  }
  // Shares move while there is money in two assets, at either price of a block in which it changed.
  await bankroll.connect(provider).deposit(ETHER, provider.address, { value: ETHER });
  await fresh((price * 101n) / 100n);
  await bankroll.connect(provider).withdraw(ETHER / 3n, provider.address, provider.address);

  // Exits in line: more than all that is hot, which is served in two parts; one that is taken back; one that waits.
  const held = await bankroll.balanceOf(provider.address);
  const [hot, all] = [await bankroll.hotEquityLow(), await bankroll.equityLow()];
  for (const [shares, receiver] of [
    [(held * hot) / all + held / 100n, 5],
    [held / 1_000n, 6],
    [held / 2_000n, 7],
  ] as const) {
    await bankroll
      .connect(provider)
      .requestExit(shares, house.accountOf(receiver), provider.address);
  }
  await bankroll.connect(provider).cancelExit(1n);
  await bankroll.connect(anybody).serveExits(1n);
  await reserve.connect(anybody).refill(ALL);
  await bankroll.connect(anybody).serveExits(1n);
  const coins = 3_000n * ETHER;
  await bankroll.connect(provider).deposit(coins, provider.address, { value: coins });
  await bankroll.connect(provider).redeem(held / 3_000n, provider.address, provider.address);

  // Less of it in dollars: some are sold, and the coins come back.
  await ofOwner("lowerHedge", 1_000n);
  await reserve.connect(anybody).hedge(ALL);
}

/** Leaves bets and hands in tokens open, hedged money with a price, and exits that wait. */
export async function leaveBanksOpen(house: BusyHouse): Promise<void> {
  await house.place([...dollarBets(house, 5, 31), ...house.mixedBets(2, 32)]);
  await house.playHands(33, BEFORE_DOLLARS + games.length);
  await house.feed.updateAnswer(await house.feed.latestAnswer());
  await house.dollarFeed.updateAnswer(await house.dollarFeed.latestAnswer());
}
