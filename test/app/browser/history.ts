import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { type BrowserHouse, closeBrowserHouse, openContext } from "../../support/app/house.ts";
import { buyIn, connect, play, violationsByTheme, widthOnPhone } from "../../support/app/steps.ts";
import { visitForAll } from "../../support/app/visit.ts";

describe("the dApp: one's own bets", function () {
  let house: BrowserHouse;
  let page: Page;
  const bets: string[] = [];

  visitForAll(this, { reducedMotion: "reduce" }, (visit) => {
    ({ house, page } = visit);
  });

  before(async function () {
    this.timeout(180_000);
    await page.goto(`${house.url}/coin`);
    await connect(page);
    await buyIn(page, "0.5");
    for (let i = 0; i < 3; i++) bets.unshift(await play(page, "Flip"));
    await page.goto(`${house.url}/dice`);
    bets.unshift(await play(page, "Roll"));
  });

  const rows = () => page.locator("tbody tr");

  async function listed(): Promise<string[]> {
    const links = await page.locator("tbody tr td:first-child a").allTextContents();
    return links.map((text) => text.trim());
  }

  async function open(query = ""): Promise<void> {
    await page.goto(`${house.url}/history${query}`);
    await rows().first().waitFor();
  }

  it("lists them, newest first, with their sums and how the net went", async () => {
    await open();
    expect(await listed()).to.deep.equal(bets);
    await page.getByText("Staked and settled").waitFor();
    const chart = page.getByRole("img", { name: /^Net over time, in ETH/ });
    expect(await chart.getAttribute("aria-labelledby")).to.be.a("string");
    await page
      .getByText("The net of 4 bets in ETH", { exact: false })
      .waitFor({ state: "attached" });
  });

  it("shows those of one game, in an address that can be kept", async () => {
    await open();
    await page.getByLabel("Game").selectOption({ label: "Dice" });
    await page.waitForURL(/\/history\/?\?game=dice$/);
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
    expect(await listed()).to.deep.equal(bets.slice(0, 1));
    await open("?game=coin");
    expect(await listed()).to.deep.equal(bets.slice(1));
  });

  it("shows those that were won, and those that were lost, each once", async () => {
    await open();
    const found: string[] = [];
    for (const name of ["Won", "Lost"]) {
      await page.getByRole("radio", { name, exact: true }).check();
      await page.waitForURL(new RegExp(`result=${name.toLowerCase()}`));
      const none = page.getByText("No bet that was read is like this.");
      await rows().first().or(none).waitFor();
      found.push(...(await listed()));
    }
    expect(found.sort()).to.deep.equal([...bets].sort());
  });

  it("shows those of some days, and a way back where there are none", async () => {
    await page.goto(`${house.url}/history?to=2020-01-01`);
    await page.getByText("No bet that was read is like this.").waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    await rows().first().waitFor();
    await page.getByLabel("From").fill("2020-01-01");
    await page.waitForURL(/from=2020-01-01/);
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 4);
  });

  it("gives those that are shown as a file", async () => {
    await open("?game=coin");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download as CSV" }).click();
    const file = await coming;
    expect(file.suggestedFilename()).to.equal(`glasshouse-bets-${house.world.chainId}.csv`);
    const lines = readFileSync(await file.path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines[0]).to.match(/^bet,placed,block,transaction,/);
    expect(lines.slice(1).map((line) => line.split(",")[0])).to.deep.equal(bets.slice(1));
    for (const line of lines.slice(1)) {
      expect(line).to.match(/^\d+-\d+,\d{4}-\d\d-\d\dT[\d:.]+Z,\d+,0x[0-9a-f]{64},\d+,Coin flip,/);
    }
  });

  it("passes on a bet's link, which anybody opens without a wallet", async () => {
    const [bet] = bets;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${house.url}/verify?bet=${bet}`);
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: "Link copied" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const { search } = new URL(link);
    expect(search).to.equal(`?bet=${bet}&chain=${house.world.chainId}`);
    const context = await openContext(house);
    const other = await context.newPage();
    await other.goto(link);
    await other.getByRole("heading", { name: `Bet ${bet}` }).waitFor();
    await other.getByText(/ checks in \d+ ms, in this browser/).waitFor();
    await context.close();
  });

  it("is among the leaders, who are counted from the chain", async () => {
    await page.goto(`${house.url}/leaders`);
    const players = page.getByRole("region", { name: "Most staked" });
    await players.getByText("you", { exact: true }).waitFor();
    await page.getByText(/^\d+ bets, up to block/).waitFor();
    expect(await players.getByText(/^4 bets, net/).count()).to.equal(1);
    expect(await widthOnPhone(page)).to.equal(360);
    expect(await violationsByTheme(page)).to.deep.equal({ day: [], night: [] });
  });

  it("stands in the lobby's list of wins if it won", async () => {
    await page.goto(`${house.url}/history?result=won`);
    const none = page.getByText("No bet that was read is like this.");
    await rows().first().or(none).waitFor();
    const won = await listed();
    await page.goto(`${house.url}/`);
    const feed = page.getByRole("region", { name: "At the tables now" });
    await feed.getByRole("radio", { name: "Wins" }).check();
    const ended = feed.getByRole("listitem").or(feed.getByText("None of the latest bets has won."));
    await ended.first().waitFor();
    for (const bet of won) {
      expect(await feed.getByTitle(`Bet ${bet} of `, { exact: false }).count()).to.equal(1);
    }
    const lost = bets.filter((bet) => !won.includes(bet));
    for (const bet of lost) {
      expect(await feed.getByTitle(`Bet ${bet} of `, { exact: false }).count()).to.equal(0);
    }
  });

  it("fits a phone, and axe finds nothing by night or by day", async () => {
    await open();
    expect(await widthOnPhone(page)).to.equal(360);
    expect(await violationsByTheme(page)).to.deep.equal({ day: [], night: [] });
  });
});

after(closeBrowserHouse);
