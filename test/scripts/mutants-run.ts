import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { ROOT } from "../../scripts/root.ts";
import { runScript } from "../support/script.ts";

const PURSE = `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

contract Purse {
    error Nothing();
    error TooMuch(uint256 most);

    uint256 private constant MOST = 1_000;

    uint256 public held;
    uint256 public fees;

    function put(uint256 amount) external {
        if (amount == 0) revert Nothing();
        if (amount > MOST) revert TooMuch(MOST);
        uint256 fee = amount / 10;
        held += amount - fee;
        fees += fee;
    }

    function take(uint256 amount) external returns (uint256 left) {
        if (amount > held) revert TooMuch(held);
        held -= amount;
        return held;
    }

    function isEmpty() external view returns (bool) {
        return held == 0;
    }
}
`;

/** It does not look which error comes when more is taken than there is: without the guard it is that of the subtraction. */
const TEST = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import { Purse } from "../../contracts/Purse.sol";

interface Vm {
    function expectRevert() external;
}

contract PurseTest {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    Purse private purse;

    function setUp() external {
        purse = new Purse();
    }

    function test_put() external {
        require(purse.isEmpty(), "empty");
        purse.put(1);
        require(!purse.isEmpty(), "not empty");
        purse.put(1_000);
        require(purse.held() == 901 && purse.fees() == 100, "held, fees");
        vm.expectRevert();
        purse.put(1_001);
        vm.expectRevert();
        purse.put(0);
    }

    function test_take() external {
        purse.put(500);
        require(purse.take(50) == 400 && purse.held() == 400, "left");
        vm.expectRevert();
        purse.take(401);
        require(purse.take(400) == 0, "all");
    }
}
`;

/** The compiler and nothing else, so that little is compiled. */
const CONFIG = `import { createRequire } from "node:module";
const path = createRequire(import.meta.url).resolve("solc/soljson.js");
export const profile = { compilers: [{ version: "0.8.37", path, settings: {} }] };
export const PUBLISHED = { readDirectory: [] };
export default { solidity: { profiles: { default: profile, production: profile } } };
`;

const KILLED = "Purse.take: held -= amount; => (nothing)";
const LIVES = "Purse.take: if (amount > held) revert TooMuch(held); => (nothing)";
const SCRIPTS = ["mutants", "mutants.ts", "options.ts", "pool.ts", "problem.ts", "root.ts"];

describe("npm run mutants, of a purse and its tests", function () {
  this.timeout(120_000);

  let house: string;

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  };
  const explain = (explained: Record<string, string>) =>
    write("test/mutants/survivors.json", JSON.stringify({ "Purse.sol": explained }));
  const mustDie = (fatal: string) => {
    const targets = [{ file: "Purse.sol", tests: ["contracts/Purse.sol"], fatal }];
    write("scripts/mutants/targets.ts", `export const TARGETS = ${JSON.stringify(targets)};\n`);
  };
  const run = (...args: string[]) =>
    runScript(join(house, "scripts/mutants.ts"), "--jobs", "1", ...args);

  before(() => {
    house = mkdtempSync(join(tmpdir(), "glasshouse-test-mutants-"));
    for (const file of SCRIPTS) {
      cpSync(join(ROOT, "scripts", file), join(house, "scripts", file), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(house, "node_modules"));
    write("package.json", '{ "private": true, "type": "module" }\n');
    write("hardhat.config.ts", CONFIG);
    write("contracts/Purse.sol", PURSE);
    write("test/contracts/Purse.sol", TEST);
    mkdirSync(join(house, "test/support"));
  });

  beforeEach(() => {
    explain({});
    mustDie(KILLED);
  });

  after(() => rmSync(house, { recursive: true }));

  it("finds the one mistake that the tests do not see, and ends with 1", async () => {
    const file = join(house, "told.json");
    const { code, words } = await run("--json", file);
    expect(words).to.match(/Purse\.sol +22 +21 +0 +1 +95\.5 %/);
    expect(words).to.contain(`lives: Purse.sol:22  ${LIVES}`);
    expect(words).to.contain("THE TESTS MISS SOMETHING.");
    expect(code).to.equal(1);
    const told: { id: string; by?: string }[] = JSON.parse(readFileSync(file, "utf8"));
    expect(told.filter(({ by }) => !by).map(({ id }) => id)).to.deep.equal([LIVES]);
    expect(told.find(({ id }) => id === KILLED)?.by).to.equal("test/contracts/Purse.sol");
  });

  it("is content when that one is explained, and tests nothing again", async () => {
    explain({ [LIVES]: "The subtraction reverts." });
    const { code, words } = await run();
    expect(words).to.match(/Purse\.sol +22 +21 +1 +0 +95\.5 %/);
    expect(words).to.contain("The tests see what a careless hand does.");
    expect(words).not.to.contain("compiling");
    expect(code).to.equal(0);
  });

  it("is not content with an explanation of what is killed, or is not there", async () => {
    explain({ [LIVES]: "The subtraction reverts.", [KILLED]: "It does not matter." });
    const killed = await run();
    expect(killed.words).to.contain(`explained, but killed: Purse.sol:23  ${KILLED}`);
    expect(killed.code).to.equal(1);
    explain({ "Purse.take: gone": "It was there once." });
    const gone = await run();
    expect(gone.words).to.contain('explains what Purse.sol does not have: "Purse.take: gone"');
    expect(gone.code).to.equal(1);
  });

  it("counts for nothing when the mutant that must die lives, or is gone", async () => {
    mustDie(LIVES);
    write("cache/mutants.json", "{}");
    const alive = await run("--mutant", KILLED);
    expect(alive.words).to.contain(
      `VOID: the tests let live what must die in Purse.sol: "${LIVES}"`,
    );
    expect(alive.code).to.equal(1);
    mustDie("Purse.take: gone");
    const gone = await run();
    expect(gone.words).to.contain("The mutant of Purse.sol that must die is gone");
    expect(gone.code).to.equal(1);
  });

  it("shows what killed one, and fails if the tests fail without any", async () => {
    const { code, words } = await run("--mutant", KILLED);
    expect(words).to.contain(
      `contracts/Purse.sol:23  ${KILLED}\nkilled by test/contracts/Purse.sol`,
    );
    expect(code).to.equal(0);
    write("test/contracts/Purse.sol", TEST.replace("== 901", "== 900"));
    const broken = await run("--mutant", KILLED);
    expect(broken.words).to.contain(
      "test/contracts/Purse.sol fails without any mutant of Purse.sol",
    );
    expect(broken.code).to.equal(1);
  });
});
