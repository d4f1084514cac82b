import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import { keepPicture } from "../../support/app/steps.ts";

const PLACE = "/casino/";

describe("the dApp: installed, and without a network", function () {
  this.timeout(90_000);
  // A browser on a busy machine may be too slow for a moment, never for three.
  this.retries(2);

  let house: BrowserHouse;
  let folder: string;
  let server: Server;
  let port = 0;
  let origin: string;
  let context: BrowserContext;
  let page: Page;

  before(async function () {
    this.timeout(240_000);
    house = await openBrowserHouse();
  });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "host-"));
    cpSync(OUT, join(folder, PLACE), { recursive: true });
    port = 0;
    await open();
    origin = `http://127.0.0.1:${port}`;
    context = await openContext(house);
    page = await context.newPage();
    await page.goto(`${origin}${PLACE}coin/`);
    // Its files are kept as soon as somebody watches over them.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  });

  afterEach(async function () {
    await keepPicture(page, this.currentTest);
    await context?.close();
    await close();
    await house.relay.open();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(): Promise<void> {
    server = createSite(folder);
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  }

  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  const version = () => page.locator("meta[name=version]").getAttribute("content");

  /** All that the browser keeps, by address. */
  const kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      );
      return { names, files: all.flat() };
    });

  it("opens every page without a network, and says that the node does not answer", async () => {
    await close();
    await house.relay.cut();
    await page.reload();
    await page.getByRole("heading", { name: "Coin flip" }).waitFor();
    await page.getByText("The node does not answer").waitFor();
    await page.getByRole("link", { name: "Verify" }).first().click();
    await page.getByLabel("Bet, or a link to it").waitFor();
    await page.goto(`${origin}${PLACE}roulette?bank=1`);
    await page.getByRole("button", { name: /^17 black/ }).waitFor();
    await page.getByText("The node does not answer").waitFor();

    await open();
    await house.relay.open();
    await page.reload();
    await page.getByText("The node does not answer").waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^17 black/ }).waitFor();
  });

  it("keeps files of its own and nothing that a node has said", async () => {
    await page.waitForTimeout(1_000);
    const { names, files } = await kept();
    expect(names).to.deep.equal([`glasshouse-${await version()}`]);
    expect(files).to.include.members([
      `${origin}${PLACE}index.html`,
      `${origin}${PLACE}verify/index.html`,
    ]);
    for (const file of files) expect(file.startsWith(`${origin}${PLACE}`), file).to.equal(true);
  });

  it("says when there is a newer version, and goes there in one click", async () => {
    const old = (await version()) as string;
    const fresh = "f".repeat(old.length);
    await page.reload();
    expect(await page.getByText("There is a newer version").count()).to.equal(0);
    for (const name of readdirSync(join(folder, PLACE), { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".html") && name !== "sw.js") continue;
      const file = join(folder, PLACE, name);
      writeFileSync(file, readFileSync(file, "utf8").replaceAll(old, fresh));
    }
    const registered = () => navigator.serviceWorker.getRegistration().then(Boolean);
    await page.waitForFunction(registered);
    // As when one comes back to the tab.
    await page.waitForTimeout(4_000);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.getByText("There is a newer version").waitFor();
    await page.getByRole("button", { name: "Reload" }).click();
    await page.waitForFunction(
      (wanted) => document.querySelector<HTMLMetaElement>("meta[name=version]")?.content === wanted,
      fresh,
    );
    await page.waitForFunction(
      async (wanted) => (await caches.keys()).join() === `glasshouse-${wanted}`,
      fresh,
    );
    await page.waitForTimeout(4_000);
    expect(await page.getByText("There is a newer version").count()).to.equal(0);
  });

  it("can be installed", async () => {
    const session = await context.newCDPSession(page);
    const { url, errors, data } = await session.send("Page.getAppManifest");
    expect(url).to.equal(`${origin}${PLACE}manifest.webmanifest`);
    expect(errors).to.deep.equal([]);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // A browser's context for tests is private, and a private window installs nothing.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).to.deep.equal(
      [],
    );
    const manifest: { start_url: string; icons: { src: string; sizes: string }[] } = JSON.parse(
      data as string,
    );
    expect(new URL(manifest.start_url, url).href).to.equal(`${origin}${PLACE}`);
    for (const { src, sizes } of manifest.icons) {
      const found = await page.evaluate(async (address) => {
        const picture = new Image();
        picture.src = address;
        await picture.decode();
        return `${picture.naturalWidth}x${picture.naturalHeight}`;
      }, new URL(src, url).href);
      expect(found).to.equal(sizes);
    }
  });

  it("tells the browser's own bars whether it is night or day", async () => {
    const bar = (colour: string) =>
      page.locator(`meta[name=theme-color][content="${colour}"]`).waitFor({ state: "attached" });
    await bar("#090d12");
    await page.getByRole("radio", { name: "Day" }).check();
    await bar("#f1f4ef");
    await page.reload();
    await page.getByRole("heading", { name: "Coin flip" }).waitFor();
    await bar("#f1f4ef");
  });
});

after(closeBrowserHouse);
