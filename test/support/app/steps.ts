import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "chai";
import type { Page } from "playwright-core";

/** Keeps a picture of a page when a test has failed on it, in `test-results/`. */
export async function keepPicture(
  page: Page | undefined,
  test: Mocha.Test | undefined,
): Promise<void> {
  if (test?.state !== "failed" || !page || page.isClosed()) return;
  const name = test.fullTitle().replace(/[^a-z0-9]+/gi, "-");
  await page.screenshot({ path: `test-results/${name}.png`, fullPage: true }).catch(() => {});
}

/** Opens the dialog and chooses a wallet by its name. */
export async function connect(page: Page, wallet = "Test Wallet"): Promise<void> {
  await page.getByRole("button", { name: "Connect", exact: true }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: wallet }).click();
  await page.getByRole("button", { name: /^Your chips/ }).waitFor();
}

/** The chips in the header, in coins. Waits until they were read. */
export async function chipsOf(page: Page): Promise<number> {
  const text = await page
    .getByRole("button", { name: /^Your chips/ })
    .locator("[title]")
    .first()
    .getAttribute("title");
  return Number(/^[\d.]+/.exec(text ?? "")?.[0]);
}

/** Waits until the header shows chips that are as wanted. */
export async function waitForChips(
  page: Page,
  wanted: (chips: number) => boolean,
): Promise<number> {
  const until = Date.now() + 15_000;
  let chips = Number.NaN;
  while (Date.now() < until) {
    chips = await chipsOf(page).catch(() => Number.NaN);
    if (wanted(chips)) return chips;
    await page.waitForTimeout(100);
  }
  throw new Error(`The chips stay at ${chips}`);
}

/** Buys chips for an amount of coins. */
export async function buyIn(page: Page, amount: string): Promise<void> {
  await page.getByRole("button", { name: /^Your chips/ }).click();
  await page.getByRole("dialog").getByLabel("Chips to buy").fill(amount);
  await page.getByRole("dialog").getByRole("button", { name: "Buy in", exact: true }).click();
  await waitForChips(page, (chips) => chips >= Number(amount));
}

/** Presses the button of the slip, and waits for the result of that bet. @returns Its id, such as "48-3". */
export async function play(page: Page, verb: string): Promise<string> {
  const board = page.getByRole("region", { name: "Board" });
  const before = await board
    .getByText(/^Bet /)
    .textContent({ timeout: 1_000 })
    .catch(() => "");
  await page.getByRole("button", { name: new RegExp(`^${verb}`) }).click();
  await page.waitForFunction(
    (old) => {
      const text = document.querySelector("[aria-label=Board]")?.textContent ?? "";
      const id = /^Bet (\d+-\d+)/.exec(text)?.[1];
      return (
        id !== undefined && !old?.includes(`Bet ${id} `) && / settled /.test(text.slice(0, 60))
      );
    },
    before,
    { timeout: 30_000 },
  );
  const id = /Bet (\d+-\d+)/.exec((await board.textContent()) ?? "")?.[1];
  expect(id, "the board names no bet").to.be.a("string");
  return id as string;
}

/** Waits until all five ticks of the board stand, and says what they say. */
export async function ticksOf(page: Page): Promise<string[]> {
  const chain = page.getByRole("list", { name: "Chain of proof" }).first();
  await chain
    .getByText("checked, it", { exact: false })
    .nth(4)
    .waitFor({ state: "attached", timeout: 20_000 });
  return chain.getByRole("listitem").allTextContents();
}

// What changes its colour or its size does so in a moment, even for whoever wants no motion.
const MOMENT = 150;

/** What axe finds wrong with a page. */
export async function violations(page: Page): Promise<string[]> {
  // Legacy is what axe calls a look at the page alone, without the frames that it does not have: in a third of the time.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}

/** The same by night and by day, whatever the page's state. */
export async function violationsByTheme(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const theme of ["day", "night"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await page.waitForTimeout(MOMENT);
    found[theme] = await violations(page);
  }
  return found;
}

/** How wide a page is on a phone of 360 pixels. */
export async function widthOnPhone(page: Page): Promise<number> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(MOMENT);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (size) await page.setViewportSize(size);
  return wide;
}
