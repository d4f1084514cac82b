/**
 * Runs a script of this repository on a machine that has nothing but git, npm and some Node:
 *
 *     node scripts/launch.mjs scripts/dev.ts --headless
 *
 * Brings its own Node if the machine's is too old, installs the packages if they are missing or outdated, and then runs the script
 * with that Node. Uses the network only for what is missing. Plain JavaScript without dependencies, so that an old Node can run it.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The first Node that runs TypeScript as it is. */
export const NEEDED = [22, 18];

/** The Node that is brought where the machine's is older. */
export const BROUGHT = "24.21.0";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NODE_FOLDER = join(ROOT, ".node");
const MODULES = join(ROOT, "node_modules");
const STAMP = join(MODULES, ".installed-lockfile");

/** A problem that the reader can solve: shown without a stack. */
class Problem extends Error {}

/**
 * Whether a Node is recent enough.
 * @param {string} version such as "20.20.2"
 */
export function isRecent(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/**
 * The npm package that carries the Node binary of a platform. `npm install node` would fetch the same one by a script of its own.
 * @param {string} platform as in process.platform
 * @param {string} arch as in process.arch
 */
export function nodePackageOf(platform, arch) {
  const prefix = platform === "darwin" && arch === "arm64" ? "node-bin" : "node";
  return `${prefix}-${platform === "win32" ? "win" : platform}-${arch}`;
}

/**
 * Whether what is installed is what the lockfile asks for on this machine.
 * @param {{ packages: Record<string, any> }} wanted package-lock.json
 * @param {{ packages: Record<string, any> }} installed node_modules/.package-lock.json
 * @param {{ platform: string, arch: string, libc: string }} machine
 */
export function isComplete(wanted, installed, machine) {
  const fits = (list, value) =>
    !list ||
    (list.every((item) => item.startsWith("!"))
      ? !list.includes(`!${value}`)
      : list.includes(value));
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === "") return true;
    if (entry.optional) {
      // npm leaves out optional packages of other platforms, and silently also what its own Node is too old for.
      const ours =
        entry.os &&
        fits(entry.os, machine.platform) &&
        fits(entry.cpu, machine.arch) &&
        fits(entry.libc, machine.libc);
      if (!ours) return true;
    }
    const found = installed.packages[path];
    return found?.version === entry.version && found?.integrity === entry.integrity;
  });
}

function libcOf() {
  if (process.platform !== "linux") return "";
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
}

/** npm's own JavaScript, to run it under a Node of our choice: the running npm's, else the one beside Node, else the one in PATH. */
function findNpm() {
  const beside = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    join(beside, "../lib/node_modules/npm/bin/npm-cli.js"),
    join(beside, "node_modules/npm/bin/npm-cli.js"),
  ];
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    candidates.push(join(folder, "npm"), join(folder, "node_modules/npm/bin/npm-cli.js"));
  }
  for (const candidate of candidates) {
    if (!candidate || !existsSync(candidate)) continue;
    const file = realpathSync(candidate);
    if (file.endsWith("npm-cli.js")) return file;
  }
  throw new Problem("npm was not found. Install Node with npm, from your system or nodejs.org.");
}

/** Says that something takes time, and how much it has taken. */
async function progress(text, work) {
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  const live = process.stderr.isTTY;
  process.stderr.write(`${text} ...${live ? "" : "\n"}`);
  const timer = setInterval(
    () => process.stderr.write(live ? `\r${text} ... ${seconds()}` : `  ${seconds()}\n`),
    live ? 1_000 : 20_000,
  );
  try {
    return await work;
  } finally {
    clearInterval(timer);
    process.stderr.write(live ? `\r${text} ... ${seconds()}\n` : `  done in ${seconds()}\n`);
  }
}

