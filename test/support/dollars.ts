import type { House } from "./house.ts";

/** Units, and chips, in a dollar. */
export const DOLLAR = 1_000_000n;

/**
 * Adds to a house a bank of dollars, which have six decimals and of which a chip is one unit, with a million of them and tables of
 * the three games; and gives each of its players chips for 1,000 dollars.
 */
export async function openDollars({ casino, ethers, games, owner, players }: House) {
  const dollar = await ethers.deployContract("LocalToken", ["Glasshouse Dollar", "USDG", 6]);
  await casino.openBank(await dollar.getAddress(), 1n);
  const number = (await casino.bankCount()) - 1n;
  const bank = await ethers.getContractAt("TokenBankroll", await casino.bankOf(number));
  await dollar.mint(owner.address, 2_000_000n * DOLLAR);
  await dollar.approve(await bank.getAddress(), ethers.MaxUint256);
  await bank.deposit(1_000_000n * DOLLAR, owner.address);
  for (const { address } of players) await bank.buyIn(address, 1_000n * DOLLAR);
  const open = async (game: { getAddress(): Promise<string> }) => {
    await casino.openTable(await game.getAddress(), 500_000n, number);
    return casino.tableCount();
  };
  const tables = {
    coinFlip: await open(games.coinFlip),
    dice: await open(games.dice),
    roulette: await open(games.roulette),
  };
  return { dollar, bank, number, tables };
}
