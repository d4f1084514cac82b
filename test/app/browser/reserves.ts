import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { createPublicClient, http, parseEther, toFunctionSelector } from "viem";
import type { Rpc } from "../../../lib/evidence.ts";
import { bankrollAbi } from "../../../lib/generated/abi.ts";
import { toJson } from "../../../lib/reserves/report.ts";
import { proveReserves } from "../../../lib/reserves/reserves.ts";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openContext,
  openWithWallet,
} from "../../support/app/house.ts";
import {
  buyIn,
  connect,
  keepPicture,
  play,
  violationsByTheme,
  widthOnPhone,
} from "../../support/app/steps.ts";
import type { Wallet } from "../../support/app/wallet.ts";
import { liar } from "../../support/liar.ts";
import { Refusal, serve } from "../../support/node.ts";

describe("the dApp: the proof of reserves", function () {
  this.timeout(90_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let node: Rpc;
  let context: BrowserContext;
  let wallet: Wallet;
  let page: Page;

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
    node = createPublicClient({ transport: http(house.world.rpc) }) as Rpc;
    ({ context, wallet } = await openWithWallet(house, { reducedMotion: "reduce" }));
    page = await context.newPage();
    await page.goto(`${house.url}/coin`);
    await connect(page);
    await buyIn(page, "0.5");
    await play(page, "Flip");
  });

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
    await house.relay.open();
    house.relay.turnTo(house.world.rpc);
  });

  after(async () => {
    await context?.close();
  });

  const found = () => page.getByText("Everything owed is there");
  const banks = () => page.getByText("Difference 0", { exact: true });

  async function prove(): Promise<void> {
    await page.goto(`${house.url}/reserves`);
    await found().waitFor();
    await page.getByText("Counted:").waitFor();
  }

  /** A node that changes some answers of the world's own, in its place. */
  async function through(lie: Parameters<typeof liar>[1]): Promise<() => Promise<void>> {
    const { url, close } = await serve(liar(node, lie));
    house.relay.turnTo(url);
    return close;
  }

  /** The proof that the button gives. */
  async function download(): Promise<string> {
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the proof" }).click();
    return readFileSync(await (await coming).path(), "utf8");
  }

  it("proves every bank at the latest block, with a difference of zero", async () => {
    await prove();
    expect(await banks().count()).to.equal(house.world.banks.length);
    await page.getByRole("table", { name: "The sum: The bank, in ETH" }).waitFor();
  });

  it("gives the same file as the script, byte for byte", async () => {
    await prove();
    const text = await download();
    const block = BigInt(JSON.parse(text).points.at(-1).block);
    const fromBlock = JSON.parse(text).from;
    const player = wallet.account.address;
    const { casino } = house.world.contracts;
    const reserves = await proveReserves({ rpc: node, casino, fromBlock, block, player });
    expect(toJson(reserves).text).to.equal(text);
  });

  it("shows the wallet's chips as a term of the sum, with the events they come from", async () => {
    await prove();
    const chips = await createPublicClient({ transport: http(house.world.rpc) }).readContract({
      address: house.world.contracts.bankroll,
      abi: bankrollAbi,
      functionName: "chipsOf",
      args: [wallet.account.address],
    });
    const [holding] = JSON.parse(await download()).holdings;
    expect(BigInt(holding.chips)).to.equal(chips);
    await page.getByText(/^Where they come from: \d+ events/).click();
    await page.getByRole("cell", { name: "bought in" }).first().waitFor();
  });

  it("follows any address that is pasted, and says what is wrong with one", async () => {
    await prove();
    const field = page.getByLabel("Address of a player");
    await field.fill("0x1234");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByText("Write an address: 0x and 40 hexadecimal digits.").waitFor();
    await field.fill("0x000000000000000000000000000000000000dEaD".replace("dEaD", "DeAd"));
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByText("its capital letters do not fit").waitFor();
    await field.fill("0x00000000000000000000000000000000006c6173");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByText("This address never had chips of this house.").waitFor();
  });

  it("proves an earlier block, and says that a later one is not there yet", async () => {
    await prove();
    const text = await download();
    const last = BigInt(JSON.parse(text).points.at(-1).block);
    const field = page.getByLabel("At the end of block");
    await field.fill(`${last + 100_000n}`);
    await page.getByRole("button", { name: "Prove", exact: true }).click();
    await page.getByText(/^There is no block \d+ yet/).waitFor();
    await field.fill(`${last - 1n}`);
    await page.getByRole("button", { name: "Prove", exact: true }).click();
    await page.waitForFunction(
      (wanted) => document.body.textContent?.includes(`--block ${wanted} `),
      `${last - 1n}`,
    );
    expect(JSON.parse(await download()).points.at(-1).block).to.equal(`${last - 1n}`);
  });

  it("draws what is owed against what is held over time, and says it as a table too", async () => {
    await prove();
    await page.getByRole("button", { name: "Read the past" }).click();
    await page.getByRole("img", { name: /^What the bank owes, against what it holds/ }).waitFor();
    await page.getByText("As a table").click();
    const table = page.getByRole("region", { name: "Table of the blocks" }).getByRole("row");
    expect(await table.count()).to.be.within(10, 25);
    const first = await page.getByLabel("Block to look at").getAttribute("aria-valuetext");
    await page.getByLabel("Block to look at").press("ArrowLeft");
    expect(await page.getByLabel("Block to look at").getAttribute("aria-valuetext")).not.to.equal(
      first,
    );
  });

  it("a node without old states is told of, and the latest block is proved all the same", async () => {
    const head = BigInt((await node.request({ method: "eth_blockNumber" })) as string);
    const close = await through(({ method, params, result }) => {
      const at = /^0x[0-9a-f]+$/.exec(`${params.at(-1)}`)?.[0];
      const isState = ["eth_call", "eth_getCode", "eth_getBalance"].includes(method);
      if (isState && at && BigInt(at) < head) throw new Refusal(-32000, "missing trie node");
      return result;
    });
    await prove();
    await page.getByRole("button", { name: "Read the past" }).click();
    await page.getByText("The node has no old states, so there is no picture").waitFor();
    expect(await found().count()).to.equal(1);
    await close();
  });

  it("what does not add up is said in red, with the numbers", async () => {
    const { bankroll } = house.world.contracts;
    const ledger = toFunctionSelector("ledger()");
    const close = await through(({ method, params, result }) => {
      const [call] = params as [{ to?: string; data?: string }];
      const isLedger =
        method === "eth_call" &&
        call.to?.toLowerCase() === bankroll.toLowerCase() &&
        call.data === ledger;
      if (!isLedger) return result;
      const text = `${result}`;
      // It begins with the cash: a chip less than there is.
      const cash = BigInt(text.slice(0, 66)) - 1n;
      return `0x${cash.toString(16).padStart(64, "0")}${text.slice(66)}`;
    });
    await page.goto(`${house.url}/reserves`);
    await page.getByText("Something differs").waitFor();
    await page.getByText("Difference -1 chips: the cash is not what it is for").waitFor();
    await page.getByText("The cash of the bank is not what it is for").first().waitFor();
    await close();
  });

  it("waits for a node that is down, and goes on by itself", async () => {
    const other = await context.newPage();
    await house.relay.cut();
    await other.goto(`${house.url}/reserves`);
    await other.getByText("The node does not answer, so nothing can be proved now").waitFor();
    await house.relay.open();
    await other.getByText("Everything owed is there").waitFor();
    await other.close();
  });

  it("can be stopped", async () => {
    const lone = await (await openContext(house)).newPage();
    await lone.goto(`${house.url}/reserves`);
    await lone.getByText("Everything owed is there").waitFor();
    await lone.getByRole("button", { name: "Read the past" }).waitFor();
    house.relay.hold();
    await lone.getByRole("button", { name: "Read the past" }).click();
    await lone.getByRole("button", { name: "Stop" }).click();
    house.relay.release();
    await lone.getByText("Stopped. Nothing was proved.").waitFor();
    expect(await lone.getByText("Everything owed is there").count()).to.equal(1);
    await lone.context().close();
  });

  it("is for everybody: axe finds nothing by night and by day, nothing is wider than a phone", async () => {
    await house.chain.setBalance({ address: wallet.account.address, value: parseEther("100") });
    await prove();
    await page.getByRole("button", { name: "Read the past" }).click();
    await page.getByRole("img", { name: /^What the bank owes/ }).waitFor();
    await page.getByText("As a table").click();
    await page.getByText(/^Where they come from/).click();
    expect(await violationsByTheme(page)).to.deep.equal({ day: [], night: [] });
    expect(await widthOnPhone(page)).to.equal(360);
  });
});

after(closeBrowserHouse);
