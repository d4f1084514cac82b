import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { cacheControl, HEADERS, headersFile } from "../../app/headers.ts";
import { keptFiles, versionOf, withVersion, workerOf } from "../../app/offline/files.ts";
import { ANYWHERE, portable, withBase } from "../../app/portable.ts";

describe("portable", () => {
  it("sees addresses from the root of the export", () => {
    const html = `<link href="${ANYWHERE}/_next/a.css"/><a href="${ANYWHERE}/coin/?bank=1">`;
    expect(portable(html, false)).to.equal('<link href="./_next/a.css"/><a href="./coin/?bank=1">');
    expect(portable(`<a href="${ANYWHERE}">`, false)).to.equal('<a href="./">');
  });

  it("lets the router find where it stands", () => {
    const pathname = (baseURI: string) =>
      new Function("document", portable(`return"${ANYWHERE}"`, true))({ baseURI });
    expect(pathname("https://house.example/")).to.equal("");
    expect(pathname("https://house.example/casino/")).to.equal("/casino");
    expect(pathname("https://gateway.example/ipfs/bafy/?a#b")).to.equal("/ipfs/bafy");
  });

  it("refuses what would bind the export to one path", () => {
    expect(() => portable(`let a="${ANYWHERE}"`, false)).to.throw("bound to one path");
    expect(() => portable(`let a='${ANYWHERE}'`, true)).to.throw(ANYWHERE);
  });

  it("says how far above a page the root is", () => {
    const base = (name: string) => /<base href="([^"]*)"/.exec(withBase("<head>", name))?.[1];
    expect(base("index.html")).to.equal("./");
    expect(base("coin/index.html")).to.equal("../");
    expect(base("a/b/index.html")).to.equal("../../");
  });
});

describe("what is kept for when there is no network", () => {
  const names = [
    "sw.js",
    "_headers",
    "index.html",
    "coin/index.html",
    "coin/index.txt",
    "404.html",
  ];
  const hashed = ["_next/static/chunks/a.js", "_next/static/media/b.woff2"];

  it("is every page, and all that carries a hash", () => {
    const kept = keptFiles([...names, ...hashed, "_next/static/id/_ssgManifest.js"]);
    expect(kept).to.deep.equal([...hashed, "coin/index.html", "index.html"]);
  });

  it("is of another version as soon as one file is another", () => {
    const out = mkdtempSync(join(tmpdir(), "out-"));
    const version = (page: string) => {
      writeFileSync(join(out, "index.html"), page);
      return versionOf(out, ["index.html"]);
    };
    expect(version("one")).to.match(/^[0-9a-f]{16}$/);
    expect(version("one")).to.equal(version("one"));
    expect(version("one")).not.to.equal(version("two"));
    rmSync(out, { recursive: true });
  });

  it("stands in the worker and, as a version, in each page", () => {
    const worker = workerOf("self.kept = [VERSION, ...FILES];", "0123", ["index.html"]);
    const self: { kept?: string[] } = {};
    new Function("self", worker)(self);
    expect(self.kept).to.deep.equal(["0123", "index.html"]);
    expect(withVersion("<head></head>", "0123")).to.contain(
      '<meta name="version" content="0123"/>',
    );
  });
});

describe("headers", () => {
  it("are written as hosts of static files read them", () => {
    const file = headersFile();
    expect(file).to.match(/^\/\*\n {2}Content-Security-Policy: frame-ancestors 'none'\n/);
    for (const [name, value] of Object.entries(HEADERS)) {
      expect(file).to.contain(`\n  ${name}: ${value}\n`);
    }
    expect(file).to.match(/\n\/_next\/static\/chunks\/\*\n {2}Cache-Control: .*immutable\n/);
  });

  it("keep for ever only what carries its hash", () => {
    expect(cacheControl("/ipfs/bafy/_next/static/chunks/a.js")).to.contain("immutable");
    for (const path of ["/", "/coin/", "/sw.js", "/_next/static/id/_ssgManifest.js"]) {
      expect(cacheControl(path)).to.equal("no-cache");
    }
  });
});
