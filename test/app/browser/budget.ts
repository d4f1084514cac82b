import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { tables } from "../../../app/tables/registry.ts";
import { ROOT } from "../../../scripts/root.ts";
import { closeBrowserHouse, openBrowserHouse } from "../../support/app/house.ts";

const OUT = join(ROOT, "out");
const BUDGET = 240_000;

describe("the dApp: first JavaScript, gzipped", () => {
  before(async function () {
    this.timeout(240_000);
    await openBrowserHouse();
  });

  /** The scripts that a page loads by itself, in a browser of today. */
  function scriptsOf(page: string): string[] {
    const html = readFileSync(join(OUT, page, "index.html"), "utf8");
    const tags = [...html.matchAll(/<script([^>]*)\ssrc="([^"]+)"([^>]*)>/g)];
    return [
      ...new Set(tags.filter(([tag]) => !/nomodule/i.test(tag)).map(([, , src]) => src as string)),
    ];
  }

  for (const page of [
    ...tables.map(({ slug }) => slug),
    "",
    "lottery",
    "fairness",
    "reserves",
    "operator",
  ]) {
    it(`/${page} is within 240 kB`, () => {
      const scripts = scriptsOf(page);
      expect(scripts.length).to.be.above(3);
      const sizes = scripts.map(
        (src) => gzipSync(readFileSync(join(OUT, src)), { level: 9 }).length,
      );
      const sum = sizes.reduce((a, b) => a + b, 0);
      expect(sum, `${sum} bytes`).to.be.at.most(BUDGET);
    });
  }

  it("the verifier is not among them", () => {
    const text = scriptsOf("coin")
      .map((src) => readFileSync(join(OUT, src), "utf8"))
      .join("\n");
    expect(text).not.to.contain("The proof, from the calldata of the fulfilment");
    expect(existsSync(join(OUT, "verify/index.html"))).to.equal(true);
  });
});

after(closeBrowserHouse);
