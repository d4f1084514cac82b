import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { type BrowserHouse, openBrowserHouse, openWithWallet } from "./house.ts";
import { keepPicture } from "./steps.ts";
import type { Wallet } from "./wallet.ts";

/** Somebody with a wallet before the house, and the page that he looks at. */
export type Visit = { house: BrowserHouse; context: BrowserContext; page: Page; wallet: Wallet };

/** Opens a visit before each test of a suite, and ends it afterwards. @param enter Takes it. */
export function visitForEach(
  suite: Mocha.Suite,
  options: BrowserContextOptions,
  enter: (visit: Visit) => void,
): void {
  let visit: Visit | undefined;
  prepare(suite, () => visit);
  suite.beforeEach(async () => {
    visit = await begin(options);
    enter(visit);
  });
  suite.afterEach(() => visit?.context.close());
}

/** Opens one visit for all tests of a suite, each of which goes on where the one before ended. @param enter Takes it. */
export function visitForAll(
  suite: Mocha.Suite,
  options: BrowserContextOptions,
  enter: (visit: Visit) => void,
): void {
  let visit: Visit | undefined;
  prepare(suite, () => visit);
  suite.beforeAll(async () => {
    visit = await begin(options);
    enter(visit);
  });
  suite.afterAll(() => visit?.context.close());
}

async function begin(options: BrowserContextOptions): Promise<Visit> {
  const house = await openBrowserHouse();
  const { context, wallet } = await openWithWallet(house, options);
  return { house, context, wallet, page: await context.newPage() };
}

/** What holds for every suite in a browser: the house, patience, a picture of what failed, and a node that is there again. */
function prepare(suite: Mocha.Suite, visit: () => Visit | undefined): void {
  suite.timeout(90_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  suite.retries(2);
  suite.beforeAll(async function () {
    this.timeout(240_000);
    await openBrowserHouse();
  });
  suite.afterEach(async function () {
    await keepPicture(visit()?.page, this.currentTest);
    await visit()?.house.relay.open();
  });
}
