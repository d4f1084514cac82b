import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { createClient, http } from "viem";
import { tables } from "../../../app/tables/registry.ts";
import { type BetId, parseBetId } from "../../../lib/bet-id.ts";
import { collectEvidence } from "../../../lib/evidence.ts";
import { handOf } from "../../../lib/games/baccarat.ts";
import { drawnNumbers } from "../../../lib/games/keno.ts";
import { crashPoint } from "../../../lib/games/limbo.ts";
import { slotOf } from "../../../lib/games/plinko.ts";
import { throwOf as shapeOf } from "../../../lib/games/rock-paper-scissors.ts";
import { throwOf } from "../../../lib/games/sic-bo.ts";
import { reelsOf, stopsOf, symbolAt } from "../../../lib/games/slots.ts";
import { verifyBet } from "../../../lib/verify-bet.ts";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openWithWallet,
} from "../../support/app/house.ts";
import {
  chipsOf,
  connect,
  keepPicture,
  play,
  violationsByTheme,
  waitForChips,
  widthOnPhone,
} from "../../support/app/steps.ts";

/** How a table's bet is chosen, what its button is called, and what its board shows of an outcome. Other tables stand in play.ts. */
type Case = {
  press: readonly RegExp[];
  verb: string;
  shows: (outcome: bigint, choice: bigint) => string;
};

const CASES: Record<string, Case> = {
  limbo: {
    press: [/^Target 5×/],
    verb: "Climb",
    shows: (outcome) => {
      const point = crashPoint(outcome);
      return `The multiplier stopped at ${point / 100n}.${`${point % 100n}`.padStart(2, "0")}×, the target is 5.00×`;
    },
  },
  plinko: {
    press: [],
    verb: "Drop",
    shows: (outcome) => `The ball lies in slot ${slotOf(outcome) + 1} of 13`,
  },
  wheel: { press: [], verb: "Turn", shows: (outcome) => `The wheel shows segment ${outcome}, ` },
  keno: {
    press: [/^7$/, /^12$/, /^40$/],
    verb: "Draw",
    shows: (outcome) => {
      const hits = drawnNumbers(outcome).filter((n) => [7, 12, 40].includes(n));
      return `${hits.length} of 3 hit`;
    },
  },
  "rock-paper-scissors": {
    press: [],
    verb: "Throw",
    shows: (outcome) => `rock against ${shapeOf(outcome)}`,
  },
  "sic-bo": {
    press: [/^big /, /^single 6/, /^total 9 /],
    verb: "Throw",
    shows: (outcome) => `The dice show ${throwOf(outcome).join(", ")}`,
  },
  baccarat: {
    press: [/^Player 2/, /^Tie /],
    verb: "Deal",
    shows: (outcome) =>
      `banker: ${handOf(outcome).banker.length === 3 ? ".*,.*," : "[^,]*,[^,]*,"} total ${handOf(outcome).totals.banker}`,
  },
  slots: {
    press: [],
    verb: "Spin",
    shows: (outcome, choice) => {
      const stops = stopsOf(reelsOf(choice), outcome);
      return `The line shows ${stops.map((stop, reel) => symbolAt(reel, stop)).join(", ")}`;
    },
  },
};

const ELSEWHERE = ["coin", "dice", "roulette", "mines", "hi-lo", "video-poker", "blackjack"];

describe("the dApp: every table", function () {
  this.timeout(60_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
    ({ context } = await openWithWallet(house, { reducedMotion: "reduce" }));
    page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${house.url}/limbo`);
    await connect(page);
  });

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
  });

  after(async () => {
    await context?.close();
  });

  /** What the chain says of a bet, checked from its request to its payout. */
  async function chainSays(bet: BetId) {
    const { rpc, contracts } = house.world;
    const client = createClient({ transport: http(rpc) });
    const place = { casino: contracts.casino, fromBlock: 0 };
    const verdict = verifyBet(await collectEvidence(client as never, place, bet));
    expect(verdict.ok).not.to.equal(false);
    const [roll] = verdict.settlement?.rolls ?? [];
    if (!roll || !verdict.placed) throw new Error("the bet was not settled");
    return { roll, choice: verdict.placed.choice };
  }

  it("is played here or in the other tests", () => {
    const played = [...Object.keys(CASES), ...ELSEWHERE].sort();
    expect(tables.map(({ slug }) => slug).sort()).to.deep.equal(played);
  });

  for (const [slug, { press, verb, shows }] of Object.entries(CASES)) {
    it(`${slug} shows the outcome that the chain says, and pays it`, async () => {
      await page.goto(`${house.url}/${slug}`);
      for (const name of press) await page.getByRole("button", { name }).first().click();
      await page.getByRole("button", { name: new RegExp(`^${verb} for`) }).waitFor();
      const before = await chipsOf(page);
      const id = await play(page, verb);
      const { roll, choice } = await chainSays(parseBetId(id));
      const board = page.getByRole("region", { name: "Board" });
      const wanted = new RegExp(shows(roll.outcome, choice));
      await board
        .getByRole("img", { name: wanted })
        .or(board.getByRole("region", { name: wanted }))
        .or(board.getByText(wanted))
        .first()
        .waitFor();
      const sentence = await board.locator("[aria-live=polite]").textContent();
      expect(sentence).to.match(roll.won > 0n ? /in your chips/ : /stay with the bank/);
      if (roll.won > 0n) await waitForChips(page, (chips) => chips !== before);
    });

    it(`axe finds nothing in ${slug}, by night and by day`, async () => {
      expect(await violationsByTheme(page)).to.deep.equal({ night: [], day: [] });
    });

    it(`nothing of ${slug} is wider than a phone`, async () => {
      expect(await widthOnPhone(page)).to.equal(360);
    });
  }

  it("bets by itself until it has bet often enough, or until Escape", async () => {
    await page.goto(`${house.url}/coin`);
    await page.getByRole("radio", { name: "Auto-bet" }).check();
    await page.getByLabel("Bets, 1 to 1000").fill("2");
    await page.getByRole("button", { name: /^Auto-bet: Flip for/ }).click();
    await page.getByText(/Auto-bet 2 of 2, net .* All bets were played/).waitFor();
    await page.getByLabel("Bets, 1 to 1000").fill("500");
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("b");
    await page.getByRole("button", { name: "Stop auto-bet" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByText(/Auto-bet 0 of 500, .* You stopped it/).waitFor();
  });

  it("tells its rules and its odds with a key, which is a letter in a field", async () => {
    await page.goto(`${house.url}/dice`);
    await page.getByLabel("Stake", { exact: true }).press("r");
    expect(await page.getByRole("dialog").count()).to.equal(0);
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("r");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("row", { name: /^under 49\.50 .* 2× 1\.0000 %/ }).waitFor();
    await page.keyboard.press("Escape");
  });

  it("made the browser complain about nothing", () => {
    expect(complaints).to.deep.equal([]);
  });
});

after(closeBrowserHouse);
