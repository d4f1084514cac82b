import { expect } from "chai";
import { pageOf } from "../../../lib/audit/page.ts";
import { type Report, reportOf, toJson } from "../../../lib/audit/report.ts";
import { emptyState } from "../../../lib/audit/state.ts";
import type { Hex } from "../../../lib/bytes.ts";

const ADDRESS: Hex = `0x${"12".repeat(20)}`;
const HASH: Hex = `0x${"34".repeat(32)}`;

const BANK = {
  index: 0,
  bankroll: ADDRESS,
  reserve: ADDRESS,
  asset: null,
  symbol: "coins",
  decimals: 18,
  chip: 10n ** 9n,
};

function reportWith(what: string): Report {
  const house = {
    casino: ADDRESS,
    banks: [BANK] as const,
    bankFactory: ADDRESS,
    reserveFactory: ADDRESS,
    players: ADDRESS,
    gate: ADDRESS,
    coordinator: ADDRESS,
    authority: ADDRESS,
    reserves: [],
    keyHash: HASH,
    subscription: 1n,
    confirmations: 3n,
    callbackGasLimit: 2_000_000n,
    premiumPercent: 24n,
    minGasPrice: 1n,
    lottery: null,
  };
  const rest = { chain: 1, from: 0n, to: 9n, hash: HASH, house, code: [], notes: [] };
  return reportOf(emptyState(), [{ check: "code", what, bet: "1-0" }], rest);
}

describe("audit/page", () => {
  it("does not let what a chain says become a part of the page", () => {
    const page = pageOf(reportWith('<img src="x" onerror=alert(1)>'), HASH);
    expect(page).to.contain("&lt;img src=&quot;x&quot; onerror=alert(1)&gt;");
    expect(page).not.to.contain("<img");
  });

  it("shows a house in which nothing has happened", () => {
    const report = reportWith("Nothing.");
    expect(report.ok).to.equal(false);
    expect(pageOf(report, toJson(report).hash)).not.to.match(/NaN|undefined|Infinity/);
  });
});
