import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Market } from "../../lib/market.ts";
import { ROOT } from "../../scripts/root.ts";
import { runScript } from "../support/script.ts";

const LOCAL = join(ROOT, "ignition/markets/local.json");

describe("scripts/market", function () {
  this.timeout(120_000);
  let folder: string;
  const at = (name: string) => join(folder, name);
  const run = (...args: string[]) => runScript("scripts/market.ts", ...args);

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "glasshouse-test-market-"));
    writeFileSync(at("key"), `0x${"11".repeat(32)}\n`);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("says what rules mean", async () => {
    const { code, words } = await run(LOCAL);
    expect(words).to.contain("Plays: everybody").and.to.contain("Games: all");
    expect(code).to.equal(0);
  });

  it("seals them, and finds what was changed afterwards", async () => {
    const sealed = at("sealed.json");
    const made = await run(LOCAL, "--seal", sealed, "--key", at("key"));
    expect(made.words).to.contain("Signed by 0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A");
    expect(made.code).to.equal(0);
    expect((await run(sealed)).words).to.contain("Signed by 0x19E7");
    const file = JSON.parse(readFileSync(sealed, "utf8"));
    file.market.leastExclusionHours = 48;
    writeFileSync(at("changed.json"), JSON.stringify(file));
    const changed = await run(at("changed.json"));
    expect(changed.words).to.contain("changed.json does not hold.").and.to.contain("was changed.");
    expect(changed.code).to.equal(1);
    file.signature = { address: "nobody" };
    writeFileSync(at("unsigned.json"), JSON.stringify(file));
    expect((await run(at("unsigned.json"))).words).to.contain(
      "the seal's signature has no address",
    );
  });

  it("says what is wrong with a file", async () => {
    const rules: Market = JSON.parse(readFileSync(LOCAL, "utf8"));
    writeFileSync(at("wrong.json"), JSON.stringify({ ...rules, games: ["poker"], title: "" }));
    const wrong = await run(at("wrong.json"));
    expect(wrong.words).to.contain("games are slugs").and.to.contain("title is missing");
    expect(wrong.code).to.equal(1);
    writeFileSync(at("flat.json"), JSON.stringify({ ...rules, limits: { ETH: "1" } }));
    expect((await run(at("flat.json"))).words).to.contain("limits.ETH is an object of kinds");
    expect((await run(at("none.json"))).words).to.match(/^There is no file /);
    expect((await run(at("key"))).words).to.match(/is not JSON\.\n$/);
    expect((await run()).words).to.equal("Name one file: npm run market -- FILE\n");
    expect((await run(LOCAL, "--key", at("key"))).words).to.match(/^--key signs what --seal/);
  });
});
