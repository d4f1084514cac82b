import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { createSite } from "../../scripts/world/site.ts";

describe("scripts/serve", () => {
  let folder: string;
  let server: Server;
  let port: number;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "site-"));
    mkdirSync(join(folder, "out/_next/static/chunks"), { recursive: true });
    mkdirSync(join(folder, "out/help"));
    mkdirSync(join(folder, "out/dice"));
    const files = {
      "secret.txt": "secret",
      "out/index.html": "lobby",
      "out/dice/index.html": "dice",
      "out/help/index.html": "help",
      "out/404.html": "nothing here",
      "out/_next/static/chunks/a.js": "script",
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    server = createSite(join(folder, "out"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  });

  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  /** Asks for a path as it is: `fetch` would put it in order first. */
  const get = (path: string) =>
    new Promise<{
      status: number | undefined;
      text: string;
      type: unknown;
      cache: unknown;
      location: unknown;
    }>((resolve, reject) => {
      request({ host: "127.0.0.1", port, path, agent: false }, (response) => {
        let text = "";
        response.on("data", (data) => {
          text += String(data);
        });
        response.on("end", () =>
          resolve({
            status: response.statusCode,
            text,
            type: response.headers["content-type"],
            cache: response.headers["cache-control"],
            location: response.headers.location,
          }),
        );
      })
        .on("error", reject)
        .end();
    });

  it("finds a file by its name, and the page of a folder", async () => {
    const pages: [string, string][] = [
      ["/", "lobby"],
      ["/dice/", "dice"],
      ["/dice/index.html", "dice"],
      ["/dice/?bet=1-0", "dice"],
    ];
    for (const [path, text] of pages) {
      const answer = await get(path);
      expect(answer).to.include({ status: 200, text, type: "text/html; charset=utf-8" });
      expect(answer.cache).to.equal("no-cache");
    }
  });

  it("leads to the folder, on the same host, where its slash is missing", async () => {
    const places: [string, string][] = [
      ["/dice", "/dice/"],
      ["/dice?bet=1-0&chain=1", "/dice/?bet=1-0&chain=1"],
      ["//dice", "/dice/"],
      ["/\\host.example/%2e%2e/dice", "/dice/"],
    ];
    for (const [path, location] of places) {
      expect(await get(path)).to.include({ status: 308, location });
    }
  });

  it("lets browsers keep what never changes", async () => {
    expect(await get("/_next/static/chunks/a.js")).to.deep.include({
      status: 200,
      type: "text/javascript; charset=utf-8",
      cache: "public, max-age=31536000, immutable",
    });
  });

  it("packs text for whoever can unpack it, and carries its headers", async () => {
    const address = `http://127.0.0.1:${port}/dice/`;
    const plain = await fetch(address, { headers: { "accept-encoding": "identity" } });
    const packed = await fetch(address, { headers: { "accept-encoding": "gzip" } });
    expect(plain.headers.get("content-encoding")).to.equal(null);
    expect(packed.headers.get("content-encoding")).to.equal("gzip");
    for (const answer of [plain, packed]) {
      expect(await answer.text()).to.equal("dice");
      expect(answer.headers.get("vary")).to.equal("accept-encoding");
      expect(answer.headers.get("x-content-type-options")).to.equal("nosniff");
    }
  });

  it("shows its own page for what is not there", async () => {
    for (const path of ["/craps", "/_next/static/b.js", "/%", "/%00", "/%E0%A4%A"]) {
      expect(await get(path)).to.include({ status: 404, text: "nothing here", cache: "no-cache" });
    }
  });

  it("shows nothing outside of its folder", async () => {
    for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"]) {
      expect(await get(path)).to.include({ status: 404, text: "nothing here" });
    }
  });
});
