import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { createClient, http } from "viem";
import { parseBetId } from "../../../lib/bet-id.ts";
import { collectEvidence } from "../../../lib/evidence.ts";
import { verifyBet } from "../../../lib/verify-bet.ts";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openWithWallet,
} from "../../support/app/house.ts";
import { connect, keepPicture } from "../../support/app/steps.ts";

/** How a hand is opened at a table, and how it goes on until it is over. */
const CASES: Record<string, { choose?: RegExp; deal: RegExp; go: RegExp }> = {
  mines: { choose: /^Tile 13,/, deal: /^Open for/, go: /^Cash out/ },
  "hi-lo": { deal: /^Guess for/, go: /^Cash out/ },
  "video-poker": { deal: /^Deal for/, go: /^Draw 5 cards/ },
  blackjack: { deal: /^Deal for/, go: /^stand$/i },
};

describe("the dApp: hands", function () {
  this.timeout(60_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let context: BrowserContext;
  let page: Page;

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
    ({ context } = await openWithWallet(house, { reducedMotion: "reduce" }));
    page = await context.newPage();
    await page.goto(`${house.url}/mines`);
    await connect(page);
  });

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
  });

  after(async () => {
    await context?.close();
  });

  /** Waits until the last word of the hand is settled. @returns Whether the hand goes on. */
  async function settled(): Promise<boolean> {
    const slip = page.getByRole("region", { name: "Bet slip" });
    const over = page.getByText(/stay with the bank|in your chips/).first();
    const open = slip.getByRole("button", { name: /^(Cash out|Draw 5|stand)/i, disabled: false });
    await over.or(open).first().waitFor();
    return !(await over.isVisible());
  }

  for (const [slug, { choose, deal, go }] of Object.entries(CASES)) {
    it(`${slug}: a hand is found again after a reload, and ends as the chain says`, async () => {
      await page.goto(`${house.url}/${slug}`);
      if (choose) await page.getByRole("button", { name: choose }).click();
      await page.getByRole("button", { name: deal }).click();
      await page
        .getByText(/^Waiting for (blocks|the oracle)/)
        .first()
        .waitFor();
      await page.reload();
      const board = page.getByRole("region", { name: "Board" });
      if (await settled()) {
        await page.getByRole("button", { name: go }).click();
        await page
          .getByText(/stay with the bank|in your chips/)
          .first()
          .waitFor();
      }
      const id = /Hand (\d+-\d+)/.exec((await board.textContent()) ?? "")?.[1] ?? "";
      const { rpc, contracts } = house.world;
      const client = createClient({ transport: http(rpc) });
      const place = { casino: contracts.casino, fromBlock: 0 };
      const evidence = await collectEvidence(client as never, place, parseBetId(id));
      const { ok, hand } = verifyBet(evidence);
      expect(ok).to.equal(true);
      expect(hand?.over).to.equal(true);
      const said = (await board.locator("[aria-live=polite]").textContent()) ?? "";
      expect(said).to.match(hand?.payout ? /in your chips/ : /stay with the bank/);
    });
  }
});

after(closeBrowserHouse);
