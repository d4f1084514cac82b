import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openContext,
} from "../../support/app/house.ts";
import { connect, keepPicture, play, ticksOf, waitForChips } from "../../support/app/steps.ts";

const ROOMS = [
  "/",
  "/coin",
  "/dice",
  "/roulette",
  "/verify",
  "/history",
  "/bank",
  "/help",
  "/nowhere",
];

describe("the dApp: on a phone, without a wallet", function () {
  this.timeout(90_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let context: BrowserContext;
  let page: Page;

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
    context = await openContext(house, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    page = await context.newPage();
  });

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
  });

  after(async () => {
    await context?.close();
  });

  for (const room of ROOMS) {
    it(`nothing of ${room} is wider than 360 pixels`, async () => {
      await page.goto(`${house.url}${room}`);
      await page.getByRole("navigation", { name: "Rooms" }).last().waitFor();
      await page.waitForTimeout(400);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).to.equal(360);
    });
  }

  it("plays with a key of this browser, funded with development coins", async () => {
    await page.goto(`${house.url}/coin`);
    await connect(page, "Play without a wallet");
    await play(page, "Flip");
    expect(await ticksOf(page)).to.have.length(5);
    await page.reload();
    await page.getByRole("button", { name: /^Your chips/ }).waitFor();
  });

  it("has the button of the slip in the thumb's reach, wherever the page is", async () => {
    const button = page.getByRole("button", { name: /^Flip for/ });
    for (const top of [0, 600, 5_000]) {
      await page.evaluate((y) => window.scrollTo(0, y), top);
      const box = await button.boundingBox();
      expect(box, "the button is gone").not.to.equal(null);
      expect((box?.y ?? 0) + (box?.height ?? 0)).to.be.within(560, 740);
    }
    const [foot, bar] = await Promise.all([
      page.getByRole("contentinfo").boundingBox(),
      button.boundingBox(),
    ]);
    expect((foot?.y ?? 999) + (foot?.height ?? 0), "the foot of the page is covered").to.be.below(
      bar?.y ?? 0,
    );
  });

  it("can lay chips on numbers, lines and corners of the roulette table with a finger", async () => {
    await page.goto(`${house.url}/roulette`);
    const spots = [
      "17 black",
      "split 13/16",
      "split 14/15",
      "corner 1/2/4/5",
      "street 7-9",
      "six line 10-15",
      "0 green",
      "column 2, 2:1",
      "even",
    ];
    for (const [index, spot] of spots.entries()) {
      const button = page.getByRole("button", { name: new RegExp(`^${spot}, pays`) });
      const box = await button.boundingBox();
      expect(
        Math.min(box?.width ?? 0, box?.height ?? 0),
        `${spot} is too small to touch`,
      ).to.be.at.least(20);
      await button.tap();
      await page
        .getByText(`${index + 1} ${index === 0 ? "chip" : "chips"}, ${index + 1} of 16 spots`)
        .waitFor();
    }
    const before = await waitForChips(page, (chips) => chips >= 0);
    await play(page, "Spin");
    await waitForChips(page, (chips) => chips !== before);
    const wheel = await page.getByRole("img", { name: /^The wheel shows/ }).boundingBox();
    expect(wheel?.y ?? 9_999, "the wheel is out of sight").to.be.below(600);
  });
});

after(closeBrowserHouse);
