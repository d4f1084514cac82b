import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { createWalletClient, encodeFunctionData, http, parseEther, publicActions } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { explain } from "../../../app/errors.ts";
import { parseChips } from "../../../lib/chips.ts";
import { casinoAbi } from "../../../lib/generated/abi.ts";
import { MNEMONIC, STAFF } from "../../../scripts/local.ts";
import { type BrowserHouse, closeBrowserHouse, openContext } from "../../support/app/house.ts";
import { buyIn, chipsOf, connect, play, waitForChips } from "../../support/app/steps.ts";
import { visitForEach } from "../../support/app/visit.ts";
import type { Wallet } from "../../support/app/wallet.ts";
import { sendBySafe } from "../../support/safe.ts";

describe("the dApp: when something goes wrong", function () {
  let house: BrowserHouse;
  let context: BrowserContext;
  let page: Page;
  let wallet: Wallet;

  visitForEach(this, {}, (visit) => {
    ({ house, context, page, wallet } = visit);
  });

  beforeEach(() => page.goto(`${house.url}/coin`));

  const flip = () => page.getByRole("button", { name: /^Flip for/ });

  it("a declined connection says so, quietly, and can be tried again", async () => {
    wallet.declineNext();
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Test Wallet" }).click();
    await page
      .getByRole("dialog")
      .getByText("You declined in your wallet. Nothing was sent.")
      .waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Test Wallet" }).click();
    await page.getByRole("button", { name: /^Your chips/ }).waitFor();
  });

  it("a declined signature costs nothing, and the slip stays as it was", async () => {
    await connect(page);
    await page.getByLabel("Stake", { exact: true }).fill("0.0123");
    await flip().waitFor();
    wallet.declineNext();
    await flip().click();
    await page.getByText("You declined in your wallet. Nothing was sent.").waitFor();
    expect(await page.getByLabel("Stake", { exact: true }).inputValue()).to.equal("0.0123");
    expect(await chipsOf(page)).to.equal(0);
    await play(page, "Flip");
  });

  it("a wallet on another network is told of it, cannot bet, and is switched", async () => {
    await connect(page);
    wallet.known.delete(house.world.chainId);
    wallet.known.add(1);
    await wallet.moveTo(1);
    await page
      .getByText("Your wallet is on another network. The house is on Glasshouse local.")
      .waitFor();
    expect(await flip().isDisabled()).to.equal(true);
    wallet.declineNext();
    await page.getByRole("button", { name: "Switch to Glasshouse local" }).click();
    await page.getByText(/You declined in your wallet/).waitFor();
    await page.getByRole("button", { name: "Switch to Glasshouse local" }).click();
    await page.getByText("Your wallet is on another network").waitFor({ state: "detached" });
    expect(wallet.asked).to.include("wallet_addEthereumChain");
    expect(wallet.chainId).to.equal(house.world.chainId);
    await play(page, "Flip");
  });

  it("a node that is down is told of, what was read stays, and all goes on when it is back", async () => {
    await connect(page);
    await flip().waitFor();
    const before = await page
      .getByRole("complementary", { name: "Life of the house" })
      .textContent();
    await house.relay.cut();
    await page
      .getByText("The node does not answer. What you see is the last that was read")
      .waitFor();
    expect(
      await page.getByRole("complementary", { name: "Life of the house" }).textContent(),
    ).to.equal(before);
    await flip().click();
    await page.getByText("The node does not answer. Nothing was sent").waitFor();
    await house.relay.open();
    await page.getByText("What you see is the last that was read").waitFor({ state: "detached" });
    await play(page, "Flip");
  });

  it("a bet that waited while the node was down is found settled afterwards", async () => {
    await connect(page);
    await flip().click();
    await page
      .getByText(/Waiting for (blocks|the oracle)/)
      .first()
      .waitFor();
    await house.relay.cut();
    await page.getByText("What you see is the last that was read").waitFor();
    await page.waitForTimeout(3_000);
    await house.relay.open();
    await page
      .getByRole("region", { name: "Board" })
      .getByText(/ settled /)
      .waitFor({ timeout: 20_000 });
  });

  it("the verify page waits for a node that is down, and goes on by itself", async () => {
    await connect(page);
    const id = await play(page, "Flip");
    const other = await context.newPage();
    await house.relay.cut();
    await other.goto(`${house.url}/verify?bet=${id}`);
    await other.getByText("The node does not answer, so nothing can be checked now").waitFor();
    await house.relay.open();
    await other.getByText("is proven, from its request to its payout").waitFor({ timeout: 20_000 });
  });

  it("too little money is said before the wallet opens", async () => {
    await house.chain.setBalance({ address: wallet.account.address, value: parseEther("0.05") });
    await connect(page);
    await page.getByLabel("Stake", { exact: true }).fill("5");
    await page.getByText("more than your chips and your wallet hold").waitFor();
    expect(await flip().isDisabled()).to.equal(true);
    expect(wallet.asked).not.to.include("eth_sendTransaction");
  });

  it("more than the bank risks is said, with what it does", async () => {
    await connect(page);
    await page.getByLabel("Stake", { exact: true }).fill("50");
    await page.getByText(/The bank takes at most 1[23]\.\d+ ETH on this choice now/).waitFor();
    await page.getByRole("button", { name: "Largest stake" }).click();
    expect(Number(await page.getByLabel("Stake", { exact: true }).inputValue())).to.be.within(
      12,
      14,
    );
    await page.getByText("The bank takes at most").waitFor({ state: "detached" });
  });

  it("what the node says of a refusal by a contract is understood", async () => {
    const client = createWalletClient({
      account: wallet.account,
      transport: http(house.world.rpc),
    }).extend(publicActions);
    // One who never played, so that no win of another test pays for his bet.
    const stranger = "0x00000000000000000000000000000000006c6173";
    const refuse = (stake: bigint, choice: bigint, value = 0n) =>
      client
        .estimateGas({
          account: value === 0n ? stranger : wallet.account,
          to: house.world.contracts.casino,
          data: encodeFunctionData({
            abi: casinoAbi,
            functionName: "place",
            args: [1, stake, choice],
          }),
          value,
        })
        .then(
          () => "it was not refused",
          (error) => explain(error).text,
        );
    expect(await refuse(1n, 0n)).to.equal("Stake at least 0.00001 ETH.");
    expect(await refuse(20_000n, 7n, parseEther("1"))).to.contain("does not take this choice");
    expect(await refuse(20_000n, 0n)).to.contain("and you have 0 ETH");
    expect(await refuse(parseChips("60"), 0n, parseEther("61"))).to.contain("on one bet now");
  });

  it("dust, and what is no number, is said", async () => {
    await connect(page);
    await page.getByLabel("Stake", { exact: true }).fill("0.000001");
    await page.getByText("At least 0.00001 ETH").waitFor();
    await page.getByLabel("Stake", { exact: true }).fill("ten");
    await page.getByText('Not an amount: "ten"').waitFor();
    await page.getByLabel("Stake", { exact: true }).fill("");
    await page.getByText("Enter an amount").waitFor();
  });

  it("new bets that are paused are told of; cash-out goes on", async () => {
    await connect(page);
    await buyIn(page, "0.2");
    await pause(house, true);
    await page.getByText("New bets are paused. Open bets are settled").waitFor();
    expect(await page.getByRole("button", { name: "New bets are paused" }).isDisabled()).to.equal(
      true,
    );
    await page.getByRole("button", { name: /^Your chips/ }).click();
    await page.getByRole("dialog").getByRole("radio", { name: "Cash out" }).check();
    await page.getByRole("dialog").getByRole("button", { name: "As much as possible" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cash out", exact: true }).click();
    await waitForChips(page, (chips) => chips === 0);
    await pause(house, false);
    await page.getByText("New bets are paused. Open bets").waitFor({ state: "detached" });
  });

  it("a page without a wallet reads everything, and leads to MetaMask on a phone", async () => {
    const phone = await openContext(house, {
      viewport: { width: 360, height: 740 },
      userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)",
    });
    const lone = await phone.newPage();
    await lone.goto(`${house.url}/dice`);
    await lone.getByRole("button", { name: "Connect to bet" }).click();
    const link = lone.getByRole("dialog").getByRole("link", { name: "open in MetaMask" });
    const { host } = new URL(house.url);
    expect(await link.getAttribute("href")).to.equal(`https://link.metamask.io/dapp/${host}/dice/`);
    await phone.close();
  });
});

/** Stops new bets, as the guardian does, or lets them go on, as the owner does. */
async function pause({ world }: BrowserHouse, stop: boolean): Promise<void> {
  const { casino, safe } = world.contracts;
  const data = encodeFunctionData({ abi: casinoAbi, functionName: stop ? "pause" : "resume" });
  const transport = http(world.rpc);
  if (!stop) return void (await sendBySafe(transport, safe, { to: casino, data }));
  const account = mnemonicToAccount(MNEMONIC, { addressIndex: STAFF.guardian });
  const client = createWalletClient({ account, transport }).extend(publicActions);
  const hash = await client.sendTransaction({ to: casino, data, chain: null });
  await client.waitForTransactionReceipt({ hash, pollingInterval: 100 });
}

after(closeBrowserHouse);
