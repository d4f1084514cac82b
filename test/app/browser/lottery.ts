import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openWithWallet,
} from "../../support/app/house.ts";
import { connect, keepPicture, violations } from "../../support/app/steps.ts";
import { runScript } from "../../support/script.ts";

const PERIOD = 600;

const BEGINNINGS = Array.from({ length: 64 }, (_, i) => i.toString(8).padStart(2, "0"));

describe("the dApp: the lottery, and the certificate of fairness", function () {
  this.timeout(60_000);

  let house: BrowserHouse;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
    ({ context } = await openWithWallet(house, { viewport: { width: 1440, height: 900 } }));
    page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
  });

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
  });

  after(async () => {
    await context?.close();
  });

  it("sells tickets that were typed, tapped and picked at random", async () => {
    await page.goto(`${house.url}/lottery`);
    await page.getByText("1 in 32\u202f768").waitFor();
    await page.getByText("exactly 9/10").waitFor();
    await connect(page);
    const field = page.getByLabel("Five digits");
    await field.fill("0489");
    await page.getByText("Only digits from 0 to 7 are drawn.").waitFor();
    await field.fill("04217");
    await page.keyboard.press("Enter");
    for (const key of "76543") await page.getByRole("button", { name: key, exact: true }).click();
    await page.getByRole("button", { name: "Add", exact: true }).click();
    // Whatever is drawn, one ticket begins with its two first digits.
    for (const beginning of BEGINNINGS) {
      await field.fill(`${beginning}000`);
      await page.keyboard.press("Enter");
    }
    for (const many of [50, 10, 10, 10, 10, 1]) {
      await page.getByRole("button", { name: new RegExp(`^${many} random`) }).click();
    }
    const chosen = page.getByRole("list", { name: "Tickets chosen" }).getByRole("listitem");
    expect(await chosen.count()).to.equal(157);
    await page.getByRole("button", { name: "Remove 76543" }).first().click();
    await page.getByRole("button", { name: "Buy 156 tickets for 0.1560 ETH" }).click();
    await page.getByText(/^Bought 156 tickets of draw \d+$/).waitFor();
    await page.getByText("156 tickets, not drawn yet").waitFor();
    expect(await page.getByText(/: not drawn yet$/).count()).to.equal(20);
    expect(await violations(page)).to.deep.equal([]);
  });

  it("shows the draw digit by digit, and the matches of each ticket, by the drawn word", async () => {
    await house.chain.increaseTime({ seconds: PERIOD });
    await house.chain.mine({ blocks: 1 });
    const mine = page.getByRole("region", { name: /^Your tickets of draw/ });
    const said = mine.getByText(/156 tickets, \d{5} was drawn/);
    await said.waitFor({ timeout: 30_000 });
    const number = /(\d{5}) was drawn/.exec((await said.textContent()) ?? "")?.[1] as string;
    await mine.getByRole("button", { name: "Show all 156" }).click();
    const tickets = await mine.getByRole("listitem").allTextContents();
    expect(tickets).to.have.length(156);
    for (const text of tickets) {
      const ticket = /(\d{5}): /.exec(text)?.[1] as string;
      let alike = 0;
      while (alike < 5 && ticket[alike] === number[alike]) alike++;
      const words =
        alike === 5 ? "all digits drawn" : alike === 0 ? "no digit" : `first ${alike} drawn`;
      expect(text).to.contain(`${ticket}: ${words}`);
      expect(/, wins 0\./.test(text), text).to.equal(alike >= 2);
    }
  });

  it("checks the proof of the draw in the browser", async () => {
    await page.getByText("Word and proof").first().click();
    await page.getByRole("button", { name: "Check it in this browser" }).click();
    const checks = page.getByRole("list", { name: /^Proof of draw/ }).getByRole("listitem");
    await checks.nth(6).waitFor();
    for (const text of (await checks.allTextContents()).slice(0, 6)) {
      expect(text).to.match(/^holds: /);
    }
  });

  it("pays all that won with one button", async () => {
    const claim = page.getByRole("button", { name: /^Claim 0\.\d+ ETH$/ });
    await claim.click();
    await page.getByText(/ETH are in your wallet$/).waitFor();
    await claim.waitFor({ state: "detached" });
    const mine = page.getByRole("region", { name: /^Your tickets of draw/ });
    expect(await mine.getByText(/, wins 0\./).count()).to.equal(0);
    expect(await mine.getByText(/, paid 0\./).count()).to.be.above(0);
  });

  it("opens a certificate, and refuses one that was changed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "glasshouse-test-fairness-"));
    try {
      const small = [
        "--no-build",
        "--draws",
        "20000",
        "--words",
        "40",
        "--hands",
        "50000",
        "--games",
        "roulette,mines",
      ];
      const { code, words } = await runScript("scripts/audit.ts", ...small, "--out", folder);
      expect(code, words).to.equal(0);
      const file = join(folder, "certificate.json");
      await page.goto(`${house.url}/fairness`);
      const field = page.getByLabel("Certificate file");
      await field.setInputFiles(file);
      await page
        .getByRole("region", { name: "Verdict" })
        .getByText("Fair", { exact: true })
        .waitFor();
      await page.getByText("The file is whole").waitFor();
      const row = page.getByRole("row", { name: /European roulette/ });
      await row.getByText("the same").waitFor();
      expect(await page.getByRole("img", { name: /^How often each of/ }).count()).to.be.above(0);
      const mines = page.getByRole("region", { name: "Mines", exact: true });
      await mines.getByText(/3 mines, 3 tiles/).waitFor();
      expect(await mines.getByRole("img").count()).to.equal(2);
      expect(await violations(page)).to.deep.equal([]);

      const changed = JSON.parse(readFileSync(file, "utf8"));
      changed.certificate.games[0].strands[0].histogram[0]++;
      await field.setInputFiles({
        name: "changed.json",
        mimeType: "application/json",
        buffer: Buffer.from(JSON.stringify(changed)),
      });
      await page.getByText("The file was changed").waitFor();
      expect(await page.getByText("Fair", { exact: true }).count()).to.equal(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("made the browser complain about nothing, its content policy included", () => {
    expect(complaints).to.deep.equal([]);
  });
});

after(closeBrowserHouse);