/** Runs npm under `node`. Its words are shown only if it fails. */
async function npm(node, args, failure) {
  const child = spawn(node, [findNpm(), ...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: ROOT,
    env: environment(node),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = [];
  let ended;
  child.stdout.on("data", (data) => said.push(data));
  child.stderr.on("data", (data) => said.push(data));
  const stop = relay(child, (signal) => {
    ended = signal;
  });
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  stop();
  if (ended) process.exit(128 + constants.signals[ended]);
  if (code === 0) return;
  process.stderr.write(`\n${Buffer.concat(said)}\n`);
  throw new Problem(failure);
}

/** The environment of a child: the right Node comes first, and the compilers' telemetry asks no questions. */
function environment(node) {
  return {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`,
    NODE: node,
    npm_node_execpath: node,
    HARDHAT_DISABLE_TELEMETRY: "true",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Hands the signals that this process gets to a child, until the returned function is called. */
function relay(child, onSignal = () => {}) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const pass = (signal) => {
    onSignal(signal);
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}

/** npm runs this in a shell, and when npm is told to end, it ends the shell alone: then this has another parent. */
function onAbandoned(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 500);
  timer.unref();
}

/** A Node that is recent enough: the running one, or one that is brought into `.node/`. */
async function ensureNode() {
  if (isRecent(process.versions.node)) return process.execPath;
  const name = nodePackageOf(process.platform, process.arch);
  const folder = join(NODE_FOLDER, "node_modules", name);
  const binary = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  const manifest = join(folder, "package.json");
  const ready = () =>
    existsSync(binary) && JSON.parse(readFileSync(manifest, "utf8")).version === BROUGHT;
  if (ready()) return binary;

  const way = `Install Node ${NEEDED.join(".")} or later yourself, and try again.`;
  mkdirSync(NODE_FOLDER, { recursive: true });
  // Makes the folder a project of its own, so that npm leaves this repository's packages alone.
  writeFileSync(join(NODE_FOLDER, "package.json"), '{ "private": true }\n');
  await progress(
    `This machine has Node ${process.versions.node}: bringing Node ${BROUGHT} into .node/`,
    npm(
      process.execPath,
      ["install", "--prefix", NODE_FOLDER, "--no-package-lock", `${name}@${BROUGHT}`],
      `Node ${BROUGHT} could not be brought from npm. ${way}`,
    ),
  );
  if (!ready()) throw new Problem(`npm has no Node ${BROUGHT} for this machine. ${way}`);
  return binary;
}

/** Makes node_modules what package-lock.json says. */
async function ensurePackages(node) {
  const lockfile = readFileSync(join(ROOT, "package-lock.json"), "utf8");
  const machine = { platform: process.platform, arch: process.arch, libc: libcOf() };
  const stamp = createHash("sha256").update(lockfile).update(JSON.stringify(machine)).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;

  const record = join(MODULES, ".package-lock.json");
  const found = existsSync(record) && JSON.parse(readFileSync(record, "utf8"));
  if (!found || !isComplete(JSON.parse(lockfile), found, machine)) {
    await progress(
      "Installing the packages of package-lock.json",
      // npm must run under the newer Node: under an old one it leaves out native packages, and says nothing.
      npm(
        node,
        ["ci", "--include=dev", "--include=optional"],
        "The packages could not be installed: see npm's words above. Is the network up? Then run the same command again.",
      ),
    );
  }
  writeFileSync(STAMP, stamp);
}

async function main([script, ...args]) {
  if (!script) throw new Problem("Which script? Such as: node scripts/launch.mjs scripts/dev.ts");
  const node = await ensureNode();
  await ensurePackages(node);
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", script, ...args], {
    cwd: ROOT,
    env: environment(node),
    stdio: "inherit",
  });
  relay(child);
  if (process.env.npm_lifecycle_event) onAbandoned(() => child.kill());
  child.on("error", (error) => fail(error));
  child.on("close", (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : code;
    process.exit();
  });
}

function fail(error) {
  console.error(error instanceof Problem ? error.message : error);
  process.exit(1);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch(fail);
}
