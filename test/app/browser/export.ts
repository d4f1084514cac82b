import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import type { BrowserContext, Page } from "playwright-core";
import { OUT } from "../../../scripts/dapp.ts";
import { createSite } from "../../../scripts/world/site.ts";
import {
  type BrowserHouse,
  closeBrowserHouse,
  openBrowserHouse,
  openContext,
} from "../../support/app/house.ts";
import { connect, keepPicture, play, ticksOf } from "../../support/app/steps.ts";

const PLACES = [
  "/",
  "/casino/",
  "/ipfs/bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/",
];

/** Every page of the export, from its root. */
function pages(): string[] {
  return readdirSync(OUT, { recursive: true, encoding: "utf8" })
    .filter((name) => name === "index.html" || name.endsWith("/index.html"))
    .map((name) => name.slice(0, -"index.html".length))
    .sort();
}

describe("the dApp: the export, wherever it stands", function () {
  this.timeout(90_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let folder: string;
  let server: Server;
  let origin: string;
  let context: BrowserContext;
  let page: Page;
  let origins: Set<string>;
  let missing: string[];
  let refused: string[];

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
    folder = mkdtempSync(join(tmpdir(), "hosts-"));
    for (const place of PLACES.slice(1)) {
      mkdirSync(dirname(join(folder, place)), { recursive: true });
      symlinkSync(OUT, join(folder, place.slice(0, -1)));
    }
    for (const name of readdirSync(OUT)) symlinkSync(join(OUT, name), join(folder, name));
    server = createSite(folder);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(async () => {
    context = await openContext(house);
    [origins, missing, refused] = [new Set(), [], []];
    context.on("request", (request) => origins.add(new URL(request.url()).origin));
    context.on("response", (response) => {
      if (response.status() >= 400) missing.push(`${response.status()} ${response.url()}`);
    });
    await context.exposeFunction("onRefused", (what: string) => refused.push(what));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        (globalThis as unknown as { onRefused(what: string): void }).onRefused(
          `${effectiveDirective} ${blockedURI}`,
        ),
      );
    });
    page = await context.newPage();
  });

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
    await context?.close();
  });

  after(async () => {
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    rmSync(folder, { recursive: true, force: true });
  });

  /** Nothing was missing, nothing refused, and nobody was asked but the page's own host and the node. */
  function expectPeace(): void {
    expect(missing).to.deep.equal([]);
    expect(refused).to.deep.equal([]);
    expect([...origins].sort()).to.deep.equal([origin, house.relay.url].sort());
  }

  for (const place of PLACES) {
    it(`plays, walks and comes back at ${place}`, async () => {
      await page.goto(origin + place);
      await page.evaluate(() => {
        document.documentElement.dataset.walk = "whole";
      });
      await page
        .getByRole("main")
        .getByRole("link", { name: /^Coin flip/ })
        .click();
      await page.waitForURL(`${origin}${place}coin/`);
      await connect(page, "Play without a wallet");
      const bet = await play(page, "Flip");
      await page
        .getByRole("link", { name: /^Check/ })
        .first()
        .click();
      await page.waitForURL(`${origin}${place}verify/?bet=${bet}`);
      expect(await ticksOf(page)).to.have.length(5);
      expect(await page.evaluate(() => document.documentElement.dataset.walk)).to.equal("whole");

      await page.reload();
      expect(await ticksOf(page)).to.have.length(5);
      expect(await page.evaluate(() => document.documentElement.dataset.walk)).to.equal(undefined);
      await page.goBack();
      await page.getByRole("button", { name: /^Flip for/ }).waitFor();
      expectPeace();
    });
  }

  it("leads to a part of a page, and past the header with a key", async () => {
    await page.goto(`${origin}/casino/help/`);
    await page
      .getByRole("navigation", { name: "On this page" })
      .getByRole("link", { name: /odds/i })
      .click();
    await page.waitForURL(`${origin}/casino/help/#odds`);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByRole("button", { name: "Skip to the page" }).focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal("main");
    expectPeace();
  });

  it("asks nobody but its host and the node, on every page", async function () {
    this.timeout(180_000);
    const all = pages();
    expect(all).to.include.members(["", "coin/", "verify/", "fairness/", "operator/"]);
    for (const name of all) {
      await page.goto(origin + PLACES.at(-1) + name);
      await page.getByRole("contentinfo").scrollIntoViewIfNeeded();
      await page.waitForTimeout(250);
    }
    expectPeace();
  });

  it("every page runs its own scripts alone, none that is written into it later", () => {
    for (const name of [...pages().map((path) => `${path}index.html`), "404.html"]) {
      const html = readFileSync(join(OUT, name), "utf8");
      const policy = /<head><meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
        html,
      );
      const rules = new Map(
        (policy?.[1] ?? "").split("; ").map((rule) => {
          const [directive, ...sources] = rule.split(" ");
          return [directive as string, sources] as const;
        }),
      );
      expect(rules.get("default-src"), name).to.deep.equal(["'self'"]);
      for (const source of rules.get("script-src") ?? ["none"]) {
        expect(source, name).to.match(/^('self'|'sha256-[A-Za-z0-9+/]{43}=')$/);
      }
      expect(rules.get("connect-src"), name).to.deep.equal(["'self'", house.relay.url]);
      expect(html, name).not.to.match(/\son[a-z]+="|javascript:/);
    }
  });
});

after(closeBrowserHouse);
