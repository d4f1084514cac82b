import { expect } from "chai";
import type { Page } from "playwright-core";
import { type BrowserHouse, closeBrowserHouse } from "../../support/app/house.ts";
import { connect, play, ticksOf, violations } from "../../support/app/steps.ts";
import { visitForAll } from "../../support/app/visit.ts";

describe("the dApp: for everybody", function () {
  let house: BrowserHouse;
  let page: Page;
  let bet: string;

  visitForAll(this, { reducedMotion: "reduce" }, (visit) => {
    ({ house, page } = visit);
  });

  before(async () => {
    await page.goto(`${house.url}/coin`);
    await connect(page);
    bet = await play(page, "Flip");
    await ticksOf(page);
  });

  for (const theme of ["night", "day"]) {
    describe(`by ${theme}`, () => {
      before(async () => {
        await page.evaluate((choice) => localStorage.setItem("glasshouse.theme", choice), theme);
      });

      const rooms: [string, string, () => Promise<unknown>][] = [
        [
          "the lobby",
          "/",
          () =>
            page
              .getByRole("link", { name: /^Round \d+/ })
              .first()
              .waitFor(),
        ],
        ["a table with a result", "/coin", () => ticksOf(page)],
        [
          "dice",
          "/dice",
          () =>
            page
              .getByText("% of 100")
              .or(page.getByLabel("Chance", { exact: true }))
              .first()
              .waitFor(),
        ],
        ["roulette", "/roulette", () => page.getByRole("button", { name: /^17 black/ }).waitFor()],
        ["the proof of a bet", "/verify?bet=", () => ticksOf(page)],
        ["the history", "/history", () => page.getByRole("table").waitFor()],
        ["the bank", "/bank", () => page.getByText("The contract holds").waitFor()],
        ["help", "/help", () => page.getByRole("table").waitFor()],
      ];
      for (const [name, path, ready] of rooms) {
        it(`axe finds nothing in ${name}`, async () => {
          await page.goto(`${house.url}${path.endsWith("=") ? path + bet : path}`);
          await ready();
          expect(await page.evaluate(() => document.documentElement.dataset.theme)).to.equal(theme);
          expect(await violations(page)).to.deep.equal([]);
        });
      }

      it("axe finds nothing in the dialogs", async () => {
        await page.goto(`${house.url}/`);
        for (const opener of [/^Your chips/, /^Your wallet/]) {
          await page.getByRole("button", { name: opener }).click();
          await page
            .getByRole("dialog")
            .getByRole("button", { name: /Buy in/ })
            .waitFor();
          expect(await violations(page)).to.deep.equal([]);
          await page.keyboard.press("Escape");
        }
      });
    });
  }

  it("a result is announced", async () => {
    await page.goto(`${house.url}/coin`);
    await ticksOf(page);
    const live = page.locator("[aria-live=polite]").filter({ hasText: /heads|tails/i });
    expect(await live.textContent()).to.match(/(in your chips|stay with the bank)/);
  });

  it("the roulette table is one stop of the tab key, and the arrows go from spot to spot", async () => {
    await page.goto(`${house.url}/roulette`);
    const layout = page.getByRole("group", { name: /^Betting layout/ });
    expect(await layout.locator("button[tabindex='0']").count()).to.equal(1);
    await layout.locator("button[tabindex='0']").focus();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(await focused()).to.contain("17 black");
    await page.keyboard.press("ArrowUp");
    expect(await focused()).to.contain("split 17/18");
    await page.keyboard.press("ArrowUp");
    expect(await focused()).to.contain("18 red");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).to.contain("split 18/21");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).to.contain("corner 17/18/20/21");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await focused()).to.contain("2 chips");
    await page.keyboard.press("Delete");
    expect(await focused()).to.contain("1 chip");
  });

  it("a dialog keeps the focus, and gives it back", async () => {
    await page.getByRole("button", { name: /^Your chips/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByLabel("Chips to buy").waitFor();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press("Tab");
      const inside = await page.evaluate(
        () =>
          document.activeElement === document.body || !!document.activeElement?.closest("dialog"),
      );
      expect(inside).to.equal(true);
    }
    await page.keyboard.press("Escape");
    const text = await page.evaluate(() => document.activeElement?.textContent);
    expect(text).to.match(/^Your chips/);
  });

  it("whoever wants no motion gets none", async () => {
    const moving = await page.evaluate(
      () =>
        document
          .getAnimations()
          .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1).length,
    );
    expect(moving).to.equal(0);
  });
});

after(closeBrowserHouse);
