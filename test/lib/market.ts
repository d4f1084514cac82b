import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { privateKeyToAccount } from "viem/accounts";
import { ALL_GAMES, type Market, MarketError, readMarket } from "../../lib/market.ts";
import { checkSeal, faultsOfSeal, sealOf } from "../../lib/seal.ts";
import { ROOT } from "../../scripts/root.ts";

const list = "0x40C57923924B5c5c5455c48D93317139ADDaC8fb";
const rules: Market = {
  format: "glasshouse-market/1",
  title: "Somewhere",
  regions: ["PT", "US-NJ"],
  since: "2026-11-23",
  chainId: 8453,
  eligibility: { kind: "sanctions", list },
  games: ["coin", "blackjack"],
  limits: { ETH: { buyIn: { day: "0.5", month: "10" }, loss: { week: "1" } } },
  leastExclusionHours: 168,
  languages: ["pt", "en"],
};

describe("lib/market", () => {
  function faultsOf(change: object): readonly string[] {
    try {
      readMarket({ ...rules, ...change });
    } catch (error) {
      if (error instanceof MarketError) return error.faults;
      throw error;
    }
    return [];
  }

  it("reads rules of every kind of eligibility", () => {
    expect(readMarket(rules)).to.equal(rules);
    expect(faultsOf({ eligibility: { kind: "none" }, regions: [], limits: {} })).to.deep.equal([]);
    const schema = `0x${"5c".repeat(32)}`;
    expect(
      faultsOf({ eligibility: { kind: "attestation", eas: list, schema, attester: list } }),
    ).to.deep.equal([]);
  });

  it("reads those that come with the source, with every game", () => {
    const file = join(ROOT, "ignition/markets/local.json");
    const { games, chainId } = readMarket(JSON.parse(readFileSync(file, "utf8")));
    expect([...games].sort()).to.deep.equal([...ALL_GAMES].sort());
    expect(chainId).to.equal(31337);
  });

  const wrong: [change: object, fault: RegExp][] = [
    [{ format: "glasshouse-market/2" }, /^format is not/],
    [{ title: " " }, /^title is missing/],
    [{ regions: ["pt"] }, /^regions are codes/],
    [{ regions: ["PT", "PT"] }, /^regions are codes/],
    [{ since: "2026-02-30" }, /^since is no date/],
    [{ since: "soon" }, /^since is no date/],
    [{ chainId: 0 }, /^chainId is no number/],
    [{ games: [] }, /^games are slugs/],
    [{ games: ["poker"] }, /^games are slugs/],
    [{ leastExclusionHours: 23 }, /^leastExclusionHours is a whole number from 24 to 43800/],
    [{ leastExclusionHours: 43_801 }, /^leastExclusionHours/],
    [{ languages: ["portuguese!"] }, /^languages are tags/],
    [{ languages: [] }, /^languages are tags/],
    [{ eligibility: "none" }, /^eligibility is of a kind/],
    [{ eligibility: { kind: "toString" } }, /^eligibility is of a kind/],
    [{ eligibility: { kind: "none", list } }, /^eligibility of the kind none has no list/],
    [{ eligibility: { kind: "sanctions", list: "0x00" } }, /^eligibility.list is no address/],
    [
      { eligibility: { kind: "attestation", eas: list, schema: list, attester: list } },
      /^eligibility.schema is no UID/,
    ],
    [{ limits: [] }, /^limits is an object/],
    [{ limits: { ETH: { buyin: { day: "1" } } } }, /^limits.ETH.buyin: kinds are/],
    [{ limits: { ETH: { stake: { year: "1" } } } }, /^limits.ETH.stake.year: periods are/],
    [{ limits: { ETH: { stake: { day: 1 } } } }, /^limits.ETH.stake.day is no amount/],
    [{ limits: { ETH: { stake: { day: "1.0000000001" } } } }, /^limits.ETH.stake.day is no/],
    [{ jackpot: 1 }, /^"jackpot" is no rule/],
  ];
  for (const [change, fault] of wrong) {
    it(`refuses ${JSON.stringify(change)}, and says why`, () => {
      const faults = faultsOf(change);
      expect(faults).to.have.length(1);
      expect(faults[0]).to.match(fault);
    });
  }

  it("says all that is wrong at once", () => {
    expect(faultsOf({ title: "", chainId: -1, games: ["poker"] })).to.have.length(3);
    expect(() => readMarket(null)).to.throw(MarketError, "are an object");
  });

  it("is sealed by its hash and a signature, which a change breaks", async () => {
    const account = privateKeyToAccount(`0x${"11".repeat(32)}`);
    const seal = await sealOf(rules, account);
    expect(faultsOfSeal(await checkSeal(rules, seal), seal)).to.deep.equal([]);
    const changed = { ...rules, leastExclusionHours: 24 };
    const [fault, ...others] = faultsOfSeal(await checkSeal(changed, seal), seal);
    expect(fault).to.contain(`not ${seal.hash} as it says: it was changed`);
    expect(others).to.deep.equal([]);
    const address = privateKeyToAccount(`0x${"22".repeat(32)}`).address;
    const forged = { ...seal, signature: { ...seal.signature, address } } as typeof seal;
    expect(faultsOfSeal(await checkSeal(rules, forged), forged)).to.deep.equal([
      `The signature is not that of ${address}.`,
    ]);
  });
});
