import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { createClient, http } from "viem";
import { parseBetId } from "../../../lib/bet-id.ts";
import { collectEvidence } from "../../../lib/evidence.ts";
import { blackjack, encodeAction } from "../../../lib/hands/blackjack.ts";
import { encodeGuess, encodeHiLo, hiLo } from "../../../lib/hands/hi-lo.ts";
import type { Hand } from "../../../lib/hands/index.ts";
import { CASH_OUT, encodeMines, encodeTiles, mines } from "../../../lib/hands/mines.ts";
import { encodeHeld, videoPoker } from "../../../lib/hands/video-poker.ts";
import { verifyBet } from "../../../lib/verify-bet.ts";
import { Croupier } from "../../support/app/croupier.ts";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openWithWallet,
} from "../../support/app/house.ts";
import { PlayedHand } from "../../support/app/played-hand.ts";
import {
  chipsOf,
  connect,
  keepPicture,
  violationsByTheme,
  waitForChips,
  widthOnPhone,
} from "../../support/app/steps.ts";
import { startWorld, type World } from "../../support/world.ts";

const DAY = 24 * 3600;
const STAKE = 0.01;

describe("the dApp: hands", function () {
  this.timeout(90_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let world: World;
  let croupier: Croupier;
  let context: BrowserContext;
  let page: Page;

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
    world = await startWorld("--without", "dapp", "--without", "oracle", "--without", "keeper");
    house.relay.turnTo(world.rpc);
    croupier = await Croupier.of(world, house.relay);
  });

  beforeEach(async () => {
    // Whatever a test that failed has left is out of the way.
    await croupier.answer();
    ({ context } = await openWithWallet(
      { ...house, world, chain: croupier.chain },
      { reducedMotion: "reduce" },
    ));
    page = await context.newPage();
  });

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
    await context?.close();
  });

  after(async () => {
    house.relay.turnTo(house.world.rpc);
    await world?.stop();
  });

  async function sitDown<View>(model: Hand<View>, choice: bigint): Promise<PlayedHand<View>> {
    await page.goto(`${house.url}/${model.slug}`);
    await connect(page);
    return new PlayedHand(page, croupier, model, choice);
  }

  const board = () => page.getByRole("region", { name: "Board" });
  const said = () => board().locator("[aria-live=polite]");
  const button = (name: RegExp) => page.getByRole("button", { name, disabled: false });

  async function expectFitsPhone(state: string): Promise<void> {
    expect(await widthOnPhone(page), state).to.equal(360);
  }

  /** The page is fit for everybody, as it stands now. */
  async function expectFit(state: string): Promise<void> {
    await expectFitsPhone(state);
    expect(await violationsByTheme(page), state).to.deep.equal({ night: [], day: [] });
  }

  /** The hand on the board is over, and the chain tells of the same payout, with every proof. */
  async function expectAsTheChainSays(): Promise<void> {
    const id = /Hand (\d+-\d+)/.exec((await board().textContent()) ?? "")?.[1] ?? "";
    const client = createClient({ transport: http(world.rpc) });
    const place = { casino: world.contracts.casino, fromBlock: 0 };
    const evidence = await collectEvidence(client as never, place, parseBetId(id));
    const { ok, hand } = verifyBet(evidence);
    expect(ok).to.equal(true);
    expect(hand?.over).to.equal(true);
    expect(await said().textContent()).to.match(
      hand?.payout ? /in your chips/ : /stay with the bank/,
    );
  }

  /** Plays a hand of one decision through every state of its table, and opens the page anew in each in which the hand is open. */
  async function tour<View>(
    hand: PlayedHand<View>,
    deal: () => Promise<void>,
    decision: RegExp,
    end: () => Promise<void>,
  ): Promise<void> {
    await expectFit("at rest");
    await deal();
    await page.getByText("Waiting for the oracle's proof").waitFor();
    await page.reload();
    await page.getByText("Waiting for the oracle's proof").waitFor();
    await expectFitsPhone("waiting");
    await hand.answer();
    await button(decision).waitFor();
    await page.reload();
    await button(decision).waitFor();
    await board()
      .getByText(/^Hand \d+-\d+ · dealt /)
      .waitFor();
    await expectFit("in play");
    await end();
    await said()
      .getByText(/in your chips|stay with the bank/)
      .waitFor();
    await board()
      .getByText(/^Hand \d+-\d+ · settled /)
      .waitFor();
    await expectFitsPhone("over");
    await expectAsTheChainSays();
  }

  it("mines: a hand is found again whenever the page is opened, and is fit for everybody in every state", async () => {
    const hand = await sitDown(mines, encodeMines({ mines: 3, tiles: [12] }));
    const deal = async () => {
      await page.getByRole("button", { name: /^Tile 13,/ }).click();
      await hand.deal(/^Open for/, ({ over }) => !over);
    };
    await tour(hand, deal, /^Cash out/, async () => {
      await hand.decide(/^Tile 7,/, encodeTiles([6]), ({ over }) => !over);
      await hand.answer();
      await hand.decide(/^Cash out/, CASH_OUT);
    });
    expect(await said().textContent()).to.match(/^Cashed out at 1\.28/);
  });

  it("hi-lo: a hand is found again whenever the page is opened, and is fit for everybody in every state", async () => {
    const hand = await sitDown(hiLo, encodeHiLo({ rank: 7, guess: "higher" }));
    const deal = () => hand.deal(/^Guess for/, ({ over, rank }) => !over && rank < 13);
    await tour(hand, deal, /^higher or same/, async () => {
      await hand.decide(/^higher or same/, encodeGuess("higher"), ({ over }) => over);
      await hand.answer();
    });
    expect(await said().textContent()).to.match(/^Wrong.* stay with the bank/);
  });

  it("video poker: a hand is found again whenever the page is opened, and is fit for everybody in every state", async () => {
    const hand = await sitDown(videoPoker, 0n);
    const deal = () => hand.deal(/^Deal for/, ({ category }) => category === "jacks or better");
    await tour(hand, deal, /^Draw 5 cards/, async () => {
      const ranks = hand.view.cards.map(({ rank }) => rank);
      const held = ranks.map((rank) => ranks.filter((other) => other === rank).length === 2);
      for (const [place, hold] of held.entries())
        if (hold) await page.keyboard.press(`${place + 1}`);
      await hand.decide(
        /^Draw 3 cards/,
        encodeHeld(held),
        ({ category }) => category === "three of a kind",
      );
      await hand.answer();
    });
    expect(await said().textContent()).to.match(/^three of a kind/);
  });

  it("blackjack: a hand is found again whenever the page is opened, and is fit for everybody in every state", async () => {
    const hand = await sitDown(blackjack, 0n);
    const deal = () => hand.deal(/^Deal for/, ({ hands: [you] }) => (you?.score.total ?? 0) < 12);
    await tour(hand, deal, /^stand$/i, async () => {
      await hand.decide(
        /^hit$/i,
        encodeAction("hit"),
        ({ active, hands: [you] }) => active === 0 && (you?.score.total ?? 0) >= 17,
      );
      await hand.answer();
      await hand.decide(
        /^stand$/i,
        encodeAction("stand"),
        ({ hands: [you] }) => you?.result === "push",
      );
      await hand.answer();
    });
    expect(await said().textContent()).to.match(/^push.*exactly what you put in/);
  });

  it("blackjack: insured against an ace, split, doubled on one hand and stood on the other, and paid for each", async () => {
    const hand = await sitDown(blackjack, 0n);
    await hand.deal(
      /^Deal for/,
      ({ hands: [you], dealer }) =>
        you?.cards[0]?.rank === you?.cards[1]?.rank && you?.score.ace === false && dealer.score.ace,
    );
    await hand.answer();
    await hand.decide(/^insure for 0\.005/, encodeAction("insure"));
    await page.getByText("you are insured").waitFor();
    await hand.decide(
      /^split for 0\.01/,
      encodeAction("split"),
      // From 9 on a single card can bring the first hand to 19.
      ({ hands, active }) =>
        active === 0 &&
        hands.every(({ score }) => score.total < 17) &&
        (hands[0]?.score.total ?? 0) >= 9,
    );
    await hand.answer();
    const both = board().getByRole("region", { name: /^Hand [12]: .*, total \d+$/ });
    await both.nth(1).waitFor();
    await expectFit("split");
    await hand.decide(
      /^double for 0\.01/,
      encodeAction("double"),
      ({ hands, active }) =>
        active === 1 && (hands[0]?.score.total ?? 0) >= 19 && (hands[0]?.score.total ?? 0) <= 21,
    );
    await hand.answer();
    await said()
      .getByText(/^It is your decision with hand 2/)
      .waitFor();
    await hand.decide(
      /^stand$/i,
      encodeAction("stand"),
      ({ hands }) => hands[0]?.result === "win" && hands[1]?.result === "lose",
    );
    const before = await chipsOf(page);
    await hand.answer();
    await said().getByText("win and lose").waitFor();
    await said()
      .getByText("0.0400 ETH are in your chips, 0.0050 ETH more than you put in.")
      .waitFor();
    expect(await waitForChips(page, (chips) => chips > before)).to.be.within(
      before + 0.039,
      before + 0.041,
    );
    await expectFit("over");
    await expectAsTheChainSays();
  });

  it("blackjack: an insurance pays when the dealer has a blackjack", async () => {
    const hand = await sitDown(blackjack, 0n);
    await hand.deal(/^Deal for/, ({ dealer, active }) => dealer.score.ace && active === 0);
    await hand.answer();
    await hand.decide(/^insure for/, encodeAction("insure"));
    await hand.decide(
      /^stand$/i,
      encodeAction("stand"),
      ({ dealer, hands: [you] }) =>
        dealer.cards.length === 2 && dealer.score.total === 21 && you?.result === "lose",
    );
    await hand.answer();
    await said().getByText("0.0150 ETH are in your chips, exactly what you put in.").waitFor();
    await expectAsTheChainSays();
  });

  it("blackjack: doubles with a key, and the hand is over with one card more", async () => {
    const hand = await sitDown(blackjack, 0n);
    await hand.deal(/^Deal for/, ({ hands: [you] }) => you?.score.total === 11);
    await hand.answer();
    await hand.decide(
      /^double for/,
      encodeAction("double"),
      ({ hands: [you] }) => you?.result === "win",
    );
    await hand.answer();
    await said()
      .getByText("0.0400 ETH are in your chips, 0.0200 ETH more than you put in.")
      .waitFor();
    await expectAsTheChainSays();
  });

  it("an overdue hand can still be played, or is closed at what it is worth", async () => {
    const hand = await sitDown(mines, encodeMines({ mines: 3, tiles: [12] }));
    await page.getByRole("button", { name: /^Tile 13,/ }).click();
    await hand.deal(/^Open for/, ({ over }) => !over);
    await hand.answer();
    await button(/^Cash out/).waitFor();
    expect(await page.getByRole("button", { name: "Close it" }).count()).to.equal(0);
    await croupier.pass(2 * DAY + 3600);
    await page.getByText(/^Decide within 22:\d\d:\d\d/).waitFor();
    await croupier.pass(DAY);
    await page.getByText(/^The time for a decision is over/).waitFor();
    await expectFit("overdue");
    const before = await chipsOf(page);
    await button(/^Close it$/).click();
    await croupier.mine();
    await said()
      .getByText(/^Cashed out at 1\.12/)
      .waitFor();
    expect(await waitForChips(page, (chips) => chips > before)).to.be.above(before + STAKE);
    await expectAsTheChainSays();
  });

  it("an overdue hand whose end needs chance is closed by a word of its own", async () => {
    const hand = await sitDown(blackjack, 0n);
    await hand.deal(/^Deal for/, ({ active }) => active === 0);
    await hand.answer();
    await button(/^stand$/i).waitFor();
    await croupier.pass(3 * DAY + 60);
    await button(/^Close it$/).click();
    await croupier.mine();
    await hand.answer();
    await said()
      .getByText(/in your chips|stay with the bank/)
      .waitFor();
    await expectAsTheChainSays();
  });
});

after(closeBrowserHouse);
