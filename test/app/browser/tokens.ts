import { expect } from "chai";
import type { Page } from "playwright-core";
import { createPublicClient, erc20Abi, http, parseUnits } from "viem";
import { bankrollAbi } from "../../../lib/generated/abi.ts";
import { type BrowserHouse, bankOf, closeBrowserHouse } from "../../support/app/house.ts";
import { connect, play, violationsByTheme, widthOnPhone } from "../../support/app/steps.ts";
import { visitForEach } from "../../support/app/visit.ts";
import type { Wallet } from "../../support/app/wallet.ts";

describe("the dApp: chips of tokens", function () {
  let house: BrowserHouse;
  let page: Page;
  let wallet: Wallet;

  visitForEach(this, { reducedMotion: "reduce" }, (visit) => {
    ({ house, page, wallet } = visit);
  });

  const dialog = () => page.getByRole("dialog");
  const chain = () => createPublicClient({ transport: http(house.world.rpc) });
  const chipsIn = (symbol: string) =>
    chain().readContract({
      address: bankOf(house, symbol).bankroll,
      abi: bankrollAbi,
      functionName: "chipsOf",
      args: [wallet.account.address],
    });

  /** Opens the cage at a token's table, with 10,000 tokens in the wallet. */
  async function atTheCage(): Promise<void> {
    await page.goto(`${house.url}/coin?bank=1`);
    await connect(page);
    await page.getByRole("button", { name: "Get USDG chips" }).click();
    await dialog().getByRole("button", { name: "Take 10,000 USDG" }).click();
    await page.getByText("10,000 USDG are in your wallet").waitFor();
  }

  async function buy(amount: string): Promise<void> {
    await dialog().getByLabel("Chips to buy").fill(amount);
    await dialog().getByRole("button", { name: "Buy in", exact: true }).click();
    await page.getByText(/^Bought in /).waitFor();
  }

  it("are bought with a permit: one signature, one transaction, and nothing is left allowed", async () => {
    await atTheCage();
    const sent = () => wallet.asked.filter((method) => method === "eth_sendTransaction").length;
    const before = sent();
    await buy("25.5");
    expect(await chipsIn("USDG")).to.equal(25_500_000n);
    expect(sent() - before).to.equal(1);
    expect(wallet.asked).to.contain("eth_signTypedData_v4");
    const allowed = await chain().readContract({
      address: bankOf(house, "USDG").asset,
      abi: erc20Abi,
      functionName: "allowance",
      args: [wallet.account.address, bankOf(house, "USDG").bankroll],
    });
    expect(allowed).to.equal(0n);
  });

  it("are bought by an approval, if the permit is declined", async () => {
    await atTheCage();
    await dialog().getByLabel("Chips to buy").fill("10");
    wallet.declineNext();
    await dialog().getByRole("button", { name: "Buy in", exact: true }).click();
    await dialog().getByText("You declined in your wallet. Nothing was sent.").waitFor();
    expect(await chipsIn("USDG")).to.equal(0n);
    await dialog().getByRole("button", { name: "Approve instead" }).click();
    await page.getByText("Bought in 10.0000 USDG").waitFor();
    expect(await chipsIn("USDG")).to.equal(10_000_000n);
  });

  it("are staked at the token's tables, told in the history, and cashed out", async () => {
    await atTheCage();
    await buy("50");
    await page.getByLabel("Stake", { exact: true }).fill("1");
    const bet = await play(page, "Flip for 1.0000 USDG");
    const sentence = page.locator("[aria-live=polite]").filter({ hasText: /heads|tails/i });
    const said = (await sentence.textContent()) ?? "";
    expect(said).to.match(/USDG (are in your chips|stay with the bank)/);
    const chips = await chipsIn("USDG");
    expect(chips).to.equal(said.includes("stay with the bank") ? 49_000_000n : 50_980_000n);

    // The same game for coins is another table, with bets of its own.
    await page.getByRole("radio", { name: "ETH" }).check({ force: true });
    await page.getByRole("button", { name: /^Flip for 0\.\d+ ETH/ }).waitFor();
    await page.getByText("None yet").waitFor();
    expect(new URL(page.url()).search).to.equal("");

    await page.goto(`${house.url}/history`);
    const row = page.getByRole("row").filter({ hasText: bet });
    expect(await row.textContent()).to.match(/1\.0000 USDG/);

    await page.getByRole("button", { name: /^Your chips/ }).click();
    await dialog().getByRole("radio", { name: "USDG" }).check({ force: true });
    await dialog().getByRole("radio", { name: "Cash out" }).check({ force: true });
    await dialog().getByRole("button", { name: /^Max/ }).click();
    await dialog().getByRole("button", { name: "Cash out", exact: true }).click();
    await page.getByText(/^Cashed out .* USDG to your wallet/).waitFor();
    expect(await chipsIn("USDG")).to.equal(0n);
    const held = await chain().readContract({
      address: bankOf(house, "USDG").asset,
      abi: erc20Abi,
      functionName: "balanceOf",
      args: [wallet.account.address],
    });
    expect(held).to.equal(parseUnits("9950", 6) + chips);
  });

  it("a game that has no table for an asset is played for coins", async () => {
    await page.goto(`${house.url}/keno?bank=2`);
    await page.getByRole("radio", { name: "USDG" }).waitFor();
    expect(await page.getByRole("radio", { name: "CRYS" }).count()).to.equal(0);
    expect(await page.getByRole("radio", { name: "ETH" }).isChecked()).to.equal(true);
  });

  it("hands are dealt for a token, with chance paid in coins", async () => {
    await page.goto(`${house.url}/blackjack?bank=2`);
    await connect(page);
    await page.getByRole("button", { name: "Get CRYS chips" }).click();
    await dialog().getByRole("button", { name: "Take 10,000 CRYS" }).click();
    await page.getByText("10,000 CRYS are in your wallet").waitFor();
    await buy("20");
    const cost = page.locator("dt", { hasText: "Cost of each draw" }).locator("..");
    expect(await cost.textContent()).to.match(/0\.\d+ ETH/);
    await page.getByLabel("Stake", { exact: true }).fill("1");
    await page.getByRole("button", { name: /^Deal for 1\.0000 CRYS/ }).click();
    await page.getByText(/^Hand$/).waitFor();
    expect(await chipsIn("CRYS")).to.equal(19_000_000n);
  });

  it("axe finds nothing at a token's table and at its cage, and nothing is wider than a phone", async () => {
    await page.goto(`${house.url}/roulette?bank=1`);
    await page.getByRole("radio", { name: "USDG" }).waitFor();
    expect(await violationsByTheme(page)).to.deep.equal({ day: [], night: [] });
    expect(await widthOnPhone(page)).to.be.at.most(360);
    await page.goto(`${house.url}/coin?bank=1`);
    await connect(page);
    await page.getByRole("button", { name: "Get USDG chips" }).click();
    await dialog().getByText("You sign a permit").waitFor();
    expect(await violationsByTheme(page)).to.deep.equal({ day: [], night: [] });
    expect(await widthOnPhone(page)).to.be.at.most(360);
  });
});

after(closeBrowserHouse);
