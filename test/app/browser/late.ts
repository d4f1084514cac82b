import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { createTestClient, createWalletClient, http, publicActions, type TestClient } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { encodeSpread } from "../../../lib/games/roulette.ts";
import { casinoAbi } from "../../../lib/generated/abi.ts";
import { MNEMONIC } from "../../../scripts/local.ts";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openWithWallet,
} from "../../support/app/house.ts";
import { chipsOf, connect, keepPicture, waitForChips } from "../../support/app/steps.ts";
import type { Wallet } from "../../support/app/wallet.ts";
import { expectNear } from "../../support/near.ts";
import { startWorld, type World } from "../../support/world.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const PERIOD = 600;

describe("the dApp: when nobody does what anybody may", function () {
  this.timeout(90_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let world: World;
  let chain: TestClient;
  let context: BrowserContext;
  let page: Page;
  let wallet: Wallet;

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
  });

  /** A world of which something is missing, in the place of the whole one. */
  async function openWorld(...without: string[]): Promise<void> {
    world = await startWorld(...without.flatMap((part) => ["--without", part]));
    house.relay.turnTo(world.rpc);
    chain = createTestClient({ mode: "hardhat", transport: http(world.rpc) });
    ({ context, wallet } = await openWithWallet({ ...house, world, chain }));
    page = await context.newPage();
    await page.goto(`${house.url}/coin`);
    await connect(page);
  }

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
    await context?.close();
    house.relay.turnTo(house.world.rpc);
    await world?.stop();
  });

  async function pass(seconds: number): Promise<void> {
    await chain.increaseTime({ seconds });
    await chain.mine({ blocks: 1 });
  }

  it("a bet without a word waits, then says that the oracle is late, then is refunded by its player", async () => {
    await openWorld("dapp", "keeper", "oracle");
    await page.getByRole("button", { name: /^Flip for/ }).click();
    const board = page.getByRole("region", { name: "Board" });
    await board.getByText("Waiting for the oracle's proof").waitFor();
    const id = /Bet (\d+-\d+)/.exec((await board.textContent()) ?? "")?.[1];
    const after = await chipsOf(page);

    await page.goto(`${house.url}/verify?bet=${id}`);
    await page.getByText("This bet waits for its word").waitFor();
    await page.goto(`${house.url}/coin`);

    await pass(HOUR);
    await board.getByText(/The oracle is late.*Refundable in 2[34]:\d\d:\d\d/).waitFor();
    expect(await page.getByRole("button", { name: "Take stake and fee back" }).count()).to.equal(0);

    await pass(25 * HOUR);
    await page.getByRole("button", { name: "Take stake and fee back" }).click();
    await board.getByText("Refunded: no word came in time").waitFor();
    expectNear(await waitForChips(page, (chips) => chips > after), after + 0.01, 0.001);

    await page.goto(`${house.url}/verify?bet=${id}`);
    await page.getByText("No word came for this bet in time, so it was refunded").waitFor();
  });

  it("a bet that an answer left over is settled by its player", async () => {
    await openWorld("dapp", "keeper");
    const players = Array.from({ length: 6 }, (_, i) =>
      mnemonicToAccount(MNEMONIC, { addressIndex: i + 1 }),
    );
    const wide = encodeSpread(Array.from({ length: 16 }, (_, i) => ({ spot: 37 + i, count: 1 })));
    const rolls = { count: 100, stopGain: 0n, stopLoss: 0n };
    await chain.setIntervalMining({ interval: 0 });
    // In one block, the player's last: more rolls than the answer's gas can play.
    for (const account of [...players, wallet.account]) {
      const client = createWalletClient({ account, transport: http(world.rpc) }).extend(
        publicActions,
      );
      await client.writeContract({
        address: world.contracts.casino,
        abi: casinoAbi,
        functionName: "placeRolls",
        args: account === wallet.account ? [1, 100_000n, 1n, rolls] : [3, 10_000n, wide, rolls],
        value: 10n ** 17n,
        gas: 900_000n,
        chain: null,
      });
    }
    await chain.setIntervalMining({ interval: 1 });
    const board = page.getByRole("region", { name: "Board" });
    await board.getByText("Your bet is among those left to settle").waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "Settle it now" }).click();
    await board.getByText(/\d+ of 100 rolls paid/).waitFor({ timeout: 20_000 });
    expect(await board.getByRole("list", { name: "Rolls" }).getByRole("listitem").count()).to.equal(
      100,
    );
  });

  it("a lottery draw is started by a player; one that nobody started is closed, and paid back", async () => {
    await openWorld("dapp", "keeper");
    await page.goto(`${house.url}/lottery`);
    await buyFiveTickets(1);
    await pass(PERIOD);
    await page.getByRole("button", { name: "Start the draw" }).click();
    await page.getByText("Draw 1 is started", { exact: true }).waitFor();
    const first = page.getByRole("region", { name: "Your tickets of draw 1" });
    await first.getByText(/^5 tickets, \d{5} was drawn$/).waitFor();

    await buyFiveTickets(2);
    await pass(PERIOD + 3 * DAY);
    await page.getByText(/^Nobody started this draw in time, so it has failed\./).waitFor();
    await page.getByRole("button", { name: "Close the draw" }).click();
    await page.getByText("Draw 2 is closed", { exact: true }).waitFor();
    const second = page.getByRole("region", { name: "Your tickets of draw 2" });
    await second.getByText("5 tickets, failed").waitFor();
    await page.getByRole("button", { name: "Refund every ticket" }).click();
    await page.getByText(/^Refunded 5 tickets to 0x/).waitFor();
    await page.getByText("Every ticket of this draw is paid back.").waitFor();
    await second
      .getByText(/: taken back$/)
      .nth(4)
      .waitFor({ state: "attached" });
    expect(await second.textContent()).to.contain("0.0050 ETH taken back");
    expect(await second.getByRole("button", { name: /^(Claim|Take back)/ }).count()).to.equal(0);
  });

  async function buyFiveTickets(draw: number): Promise<void> {
    await page.getByRole("button", { name: /^5 random/ }).click();
    await page.getByRole("button", { name: "Buy 5 tickets for 0.0050 ETH" }).click();
    await page.getByText(`Bought 5 tickets of draw ${draw}`).waitFor();
  }
});

after(closeBrowserHouse);
