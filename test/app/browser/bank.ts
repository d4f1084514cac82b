import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import {
  createPublicClient,
  createTestClient,
  createWalletClient,
  erc20Abi,
  http,
  parseEther,
  parseUnits,
  publicActions,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { bankrollAbi, casinoAbi } from "../../../lib/generated/abi.ts";
import { MNEMONIC } from "../../../scripts/local.ts";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openContext,
  openWithWallet,
} from "../../support/app/house.ts";
import { connect, keepPicture, violationsByTheme, widthOnPhone } from "../../support/app/steps.ts";
import type { Wallet } from "../../support/app/wallet.ts";
import { startWorld, type World } from "../../support/world.ts";

const HOUR = 3_600;

describe("the dApp: the banks", function () {
  this.timeout(90_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let context: BrowserContext;
  let page: Page;
  let wallet: Wallet;

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
  });

  beforeEach(async () => {
    ({ context, wallet } = await openWithWallet(house, { reducedMotion: "reduce" }));
    page = await context.newPage();
  });

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
    await house.relay.open();
    await context.close();
  });

  const bankOf = (symbol: string) => {
    const bank = house.world.banks.find((one) => one.symbol === symbol);
    if (!bank) throw new Error(`The local world has no bank of ${symbol}`);
    return bank;
  };
  const chain = () => createPublicClient({ transport: http(house.world.rpc) });
  const holds = () => page.getByText("The contract holds exactly this").waitFor();
  const deposit = () => page.getByRole("button", { name: "Deposit", exact: true });

  it("each bank has its address, and counts in its own asset", async () => {
    await page.goto(`${house.url}/bank`);
    await page.getByText("Fees of chance", { exact: true }).waitFor();
    await page.getByRole("radio", { name: "USDG" }).check({ force: true });
    await holds();
    expect(new URL(page.url()).search).to.equal("?bank=1");
    const dollar = await page.locator("[title$=' chips']").first().getAttribute("title");
    expect(dollar).to.match(/^4\d{6}(\.\d+)? USDG, /);
    expect(await page.getByText("Fees of chance", { exact: true }).count()).to.equal(0);

    await page.goto(`${house.url}/bank?bank=2`);
    await holds();
    expect(await page.getByRole("radio", { name: "CRYS" }).isChecked()).to.equal(true);
    await page.getByText("What may be won").waitFor();
    expect(await page.getByText(/, one bet/).count()).to.equal(4);

    await page.goto(`${house.url}/bank?bank=9`);
    await page.getByText("This house has no bank 9.").waitFor();
    expect(await page.getByRole("radio", { name: "ETH" }).isChecked()).to.equal(true);
  });

  it("a dollar of six digits is allowed, deposited, and redeemed", async () => {
    const { asset, bankroll } = bankOf("USDG");
    const me = wallet.account.address;
    const sharesOf = () =>
      chain().readContract({
        address: bankroll,
        abi: bankrollAbi,
        functionName: "balanceOf",
        args: [me],
      });
    await page.goto(`${house.url}/bank?bank=1`);
    await connect(page);
    await page.getByLabel("To deposit").fill("250.000001");
    await page.getByText("Your wallet holds 0.0000 USDG.").waitFor();
    expect(await deposit().isEnabled()).to.equal(false);

    await page.getByRole("button", { name: "Take 10,000 USDG" }).click();
    await page.getByText("10,000 USDG are in your wallet").waitFor();
    await page.getByText("Two transactions: you allow the bank to take 250.0000 USDG").waitFor();

    await deposit().click();
    await page.getByText("Deposited 250.0000 USDG").waitFor();
    const left = await chain().readContract({
      address: asset,
      abi: erc20Abi,
      functionName: "balanceOf",
      args: [me],
    });
    expect(left).to.equal(parseUnits("9749.999999", 6));
    const bought = await sharesOf();
    expect(bought > 0n).to.equal(true);

    await page.getByRole("radio", { name: "Redeem" }).check({ force: true });
    await page.getByRole("button", { name: /^All/ }).click();
    await page.getByRole("button", { name: "Redeem", exact: true }).click();
    await page.getByText(/^Redeemed \d+\.\d+ USDG/).waitFor();
    expect(await sharesOf()).to.equal(0n);
  });

  it("a declined approval says so, and what was allowed is not asked for again", async () => {
    const { asset, bankroll } = bankOf("USDG");
    await page.goto(`${house.url}/bank?bank=1`);
    await connect(page);
    await page.getByRole("button", { name: "Take 10,000 USDG" }).click();
    await page.getByText("10,000 USDG are in your wallet").waitFor();
    await page.getByLabel("To deposit").fill("7");
    wallet.declineNext();
    await deposit().click();
    await page.getByText("You declined in your wallet. Nothing was sent.").waitFor();
    expect(await page.getByLabel("To deposit").inputValue()).to.equal("7");

    await deposit().click();
    await page.getByText("Deposited 7.0000 USDG").waitFor();
    const allowed = await chain().readContract({
      address: asset,
      abi: erc20Abi,
      functionName: "allowance",
      args: [wallet.account.address, bankroll],
    });
    expect(allowed).to.equal(0n);
  });

  it("eighteen digits are written in those of a chip", async () => {
    await page.goto(`${house.url}/bank?bank=2`);
    await connect(page);
    await page.getByLabel("To deposit").fill("0.0000001");
    await page
      .getByText("Too fine: a chip is 0.000001, so at most 6 digits after the point.")
      .waitFor();
  });

  it("says what could be lost, and how much of it stands for open bets", async () => {
    await page.goto(`${house.url}/bank?bank=1`);
    const pane = page.getByRole("heading", { name: "What could be lost" }).locator("../..");
    await pane.getByText("0.00 %").waitFor();
    await pane.getByText("the most, 25.00 %").waitFor();
    const cap = await pane
      .getByText(/owed to all open bets/)
      .locator("..")
      .textContent();
    expect(cap).to.match(/1.000.\d{3}\.\d\d USDG/);
  });

  it("draws a share over time from the chain, with its figures, and says how little that tells", async () => {
    await page.goto(`${house.url}/bank`);
    const pane = page.getByRole("heading", { name: "A share over time" }).locator("../..");
    const chart = pane.getByRole("img", { name: /^What a share was worth over time/ });
    await chart.waitFor();
    expect(await chart.locator("desc").textContent()).to.match(
      /^Of 1 ETH deposited at the beginning: 1\.000000 to 1\.000000 in block \d+, 0\.\d{6} to \d\.\d{6} in block \d+\./,
    );
    await pane.getByText("The figures", { exact: true }).click();
    const rows = pane.getByRole("row");
    expect(await rows.count()).to.be.within(10, 50);
    const [latest] = await rows.nth(1).getByRole("cell").allTextContents();
    const head = await chain().getBlockNumber();
    expect(Number(latest?.replace(/\D/g, ""))).to.be.within(Number(head) - 30, Number(head));
    await pane.getByText("Standard error", { exact: true }).waitFor();
    await pane.getByText("What was earned says little about what will be").waitFor();
  });

  describe("forecast", () => {
    let world: World;

    /** A world of which the past is some hours long, with bets in it: of its own, since its clock is set ahead. */
    before(async function () {
      this.timeout(120_000);
      world = await startWorld("--without", "dapp", "--without", "keeper");
      const chain = createTestClient({ mode: "hardhat", transport: http(world.rpc) });
      const player = createWalletClient({
        account: mnemonicToAccount(MNEMONIC, { addressIndex: 3 }),
        transport: http(world.rpc),
      }).extend(publicActions);
      for (let hour = 0; hour < 4; hour++) {
        for (const stake of [10_000_000n, 25_000_000n]) {
          const hash = await player.writeContract({
            chain: null,
            address: world.contracts.casino,
            abi: casinoAbi,
            functionName: "place",
            args: [1, stake, 1n],
            value: parseEther("0.5"),
          });
          await player.waitForTransactionReceipt({ hash });
        }
        await chain.increaseTime({ seconds: HOUR });
        await chain.mine({ blocks: 1 });
      }
    });

    after(() => world?.stop());

    it("is made in the browser: a target, its reasons, and how far it would have lasted", async () => {
      house.relay.turnTo(world.rpc);
      try {
        await page.goto(`${house.url}/bank`);
        const pane = page.getByRole("heading", { name: "Forecast" }).locator("../..");
        await pane.getByRole("button", { name: "Read this bank's past" }).click();
        await pane.getByText("Should be kept at hand").waitFor();
        const chipsIn = async (selector: string) => {
          const titles = await pane
            .locator(selector)
            .evaluateAll((all) => all.map((one) => one.getAttribute("title") ?? ""));
          return titles.map((title) =>
            BigInt((/ ([\d,]+) chips$/.exec(title)?.[1] ?? "-1").replaceAll(",", "")),
          );
        };
        const [target] = await chipsIn("dl:first-of-type [title]");
        const reasons = await chipsIn("li [title]");
        expect(reasons.length).to.be.at.least(3);
        expect(reasons.reduce((sum, one) => sum + one, 0n)).to.equal(target);
        expect((target ?? 0n) > 0n).to.equal(true);
        await pane.getByText(/3\.1 deviations of \d+ bets/).waitFor();
        const lasted = await pane
          .getByText(/^\d+ of \d+ times$/)
          .first()
          .textContent();
        const [sufficed, windows] = (lasted ?? "").split(" of ").map(Number.parseFloat);
        expect(sufficed).to.be.at.least(0.9 * (windows ?? 0));
        expect(await violationsByTheme(page)).to.deep.equal({ day: [], night: [] });
        expect(await widthOnPhone(page)).to.be.at.most(360);
      } finally {
        house.relay.turnTo(house.world.rpc);
      }
    });

    it("recommends nothing for a bank at which nobody bet, and says that the node is down", async () => {
      house.relay.turnTo(world.rpc);
      try {
        await page.goto(`${house.url}/bank?bank=2`);
        await holds();
        await house.relay.cut();
        await page.getByRole("button", { name: "Read this bank's past" }).click();
        await page.getByText("The node does not answer. Read it again").waitFor();
        await house.relay.open();
        await page.getByRole("button", { name: "Read it again" }).click();
        await page.getByText(/nothing should go cold yet/).waitFor();
      } finally {
        house.relay.turnTo(house.world.rpc);
      }
    });
  });

  it("says what was last read while the node is down", async () => {
    await page.goto(`${house.url}/bank?bank=1`);
    await holds();
    await house.relay.cut();
    await page.getByText("The node does not answer.").first().waitFor();
    await holds();
  });

  it("axe finds nothing, and nothing is wider than a phone", async () => {
    const stranger = await openContext(house);
    try {
      const other = await stranger.newPage();
      await other.goto(`${house.url}/bank?bank=1`);
      await other.getByText("The contract holds exactly this").waitFor();
      await other.getByRole("img", { name: /^What a share was worth over time/ }).waitFor();
      await other.getByText("The figures", { exact: true }).click();
      expect(await violationsByTheme(other)).to.deep.equal({ day: [], night: [] });
      expect(await widthOnPhone(other)).to.be.at.most(360);
    } finally {
      await stranger.close();
    }
  });
});

after(closeBrowserHouse);
