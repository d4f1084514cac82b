import { expect } from "chai";
import { Interface } from "ethers";
import { roundOf, toBetId } from "../../lib/bet-id.ts";
import type { Hex } from "../../lib/bytes.ts";
import type { Ok } from "../../lib/check.ts";
import { collectEvidence, type Evidence } from "../../lib/evidence.ts";
import { CASH_OUT, encodeMines, encodeTiles } from "../../lib/hands/mines.ts";
import { type BetVerdict, verifyBet } from "../../lib/verify-bet.ts";
import { decodeFulfilments } from "../../lib/vrf/fulfilment.ts";
import { HEADS, MANY, SPREAD, STAKE, UNDER } from "../support/bets.ts";
import { DOLLAR, openDollars } from "../support/dollars.ts";
import { type Bet, type HouseOptions, openHouse } from "../support/house.ts";
import { everyChange, expectProven } from "../support/verdicts.ts";
import { chainlinkProofs } from "../support/vrf-vectors.ts";

describe("verifyBet", () => {
  it("proves a bet from its request to its payout", async () => {
    const house = await openHouse();
    const bet = await house.place(HEADS);
    const player = house.players[0]?.address ?? "";
    const before = await house.bankroll.chipsOf(player);
    await house.fulfil(1n);
    const credited = (await house.bankroll.chipsOf(player)) - before;

    const verdict = verifyBet(await collectEvidence(house.provider, house.addresses, bet));
    expectProven(verdict);
    expect(verdict.summary).to.equal("Bet 1-0 is proven, from its request to its payout.");
    expect(verdict.placed).to.deep.equal({
      bet,
      player: player.toLowerCase(),
      ...HEADS,
    });
    expect(verdict.settlement?.payout).to.equal(credited);
    expect(verdict.steps.map(({ id }) => id)).to.deep.equal([
      "request",
      "proof",
      "word",
      "outcome",
      "payout",
    ]);
    for (const { checks } of verdict.steps) {
      const ids = checks.map(({ id }) => id);
      expect(new Set(ids).size).to.equal(ids.length);
      for (const { detail } of checks) expect(detail).to.match(/^[A-Z0-9a-z].*\.$/);
    }
  });

  it("tells a house that is not the published one", async () => {
    const house = await openHouse();
    const bet = await house.place(HEADS);
    await house.fulfil(1n);
    const evidence = await collectEvidence(house.provider, house.addresses, bet);
    const published = { ...house.addresses, keyHash: house.keyHash };
    expectProven(verifyBet(evidence, published));
    for (const name of ["casino", "coordinator", "keyHash"] as const) {
      const other = published[name].replace(/.$/, (last) => (last === "0" ? "1" : "0"));
      const verdict = verifyBet(evidence, { ...published, [name]: other });
      expect(verdict.ok, name).to.equal(false);
      expect(verdict.summary).to.match(/It is the published house.*differs/);
    }
  });

  it("proves every bet of a shared round, of every game, with rolls and stops", async () => {
    const house = await openHouse();
    const bets: Bet[] = [HEADS, UNDER, SPREAD, MANY, { ...HEADS, player: house.players[1] }];
    for (const round of [1n, 2n, 3n]) {
      const ids = await house.placeTogether(bets);
      expect(ids).to.deep.equal(bets.map((_, seat) => toBetId(round, BigInt(seat))));
      await house.fulfil(round);
      for (const id of ids) {
        expectProven(verifyBet(await collectEvidence(house.provider, house.addresses, id)));
      }
    }
  });

  it("proves bets that were settled later than their round was drawn", async () => {
    const house = await openHouse({ callbackGasLimit: 450_000n });
    const ids = await house.placeTogether(new Array(12).fill(SPREAD));
    await house.fulfil(1n);
    const last = ids.at(-1) ?? 0n;
    const drawn = verifyBet(await collectEvidence(house.provider, house.addresses, last));
    expect(drawn.state).to.equal("drawn");
    expect(drawn.ok).to.equal("unknown");
    expect(oksOf(drawn)).to.deep.equal([true, true, true, true, "unknown"]);
    expect(drawn.summary).to.contain("waits for its payout");

    await house.casino.settle(1n, 1n, { gasLimit: 1_000_000n });
    await house.casino.settle(1n, 100n, { gasLimit: 10_000_000n });
    for (const id of ids) {
      const verdict = verifyBet(await collectEvidence(house.provider, house.addresses, id));
      expectProven(verdict);
      if (id === last) expect(verdict.settlement).to.deep.equal(drawn.settlement);
    }
  });

  it("says that a bet waits, and from when on it can be refunded", async () => {
    const house = await openHouse();
    const bet = await house.place(HEADS);
    const verdict = verifyBet(await collectEvidence(house.provider, house.addresses, bet));
    expect(verdict.state).to.equal("placed");
    expect(verdict.ok).to.equal("unknown");
    expect(oksOf(verdict)).to.deep.equal([true, "unknown", "unknown", "unknown", "unknown"]);
    const { openedAt } = await house.casino.roundOf(1n);
    expect(verdict.refundableAt).to.equal(openedAt + (await house.casino.REFUND_AFTER()));
  });

  it("checks a refund: the deadline and the money", async () => {
    const house = await openHouse();
    const [first, second] = await house.placeTogether([MANY, HEADS]);
    if (!first || !second) throw new Error("Two bets should be placed");
    await house.networkHelpers.time.increase(25 * 3600);
    await house.casino.refund(1n, 10n);
    for (const bet of [first, second]) {
      const evidence = await collectEvidence(house.provider, house.addresses, bet);
      const verdict = verifyBet(evidence);
      expect(verdict.state).to.equal("refunded");
      expect(oksOf(verdict)).to.deep.equal([true, "unknown", "unknown", "unknown", true]);
      expect(verdict.ok).to.equal(true);
      expect(verdict.summary).to.contain("was refunded");
      for (const [what, changed] of everyChange(evidence)) {
        expect(verifyBet(changed).ok, what).not.to.equal(true);
      }
    }
  });

  it("knows a word that came too late", async () => {
    const house = await openHouse();
    const bet = await house.place(HEADS);
    await house.networkHelpers.time.increase(25 * 3600);
    await house.fulfil(1n);
    const late = verifyBet(await collectEvidence(house.provider, house.addresses, bet));
    expect(late.state).to.equal("placed");
    expect(late.ok).to.equal("unknown");
    expect(late.steps.at(-1)?.checks[0]?.detail).to.contain("too late");

    await house.casino.refund(1n, 1n);
    const refunded = verifyBet(await collectEvidence(house.provider, house.addresses, bet));
    expect(refunded.state).to.equal("refunded");
    expect(refunded.ok).to.equal(true);
  });

  it("says of a game that it does not know what it cannot tell", async () => {
    const house = await openHouse();
    const game = await house.ethers.deployContract("BadGame");
    await house.casino.openTable(await game.getAddress(), 100_000n, 0n);
    const bet = await house.place({ ...HEADS, table: 4n });
    await house.fulfil(roundOf(bet));
    const unknown = verifyBet(await collectEvidence(house.provider, house.addresses, bet));
    expect(unknown.state).to.equal("settled");
    expect(oksOf(unknown)).to.deep.equal([true, true, true, "unknown", "unknown"]);
    expect(unknown.ok).to.equal("unknown");
    expect(unknown.summary).to.contain("not everything about it can be checked");

    const paysAboveMax = 0x0606n;
    const broken = await house.place({ ...HEADS, table: 4n, choice: paysAboveMax });
    await house.fulfil(roundOf(broken));
    const voided = verifyBet(await collectEvidence(house.provider, house.addresses, broken));
    expect(voided.state).to.equal("voided");
    expect(oksOf(voided)).to.deep.equal([true, true, true, "unknown", "unknown"]);
    expect(voided.ok).to.equal("unknown");
  });

  describe("of a hand", () => {
    const TABLE = 4n;
    const CHOICE = encodeMines({ mines: 1, tiles: [12] });
    const NEXT = [encodeTiles([0]), encodeTiles([1, 2])];

    /** A house with a table of mines. */
    async function openMines() {
      const house = await openHouse();
      const mines = await house.ethers.deployContract("Mines");
      await house.casino.openHandTable(await mines.getAddress(), 500_000n, 0n);
      const { casino, bankroll, players, fulfil } = house;
      const player = players[0] as (typeof players)[number];
      await bankroll.buyIn(player.address, { value: 10n ** 18n });
      const decide = async (action: bigint) => {
        await casino.connect(player).decide(TABLE, action, { gasLimit: 1_000_000n });
        return toBetId(await casino.latestRound(), 0n);
      };
      const verify = async (bet: bigint) => {
        const evidence = await collectEvidence(house.provider, house.addresses, bet);
        return { evidence, verdict: verifyBet(evidence) };
      };
      /** Deals until the first tile is safe. */
      const deal = async (): Promise<bigint> => {
        const bet = await house.place({ table: TABLE, stake: STAKE, choice: CHOICE });
        await fulfil(roundOf(bet));
        const { reserved } = await casino.handOf(player.address, TABLE);
        return reserved > 0n ? bet : deal();
      };
      return { ...house, player, decide, verify, deal };
    }

    it("proves each of its bets, and plays the whole hand again for each", async () => {
      const house = await openMines();
      const bets = [await house.deal()];
      for (const action of NEXT) {
        const { reserved } = await house.casino.handOf(house.player.address, TABLE);
        if (reserved === 0n) break;
        bets.push(await house.decide(action));
        await house.fulfil(await house.casino.latestRound());
      }
      const { reserved } = await house.casino.handOf(house.player.address, TABLE);
      const before = await house.bankroll.chipsOf(house.player.address);
      if (reserved > 0n) await house.decide(CASH_OUT);
      const paid = (await house.bankroll.chipsOf(house.player.address)) - before;

      const moves = bets.length + (reserved > 0n ? 1 : 0);
      for (const [asked, bet] of bets.entries()) {
        const { verdict } = await house.verify(bet);
        expectProven(verdict);
        expect(verdict.summary).to.contain("so is its hand, which is over");
        expect(verdict.hand).to.include({ id: bets[0], asked, over: true, spent: STAKE });
        expect(verdict.hand?.moves).to.have.length(moves);
        expect(verdict.hand?.moves.every(({ ok }) => ok === true)).to.equal(true);
        if (reserved > 0n) expect(verdict.hand?.payout).to.equal(paid);
        else expect(verdict.hand?.payout).to.equal(0n);
        const ids = verdict.steps.flatMap(({ checks }) => checks.map(({ id }) => id));
        expect(new Set(ids).size).to.equal(ids.length);
      }
    });

    it("does not hold when a byte of any move is another", async () => {
      const house = await openMines();
      await house.deal();
      const bet = await house.decide(NEXT[0] as bigint);
      await house.fulfil(roundOf(bet));
      const { evidence, verdict } = await house.verify(bet);
      expectProven(verdict);
      let changes = 0;
      for (const [what, changed] of everyChange(evidence)) {
        if (!what.startsWith("hand") || /drawn\.(house|links|calldata)/.test(what)) continue;
        expect(verifyBet(changed).ok, what).not.to.equal(true);
        changes++;
      }
      expect(changes).to.be.greaterThan(100);
      const without = { ...evidence, hand: { before: [], after: [] } };
      expect(verifyBet(without).ok).to.equal(false);
    });

    it("waits for its word, and takes back what gets none", async () => {
      const house = await openMines();
      const dealt = await house.deal();
      const bet = await house.decide(NEXT[0] as bigint);
      const waiting = (await house.verify(bet)).verdict;
      expect(waiting.state).to.equal("placed");
      expect(oksOf(waiting)).to.deep.equal([true, "unknown", "unknown", "unknown", "unknown"]);
      // The deal is proven, whatever comes of the decision.
      expect((await house.verify(dealt)).verdict.ok).to.equal(true);

      await house.networkHelpers.time.increase(25 * 3600);
      await house.casino.refund(roundOf(bet), 10n);
      const refunded = (await house.verify(bet)).verdict;
      expect(refunded.state).to.equal("refunded");
      expect(refunded.ok).to.equal(true);
      expect(refunded.hand?.over).to.equal(false);

      const again = await house.decide(NEXT[0] as bigint);
      await house.fulfil(roundOf(again));
      const { verdict } = await house.verify(again);
      expectProven(verdict);
      expect(verdict.hand?.moves).to.have.length(3);
    });

    it("says of a game that it does not know what it cannot tell", async () => {
      const house = await openMines();
      const ladder = await house.ethers.deployContract("Ladder");
      await house.casino.openHandTable(await ladder.getAddress(), 500_000n, 0n);
      const bet = await house.place({ table: 5n, stake: STAKE, choice: 0n });
      await house.fulfil(roundOf(bet));
      const { verdict } = await house.verify(bet);
      expect(oksOf(verdict)).to.deep.equal([true, true, true, "unknown", "unknown"]);
      expect(verdict.ok).to.equal("unknown");
    });
  });

  describe("of a bet in tokens", () => {
    const FLIP = { stake: 10n * DOLLAR, choice: 0n };

    async function openTokens(options: HouseOptions = {}) {
      const house = await openHouse(options);
      const dollars = await openDollars(house);
      const verify = async (bet: bigint) => {
        const evidence = await collectEvidence(house.provider, house.addresses, bet);
        return { evidence, verdict: verifyBet(evidence) };
      };
      return { ...house, dollars, verify };
    }

    it("proves it beside native ones, with its payout in the chips of its bank", async () => {
      const house = await openTokens();
      const { bank, tables } = house.dollars;
      const [, player] = house.players;
      if (!player) throw new Error("There should be players");
      const before = await bank.chipsOf(player.address);
      const bets: Bet[] = [
        HEADS,
        { ...FLIP, table: tables.coinFlip, player },
        { ...SPREAD, table: tables.roulette },
        { ...MANY, table: tables.dice },
        UNDER,
      ];
      const ids = await house.placeTogether(bets);
      await house.fulfil(1n);
      for (const [i, id] of ids.entries()) {
        const { evidence, verdict } = await house.verify(id);
        expectProven(verdict);
        if (i === 0 || i === 4) expect(evidence.bank).to.equal(null);
        else {
          expect(evidence.bank).to.deep.equal({
            bankroll: (await bank.getAddress()).toLowerCase(),
            asset: (await house.dollars.dollar.getAddress()).toLowerCase(),
            token: { symbol: "USDG", places: 6 },
          });
        }
        if (i !== 1) continue;
        const credited = (await bank.chipsOf(player.address)) - before + FLIP.stake;
        expect(verdict.settlement?.payout).to.equal(credited);
        const values = verdict.steps.flatMap(({ checks }) => checks.flatMap((one) => one.values));
        const said = values.map(({ label, value }) => `${label}: ${value}`);
        expect(said).to.include("stake: 10000000 chips (10 USDG)");
        expect(said).to.include(
          credited === 0n ? "credited: 0 chips (0 USDG)" : "credited: 19800000 chips (19.8 USDG)",
        );
      }
    });

    it("checks a refund: the stake alone, to the chip", async () => {
      const house = await openTokens();
      const { tables } = house.dollars;
      const bets = [{ ...FLIP, table: tables.coinFlip }, { ...MANY, table: tables.dice }, HEADS];
      const ids = await house.placeTogether(bets);
      await house.networkHelpers.time.increase(25 * 3600);
      await house.casino.refund(1n, 10n);
      for (const [i, id] of ids.entries()) {
        const { evidence, verdict } = await house.verify(id);
        expect(verdict.state).to.equal("refunded");
        expect(verdict.ok).to.equal(true);
        const [back] = verdict.steps.at(-1)?.checks ?? [];
        expect(back?.detail).to.contain(i < 2 ? "besides, in native chips" : "with the fee");
        if (i > 0) continue;
        // A chip more would be of the fee, which is in other chips.
        const { refunded } = evidence;
        if (!refunded) throw new Error("There should be a refund");
        const more = FLIP.stake.toString(16).padStart(64, "0");
        expect(refunded.data).to.contain(more);
        const changed = refunded.data.replace(
          more,
          (FLIP.stake + 1n).toString(16).padStart(64, "0"),
        );
        const other = { ...evidence, refunded: { ...refunded, data: changed as Hex } };
        const [check] = verifyBet(other).steps.at(-1)?.checks ?? [];
        expect(check?.ok).to.equal(false);
        expect(check?.detail).to.equal("Something else came back than was staked.");
      }
    });

    it("proves a hand, each of its bets and what needed no chance", async () => {
      const house = await openTokens();
      const { casino, players, dollars } = house;
      const [player] = players;
      if (!player) throw new Error("There should be players");
      const mines = await house.ethers.deployContract("Mines");
      await casino.openHandTable(await mines.getAddress(), 500_000n, dollars.number);
      const table = await casino.tableCount();
      const choice = encodeMines({ mines: 1, tiles: [12] });
      let bet: bigint;
      do {
        bet = await house.place({ table, stake: FLIP.stake, choice });
        await house.fulfil(roundOf(bet));
      } while ((await casino.handOf(player.address, table)).reserved === 0n);
      const before = await dollars.bank.chipsOf(player.address);
      await casino.connect(player).decide(table, CASH_OUT);
      const paid = (await dollars.bank.chipsOf(player.address)) - before;
      const { verdict } = await house.verify(bet);
      expectProven(verdict);
      expect(verdict.hand).to.include({ over: true, spent: FLIP.stake, payout: paid });
      const values = verdict.steps.flatMap(({ checks }) => checks.flatMap((one) => one.values));
      expect(values.some(({ value }) => value.endsWith(" USDG)"))).to.equal(true);
    });

    it("holds although the token answers no more, or not as tokens do", async () => {
      const house = await openTokens();
      const { tables, dollar } = house.dollars;
      const address = await dollar.getAddress();
      const [invalid, one] = ["0xfe", "0x60015f5260205ff3"];
      for (const [round, code] of [invalid, one].entries()) {
        const bet = await house.place({ ...FLIP, table: tables.coinFlip });
        await house.provider.request({ method: "hardhat_setCode", params: [address, code] });
        await house.fulfil(BigInt(round + 1));
        const { evidence, verdict } = await house.verify(bet);
        expectProven(verdict);
        expect(evidence.bank?.token).to.equal(null);
      }
    });
  });

  describe("with less than a node can give", () => {
    let evidence: Evidence;

    before(async () => {
      const house = await openHouse();
      const bet = await house.place(SPREAD);
      await house.fulfil(1n);
      evidence = await collectEvidence(house.provider, house.addresses, bet);
    });

    it("holds without receipts, and says that they are missing", () => {
      const blocks = evidence.blocks.map((block) => ({ ...block, receipts: null }));
      const verdict = verifyBet({ ...evidence, blocks });
      expect(verdict.ok).to.equal(true);
      expect(checkOf(verdict, "request-receipts")?.ok).to.equal("unknown");
      expect(checkOf(verdict, "request-block")?.ok).to.equal(true);
    });

    it("holds on a chain whose headers cannot be hashed again, and says so", () => {
      const blocks = evidence.blocks.map((block) => ({ ...block, header: null }));
      const verdict = verifyBet({ ...evidence, blocks });
      expect(verdict.ok).to.equal(true);
      for (const id of ["request-block", "request-receipts", "settlement-block"]) {
        expect(checkOf(verdict, id)?.ok, id).to.equal("unknown");
      }
      // The proof still binds the hash of the request's block.
      const hash: Hex = `0x${"12".repeat(32)}`;
      const wrong = blocks.map((block) => ({ ...block, hash }));
      expect(verifyBet({ ...evidence, blocks: wrong }).ok).to.equal(false);
    });

    it("finds the proof in a batch, and cannot find one in another contract's calldata", () => {
      const { calldata } = evidence;
      const [own] = decodeFulfilments(calldata ?? "0x");
      const batch = new Interface([
        "function fulfillRandomWords((uint256[2] pk,uint256[2] gamma,uint256 c,uint256 s,uint256 seed,address uWitness,uint256[2] cGammaWitness,uint256[2] sHashWitness,uint256 zInv)[],(uint64 blockNum,uint256 subId,uint32 callbackGasLimit,uint32 numWords,address sender,bytes extraArgs)[])",
      ]);
      const others = chainlinkProofs.slice(0, 2).map(({ proof }) => proof);
      const encode = (proofs: unknown[]) =>
        batch.encodeFunctionData("fulfillRandomWords", [
          proofs,
          proofs.map(() => own?.commitment),
        ]) as Hex;
      const verdict = verifyBet({
        ...evidence,
        calldata: encode([others[0], own?.proof, others[1]]),
      });
      expectProven(verdict);
      expect(checkOf(verdict, "proof")?.detail).to.equal("One of the 3 fulfilments of a batch.");
      expect(verifyBet({ ...evidence, calldata: encode(others) }).ok).to.equal(false);

      const wrapped = verifyBet({ ...evidence, calldata: `0x12345678${calldata?.slice(2)}` });
      expect(wrapped.ok).to.equal("unknown");
      expect(checkOf(wrapped, "proof")?.detail).to.contain("its proof cannot be found");
    });
  });
});

function oksOf(verdict: BetVerdict): Ok[] {
  return verdict.steps.map(({ ok }) => ok);
}

function checkOf({ steps }: BetVerdict, id: string) {
  return steps.flatMap(({ checks }) => checks).find((check) => check.id === id);
}
