import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect } from "chai";
import { custom } from "viem";
import { burnerAccount, fund } from "../../app/chain/burner-account.ts";
import { houseChains } from "../../app/chain/house-chains.ts";
import { withPolicy } from "../../app/export-adapter.ts";
import { oddsTable } from "../../app/help/odds-table.ts";
import { roundsOf } from "../../app/lobby/rounds.ts";
import { entryOf, tables } from "../../app/tables/registry.ts";
import { betOfText, chainOfText } from "../../app/verify/bet-of-text.ts";
import { games } from "../../lib/games/index.ts";
import { hands } from "../../lib/hands/index.ts";
import { openHouse } from "../support/house.ts";

describe("app", () => {
  describe("betOfText", () => {
    it("reads ids and links", () => {
      const bet = (48n << 16n) | 3n;
      for (const text of [
        "48-3",
        "  48-3 ",
        "https://house.example/verify?bet=48-3",
        "/verify?x=1&bet=48-3#top",
        "http://127.0.0.1:3000/verify?bet=48%2D3",
      ]) {
        expect(betOfText(text), text).to.equal(bet);
      }
    });

    it("reads the network of a link", () => {
      expect(chainOfText("https://house.example/verify?bet=48-3&chain=8453")).to.equal(8453);
      expect(chainOfText("48-3")).to.equal(undefined);
    });

    it("reads nothing else", () => {
      for (const text of [
        "",
        "48",
        "48-",
        "0-3",
        "https://house.example/verify?bet=",
        "48-3-1",
        "?bet=%",
      ]) {
        expect(betOfText(text), text).to.equal(undefined);
      }
    });
  });

  describe("houseChains", () => {
    it("puts the local network first, at the node it is told", () => {
      const [local, base] = houseChains([8453, 31337], {
        RPC_URL_31337: "http://127.0.0.1:9",
      });
      expect(local?.rpcUrls.default.http).to.deep.equal(["http://127.0.0.1:9"]);
      expect(base?.name).to.equal("Base");
      expect(base?.rpcUrls.default.http[0]).to.match(/^https:/);
    });

    it("takes a node of one's own for another network", () => {
      const [base] = houseChains([8453], { RPC_URL_8453: "https://node.example" });
      expect(base?.rpcUrls.default.http).to.deep.equal(["https://node.example"]);
    });

    it("takes several nodes of a network, each once", () => {
      const [base] = houseChains([8453], {
        RPC_URL_8453: "https://a.example, https://b.example,https://a.example,",
      });
      expect(base?.rpcUrls.default.http).to.deep.equal(["https://a.example", "https://b.example"]);
    });

    it("names a node that is none", () => {
      for (const url of ["node.example", "wss://node.example"]) {
        expect(() => houseChains([8453], { RPC_URL_8453: `https://a.example,${url}` })).to.throw(
          `RPC_URL_8453 takes addresses that begin with http, not "${url}"`,
        );
      }
    });

    it("puts two local networks first, each at its own node", () => {
      const chains = houseChains([1, 31338, 31337], {});
      expect(chains.map(({ id }) => id)).to.deep.equal([31337, 31338, 1]);
      expect(chains.map(({ name }) => name)).to.deep.equal([
        "Glasshouse local",
        "Glasshouse local 2",
        "Ethereum",
      ]);
      expect(chains.slice(0, 2).map(({ rpcUrls }) => rpcUrls.default.http)).to.deep.equal([
        ["http://127.0.0.1:8545"],
        ["http://127.0.0.1:8546"],
      ]);
    });

    it("shows the local network if there is no house at all", () => {
      expect(houseChains([], {}).map(({ id }) => id)).to.deep.equal([31337]);
    });

    it("refuses a network that nobody knows", () => {
      expect(() => houseChains([1_234_567_891], {})).to.throw("knows no network");
    });
  });

  describe("withPolicy", () => {
    const html = `<html><head></head><body><script>one()</script><script id="_R_">two()</script><script src="/a.js"></script></body></html>`;
    const policy = (page: string) => /content="([^"]*)"/.exec(page)?.[1] ?? "";

    it("allows exactly the inline scripts of the page", () => {
      const written = policy(withPolicy(html, ["https://node.example/key"]));
      const hashes = [...written.matchAll(/'sha256-([^']+)'/g)].map((match) => match[1]);
      const wanted = ["one()", "two()"].map((text) =>
        createHash("sha256").update(text).digest("base64"),
      );
      expect(hashes).to.deep.equal(wanted);
      expect(written).not.to.contain("script-src 'self' 'unsafe-inline'");
    });

    it("allows the nodes and no other address", () => {
      const written = policy(
        withPolicy(html, ["https://node.example/key", "http://127.0.0.1:8545"]),
      );
      expect(written).to.contain("connect-src 'self' https://node.example http://127.0.0.1:8545;");
      expect(written).to.contain("default-src 'self'");
    });
  });

  describe("the burner", () => {
    const storage = () => {
      const kept = new Map<string, string>();
      return {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
      };
    };

    it("keeps its key in this browser, and draws another in another", () => {
      const here = storage();
      expect(burnerAccount(here).address).to.equal(burnerAccount(here).address);
      expect(burnerAccount(here).address).not.to.equal(burnerAccount(storage()).address);
    });

    it("draws anew instead of using a broken key", () => {
      const broken = storage();
      broken.setItem("glasshouse.burner", "0x1234");
      expect(burnerAccount(broken).address).to.match(/^0x[0-9a-fA-F]{40}$/);
    });

    it("is funded on a local chain, once", async () => {
      const { provider, ethers } = await openHouse();
      const { address } = burnerAccount(storage());
      await fund(address, custom(provider));
      const balance = await ethers.provider.getBalance(address);
      expect(balance).to.equal(100n * 10n ** 18n);
      await fund(address, custom(provider));
      expect(await ethers.provider.getBalance(address)).to.equal(balance);
    });

    it("is refused by every other chain", async () => {
      const asked: string[] = [];
      const mainnet = custom({
        request: async ({ method }) => {
          asked.push(method);
          return "0x1";
        },
      });
      const refusal = await fund(burnerAccount(storage()).address, mainnet).catch(
        (error) => error.message,
      );
      expect(refusal).to.contain("not a local one");
      expect(asked).to.deep.equal(["eth_chainId"]);
    });
  });

  describe("oddsTable", () => {
    it("has the returns of the contracts' own documentation", () => {
      const of = (name: string) => oddsTable().find(({ game }) => game === name);
      const [coin, dice, roulette] = ["Coin flip", "Dice", "European roulette"].map(of);
      expect(coin?.rows).to.have.length(1);
      expect(coin?.rows[0]).to.include({ pays: "1.98×", edge: "1.0000 %" });
      expect(coin?.rows[0]?.wins.exact).to.equal("1 / 2");
      expect(coin?.rows[0]?.returns.text).to.equal("99 / 100");
      expect(dice?.rows[0]).to.include({
        pays: "9\u202f900×",
        edge: "1.0000 %",
      });
      const returns = roulette?.rows.map((row) => row.returns.exact);
      expect(returns).to.deep.equal(new Array(7).fill("36 / 37"));
    });
  });

  describe("the registry of tables", () => {
    it("leads from every table to a game, once", () => {
      const slugs = [...games, ...hands].map(({ slug }) => slug);
      for (const entry of tables) {
        expect(slugs).to.include(entry.slug);
        expect(entryOf(entry.slug)).to.equal(entry);
      }
      expect(new Set(tables.map(({ slug }) => slug)).size).to.equal(tables.length);
    });

    it("has a page for every table", () => {
      for (const { slug } of tables) {
        const page = new URL(`../../app/${slug}/page.tsx`, import.meta.url);
        expect(readFileSync(page, "utf8"), slug).to.contain(`metadataOf("${slug}")`);
      }
    });

    it("knows no other page", () => {
      expect(() => entryOf("nowhere")).to.throw("No table has the page /nowhere");
    });
  });

  describe("roundsOf", () => {
    const bet = (round: bigint, seat: bigint, kind?: "settled" | "refunded") =>
      ({ id: (round << 16n) | seat, round, end: kind && { kind } }) as never;

    it("gathers bets by round, newest first, open while one of them is", () => {
      const rounds = roundsOf(
        [bet(3n, 0n), bet(2n, 1n, "settled"), bet(2n, 0n), bet(1n, 0n, "refunded")],
        9,
      );
      expect(rounds.map(({ round, bets, state }) => `${round} ${bets} ${state}`)).to.deep.equal([
        "3 1 open",
        "2 2 open",
        "1 1 refunded",
      ]);
    });

    it("keeps the latest", () => {
      expect(roundsOf([bet(1n, 0n), bet(2n, 0n)], 1).map(({ round }) => round)).to.deep.equal([2n]);
    });
  });
});
