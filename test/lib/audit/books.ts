import { expect } from "chai";
import {
  addChips,
  contribute,
  emptyBooks,
  enterContributions,
  equityHigh,
  equityLow,
  releasedDown,
} from "../../../lib/audit/books.ts";

const WEEK = 7n * 24n * 3_600n;

describe("audit/books", () => {
  it("counts a player's chips whatever the case of his address, and below zero", () => {
    const books = emptyBooks();
    expect(addChips(books, "0xAB", 5n)).to.equal(5n);
    expect(addChips(books, "0xab", -7n)).to.equal(-2n);
    expect(books.ledger.chips).to.equal(-2n);
  });

  it("tells both equities", () => {
    const ledger = { cash: 100n, chips: 20n, reserved: 30n, fees: 5n, bets: 1n };
    expect(equityHigh(ledger)).to.equal(75n);
    expect(equityLow(ledger)).to.equal(45n);
  });

  it("lets contributions in evenly, over a week, and none twice", () => {
    const books = emptyBooks();
    contribute(books, 700n, 0n);
    expect(releasedDown(books, WEEK / 7n)).to.equal(100n);
    enterContributions(books, WEEK / 7n);
    expect(books.ledger.cash).to.equal(100n);
    expect(releasedDown(books, WEEK / 7n)).to.equal(0n);
    // 600 of six days and 600 of seven: six days and a half.
    contribute(books, 600n, WEEK / 7n);
    expect(books.contributions.end).to.equal(WEEK / 7n + (13n * WEEK) / 14n);
    enterContributions(books, 2n * WEEK);
    expect(books.ledger.cash).to.equal(1_300n);
    expect(books.contributions.chips).to.equal(0n);
  });
});
