import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { createPublicClient, http } from "viem";
import { coins } from "../../../app/format.ts";
import { bankrollAbi } from "../../../lib/generated/abi.ts";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openWithWallet,
} from "../../support/app/house.ts";
import {
  chipsOf,
  connect,
  keepPicture,
  play,
  ticksOf,
  waitForChips,
} from "../../support/app/steps.ts";
import type { Wallet } from "../../support/app/wallet.ts";
import { expectNear } from "../../support/near.ts";

const HOLDS = ["Request", "VRF proof", "Word", "Outcome", "Payout"].map(
  (title) => `${title}: checked, it holds`,
);

describe("the dApp: a player with a wallet", function () {
  this.timeout(90_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let context: BrowserContext;
  let page: Page;
  let wallet: Wallet;
  const complaints: string[] = [];
  const bets: string[] = [];
  // Each step goes on where the one before ended.
  let broken = false;

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
    ({ context, wallet } = await openWithWallet(house, { viewport: { width: 1440, height: 900 } }));
    page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(house.url);
  });

  beforeEach(() => {
    if (broken) throw new Error("A step before failed: this one has nothing to go on from.");
  });

  afterEach(async function () {
    broken ||= this.currentTest?.state === "failed";
    await keepPicture(page, this.currentTest);
  });

  after(async () => {
    await context?.close();
  });

  const visit = async (name: string) =>
    page.getByRole("navigation", { name: "Rooms" }).first().getByRole("link", { name }).click();

  it("sees three tables, their edges and the bank in the lobby, without a wallet", async () => {
    for (const [name, edge] of [
      ["Coin flip", "1.00 %"],
      ["Dice", "1.00 %"],
      ["Roulette", "2.70 %"],
    ]) {
      const card = page.getByRole("link", { name: new RegExp(`^${name}`) });
      await card.getByText(edge as string).waitFor();
    }
    const [cash] = await createPublicClient({ transport: http(house.world.rpc) }).readContract({
      address: house.world.contracts.bankroll,
      abi: bankrollAbi,
      functionName: "ledger",
    });
    await page.getByText(coins(cash)).first().waitFor();
  });

  it("connects by EIP-6963, and is offered no nameless wallet", async () => {
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    const offers = page.getByRole("dialog").getByRole("listitem");
    await offers.nth(1).waitFor();
    const names = await offers.allTextContents();
    expect(names).to.have.length(2);
    expect(names[0]).to.contain("Test Wallet");
    expect(names[1]).to.contain("Play without a wallet");
    await page.keyboard.press("Escape");
    await connect(page);
    await page
      .getByRole("button", {
        name: new RegExp(`^Your wallet ${wallet.account.address.slice(0, 6)}`),
      })
      .waitFor();
  });

  it("buys in, in whole chips", async () => {
    await page.getByRole("button", { name: /^Your chips/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Chips to buy").fill("0.0000000001");
    await dialog.getByText("at most 9 digits after the point").waitFor();
    await dialog.getByLabel("Chips to buy").fill("1000");
    await dialog.getByText("Your wallet can spare").waitFor();
    expect(await dialog.getByRole("button", { name: "Buy in", exact: true }).isDisabled()).to.equal(
      true,
    );
    await dialog.getByLabel("Chips to buy").fill("1.5");
    await dialog.getByRole("button", { name: "Buy in", exact: true }).click();
    await page.getByText("Bought in 1.5000 ETH").waitFor();
    expect(await waitForChips(page, (chips) => chips > 0)).to.equal(1.5);
  });

  it("flips coins until both a win and a loss were seen, each with five ticks", async function () {
    this.timeout(120_000);
    await page
      .getByRole("link", { name: /^Coin flip/ })
      .first()
      .click();
    await page.getByLabel("Stake", { exact: true }).fill("0.01");
    const seen = new Set<string>();
    for (let flips = 0; seen.size < 2 && flips < 20; flips++) {
      const before = await chipsOf(page);
      bets.push(await play(page, "Flip"));
      const text = (await page.getByRole("region", { name: "Board" }).textContent()) ?? "";
      const won = text.includes("0.0198 ETH are in your chips, 0.0098 ETH more than you staked");
      if (!won) expect(text).to.contain("0.0100 ETH stay with the bank");
      seen.add(won ? "win" : "loss");
      const after = await waitForChips(page, (chips) =>
        won ? chips > before : chips < before - 0.009,
      );
      expectNear(after - before, won ? 0.0098 : -0.01, 0.0009);
      expect(await ticksOf(page)).to.deep.equal(HOLDS);
    }
    expect([...seen].sort(), "twenty flips, all alike").to.deep.equal(["loss", "win"]);
  });

  it("rolls dice over a threshold that it set on the rail, several times in one bet, with a stop", async () => {
    await page.getByRole("link", { name: "Dice", exact: true }).first().click();
    await page.getByRole("radio", { name: "Over" }).check();
    const rail = page.getByRole("slider", { name: "Roll over" });
    await rail.fill("6000");
    expect(await page.getByLabel("Wins above").inputValue()).to.equal("60.00");
    expect(await page.getByLabel("Chance", { exact: true }).inputValue()).to.equal("39.99");
    await page.getByText("Several rolls").click();
    await page.getByRole("button", { name: "10 rolls" }).click();
    await page.getByLabel("Stop at a loss of").fill("0.03");
    bets.push(await play(page, "Roll 10 times"));
    const board = page.getByRole("region", { name: "Board" });
    const rolls = await board
      .getByRole("list", { name: "Rolls" })
      .getByRole("listitem")
      .allTextContents();
    expect(rolls.length).to.be.within(3, 10);
    let net = 0;
    for (const [index, roll] of rolls.entries()) {
      const [, figure, end] = /Roll \d+: ([\d.]+), (paid|lost)/.exec(roll) ?? [];
      expect(Number(figure) > 60 ? "paid" : "lost", roll).to.equal(end);
      net += end === "paid" ? (0.01 * 9900) / 3999 - 0.01 : -0.01;
      if (index < rolls.length - 1) expect(net, "it should have stopped").to.be.above(-0.03);
    }
    expect(await ticksOf(page)).to.deep.equal(HOLDS);
  });

  it("lays a spread on the roulette table and spins", async () => {
    await page.getByRole("link", { name: "Roulette", exact: true }).first().click();
    const spin = page.getByRole("button", { name: "Lay chips on the table" });
    await spin.waitFor();
    for (const spot of [
      "17 black, pays 36",
      "split 17/18",
      "corner 25/26/28/29",
      "red",
      "dozen 13-24",
      "first four",
    ]) {
      await page.getByRole("button", { name: new RegExp(`^${spot}`) }).click();
    }
    await page.getByText("6 chips, 6 of 16 spots").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("5 chips, 5 of 16 spots").waitFor();
    const id = await play(page, "Spin for 0.0050");
    bets.push(id);
    const board = page.getByRole("region", { name: "Board" });
    const pocket = /(\d+) (?:red|black|green)/.exec(
      (await board
        .getByText(/^\d+ (red|black|green)$/)
        .first()
        .textContent()) ?? "",
    )?.[1];
    await board.getByRole("img", { name: new RegExp(`^The wheel shows ${pocket} `) }).waitFor();
    expect(await ticksOf(page)).to.deep.equal(HOLDS);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByRole("button", { name: "Repeat" }).click();
    await page.getByText("5 chips, 5 of 16 spots").waitFor();
  });

  it("opens the proof of a bet: every step holds, with the raw numbers", async () => {
    await page
      .getByRole("link", { name: /^Check/ })
      .first()
      .click();
    await page.waitForURL(/\/verify\/\?bet=/);
    expect(await ticksOf(page)).to.deep.equal(HOLDS);
    await page.getByText("is proven, from its request to its payout").waitFor();
    for (const title of ["Request", "VRF proof", "Word", "Outcome", "Payout"]) {
      const step = page.getByRole("region", { name: title, exact: true });
      expect(await step.getByText("does not hold").count(), title).to.equal(0);
      expect(await step.getByText("cannot be told").count(), title).to.equal(0);
    }
    await page
      .getByRole("region", { name: "Word", exact: true })
      .getByText("raw numbers")
      .first()
      .click();
    const raw = await page.getByRole("button", { name: /^Copy word of the round/ }).textContent();
    expect(raw).to.match(/: 0x[0-9a-f]{64}$/);
  });

  it("checks a pasted link, and says when there is no such bet", async () => {
    const field = page.getByLabel("Bet, or a link to it");
    await field.fill(`https://elsewhere.example/verify?bet=${bets[0]}`);
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page.getByRole("heading", { name: `Bet ${bets[0]}` }).waitFor();
    expect(await ticksOf(page)).to.deep.equal(HOLDS);
    await field.fill("4000-0");
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page.getByText("There is no bet 4000-0 on this network").waitFor();
    await field.fill("nonsense");
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page.getByText("That is not a bet.").waitFor();
  });

  it("finds all bets in the history, read from the chain", async () => {
    await visit("Your bets");
    const rows = page.getByRole("table").getByRole("row");
    await rows.nth(bets.length).waitFor();
    const listed = await rows.getByRole("link").allTextContents();
    expect(listed.map((text) => text.trim())).to.deep.equal([...bets].reverse());
  });

  it("is still connected after a reload, and loses nothing", async () => {
    const before = await chipsOf(page);
    await page.reload();
    expect(await waitForChips(page, (chips) => chips > 0)).to.equal(before);
  });

  it("deposits in the bank, and redeems", async () => {
    await visit("Bank");
    await page.getByText(/^The contract holds (exactly )?this/).waitFor();
    await page.getByLabel("To deposit").fill("2");
    await page.getByRole("button", { name: "Deposit", exact: true }).click();
    await page.getByText("Deposited 2.0000 ETH").waitFor();
    const form = page.getByRole("region").filter({ hasText: "Be the bank" });
    expect(await form.count()).to.be.at.most(1);
    await page.getByRole("radio", { name: "Redeem" }).check();
    await page.getByRole("button", { name: "100 per cent of your shares" }).click();
    await page.getByRole("button", { name: "Redeem", exact: true }).click();
    // The stablecoin of the reserve has two prices, too.
    await page.getByText(/^Redeemed (1\.99\d\d|2\.0000) ETH/).waitFor();
  });

  it("cashes out everything", async () => {
    await page.getByRole("button", { name: /^Your chips/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Cash out" }).check();
    await dialog.getByRole("button", { name: "As much as possible" }).click();
    await dialog.getByRole("button", { name: "Cash out", exact: true }).click();
    await page.getByText(/^Cashed out 1\.\d+ ETH to your wallet/).waitFor();
    expect(await waitForChips(page, (chips) => chips === 0)).to.equal(0);
  });

  it("made the browser complain about nothing, its content policy included", () => {
    expect(complaints).to.deep.equal([]);
  });
});

after(closeBrowserHouse);
