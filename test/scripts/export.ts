import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { encodeErrorResult } from "viem";
import { decodeErrorResult } from "viem/utils";
import { bankrollAbi, casinoAbi, errorsAbi, gameAbi, lotteryAbi } from "../../lib/generated/abi.ts";
import {
  readDeployments,
  readMarkets,
  renderDeployments,
  renderMarkets,
} from "../../scripts/export.ts";

const CASINO = "0x9A676e781A523b5d0C0e43731313A708CB607508";
const OTHER = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const KEY_HASH = `0x${"5".repeat(64)}`;

const signatureOf = ({ name, inputs }: { name: string; inputs: readonly { type: string }[] }) =>
  `${name}(${inputs.map(({ type }) => type)})`;
const signatures: string[] = errorsAbi.map(signatureOf);

describe("scripts/export", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "export-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  /** Records a deployment as Ignition does. */
  function record(name: string, addresses: Record<string, string>, module = "House"): void {
    const chain = join(folder, name);
    mkdirSync(chain);
    const ids = Object.entries(addresses).map(([key, value]) => [`${module}#${key}`, value]);
    writeFileSync(join(chain, "deployed_addresses.json"), JSON.stringify(Object.fromEntries(ids)));
    const confirm = (futureId: string, blockNumber: number) =>
      JSON.stringify({ type: "TRANSACTION_CONFIRM", futureId, receipt: { blockNumber } });
    const casino = JSON.stringify({
      type: "DEPLOYMENT_EXECUTION_STATE_INITIALIZE",
      futureId: `${module}#Casino`,
      constructorArgs: [OTHER, { keyHash: KEY_HASH }],
    });
    const journal = [confirm(`${module}#AccessManager`, 5), casino, confirm(`${module}#Casino`, 7)];
    writeFileSync(
      join(chain, "journal.jsonl"),
      `\n${JSON.stringify({ type: "DEPLOYMENT_INITIALIZE" })}\n${journal.join("\n")}\n`,
    );
  }

  const whole = {
    Casino: CASINO,
    NativeBankroll: OTHER,
    Lottery: OTHER,
    VRFCoordinatorV2_5: OTHER,
    AccessManager: OTHER,
  };

  it("lists each chain's house, with its key, from the block of its casino", () => {
    record("chain-8453", whole);
    record("chain-31337", { ...whole, SafeProxy: CASINO, Market: OTHER }, "Local");
    const house = {
      casino: CASINO,
      bankroll: OTHER,
      lottery: OTHER,
      coordinator: OTHER,
      authority: OTHER,
      keyHash: KEY_HASH,
      fromBlock: 7,
    };
    expect(readDeployments(folder)).to.deep.equal({
      8453: house,
      31337: { ...house, safe: CASINO, market: OTHER },
    });
  });

  it("leaves out what was not deployed to the end, and what is not a chain", () => {
    record("chain-1", { Casino: CASINO });
    record("local-8546", whole);
    mkdirSync(join(folder, "chain-2"));
    expect(readDeployments(folder)).to.deep.equal({});
  });

  it("finds nothing where nothing was ever deployed", () => {
    expect(readDeployments(join(folder, "nowhere"))).to.deep.equal({});
    expect(renderDeployments({})).to.contain(
      "export const deployments: Record<number, Deployment> = {};",
    );
  });

  it("lists the rules by which houses were deployed, of chains alone", () => {
    const sealed = { hash: KEY_HASH, market: { chainId: 8453, title: "A market" } };
    for (const name of ["chain-8453", "local-8546"]) {
      record(name, whole);
      writeFileSync(join(folder, name, "market.json"), JSON.stringify(sealed));
    }
    record("chain-1", whole);
    const found = readMarkets(folder);
    expect(found).to.deep.equal([sealed]);
    expect(renderMarkets(found)).to.contain(
      `  8453: {"hash":"${KEY_HASH}","market":{"chainId":8453,"title":"A market"}},\n`,
    );
  });

  it("writes what it read as TypeScript", () => {
    record("chain-8453", whole);
    expect(renderDeployments(readDeployments(folder))).to.contain(`  8453: {"casino":"${CASINO}",`);
  });

  it("knows every error of the house, each once", () => {
    for (const abi of [casinoAbi, bankrollAbi, lotteryAbi, gameAbi]) {
      for (const item of abi) {
        if (item.type === "error") expect(signatures).to.include(signatureOf(item));
      }
    }
    expect(new Set(signatures).size).to.equal(signatures.length);
    const choice = encodeErrorResult({ abi: gameAbi, errorName: "InvalidChoice", args: [9n] });
    expect(decodeErrorResult({ abi: errorsAbi, data: choice }).errorName).to.equal("InvalidChoice");
  });
});
