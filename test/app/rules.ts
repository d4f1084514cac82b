import { expect } from "chai";
import { type Address, createPublicClient, custom } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { checkRules, checksOfTables } from "../../app/rules/check-rules.ts";
import type { Hex } from "../../lib/bytes.ts";
import { coinFlip, dice } from "../../lib/games/index.ts";
import type { Eligibility, Market, SealedMarket } from "../../lib/market.ts";
import { sealOf } from "../../lib/seal.ts";
import { type House, openHouse } from "../support/house.ts";

const KEY: Hex = `0x${"11".repeat(32)}`;
const STRANGER: Address = "0x000000000000000000000000000000000000dEaD";

describe("app/rules", () => {
  describe("checkRules", () => {
    let house: House;
    let casino: Address;
    let gate: Address;

    before(async () => {
      house = await openHouse();
      casino = (await house.casino.getAddress()) as Address;
      const deployed = await house.ethers.deployContract("SanctionsGate", [casino]);
      gate = (await deployed.getAddress()) as Address;
    });

    async function sealed(eligibility: Eligibility): Promise<SealedMarket> {
      const market: Market = {
        format: "glasshouse-market/1",
        title: "A market",
        regions: ["PT"],
        since: "2026-11-23",
        chainId: 31337,
        eligibility,
        games: ["coin", "dice", "roulette"],
        limits: {},
        leastExclusionHours: 24,
        languages: ["pt"],
      };
      return { market, ...(await sealOf(market, privateKeyToAccount(KEY))) };
    }

    async function check(rules: SealedMarket, at: Address | null) {
      const client = createPublicClient({ transport: custom(house.provider) });
      const tables = [
        { number: 1, game: coinFlip, hand: undefined },
        { number: 2, game: dice, hand: undefined },
      ];
      const checks = await checkRules(client, { casino, gate: at, tables }, rules);
      return checks.map(({ holds, text }) => `${holds ? "+" : "-"} ${text}`);
    }

    it("finds that a house keeps its rules, all but a table that it lacks", async () => {
      expect(await check(await sealed({ kind: "none" }), null)).to.deep.equal([
        "+ The rules are those that were sealed",
        "+ Signed by 0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A",
        "+ The house has no gate, as the rules say",
        "- No table is open of: roulette",
      ]);
    });

    it("finds rules that were changed, or signed by somebody else", async () => {
      const rules = await sealed({ kind: "none" });
      const other = await sealed({ kind: "sanctions", list: casino });
      const [changed, signed] = await check({ ...rules, market: other.market }, null);
      expect(changed).to.match(
        /^- The rules were changed after they were sealed: their hash is 0x/,
      );
      expect(signed).to.match(/^\+ Signed by/);
      const { signature } = other;
      const [whole, forged] = await check({ ...rules, ...(signature && { signature }) }, null);
      expect(whole).to.match(/^\+ /);
      expect(forged).to.match(/^- The signature is not that of 0x19E7/);
    });

    it("asks the gate on chain what is written into it", async () => {
      const [, , same] = await check(await sealed({ kind: "sanctions", list: casino }), gate);
      expect(same).to.equal("+ The gate on chain is the one of the rules");
      const [, , other] = await check(await sealed({ kind: "sanctions", list: STRANGER }), gate);
      expect(other).to.equal(`- The gate's list is ${casino}, not as in the rules`);
    });

    it("finds a gate too many, and one that is missing", async () => {
      const [, , tooMany] = await check(await sealed({ kind: "none" }), gate);
      expect(tooMany).to.equal(`- The rules name no gate, and the house has one at ${gate}`);
      const [, , missing] = await check(await sealed({ kind: "sanctions", list: casino }), null);
      expect(missing).to.equal("- The rules name a gate, and the house has none");
    });
  });

  describe("checksOfTables", () => {
    it("names what is missing, and what should not be there", () => {
      const texts = (games: string[], open: (string | undefined)[]) =>
        checksOfTables(games, new Set(open)).map(({ text }) => text);
      expect(texts(["coin"], ["coin"])).to.deep.equal([
        "A table of each game is open, and of no other game",
      ]);
      expect(texts(["coin", "dice"], ["keno", undefined])).to.deep.equal([
        "No table is open of: coin, dice",
        "A table is open that the rules do not name: keno, a game that this page does not know",
      ]);
    });
  });
});
