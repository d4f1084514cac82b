import { expect } from "chai";
import { network } from "hardhat";
import type { Hex } from "../../../lib/bytes.ts";
import { type Header, hashHeader, headerOf, isStandardBlock } from "../../../lib/chain/header.ts";

const EMPTY_ROOT: Hex = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

// Ethereum's first block.
const GENESIS: Header = {
  parentHash: `0x${"00".repeat(32)}`,
  sha3Uncles: "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347",
  miner: `0x${"00".repeat(20)}`,
  stateRoot: "0xd7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544",
  transactionsRoot: EMPTY_ROOT,
  receiptsRoot: EMPTY_ROOT,
  logsBloom: `0x${"00".repeat(256)}`,
  difficulty: "0x400000000",
  number: "0x0",
  gasLimit: "0x1388",
  gasUsed: "0x0",
  timestamp: "0x0",
  extraData: "0x11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa",
  mixHash: `0x${"00".repeat(32)}`,
  nonce: "0x0000000000000042",
};

describe("chain/header", () => {
  it("hashes the first header of Ethereum", () => {
    expect(hashHeader(GENESIS)).to.equal(
      "0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3",
    );
  });

  for (const hardfork of ["berlin", "london", "shanghai", "cancun", "prague", "osaka"]) {
    it(`hashes the blocks of a node at ${hardfork}, and no field changed`, async () => {
      const { provider } = await network.create({ override: { hardfork } });
      await provider.request({ method: "evm_mine" });
      const params = ["latest", false];
      const block = (await provider.request({
        method: "eth_getBlockByNumber",
        params,
      })) as Record<string, unknown>;
      expect(isStandardBlock(block)).to.equal(true);
      const header = headerOf(block);
      expect(hashHeader(header)).to.equal(block.hash);
      for (const [field, value] of Object.entries(header) as [keyof Header, Hex][]) {
        const last = value.endsWith("1") ? "2" : "1";
        const changed = value === "0x" ? "0x01" : `${value.slice(0, -1)}${last}`;
        expect(hashHeader({ ...header, [field]: changed }), field).not.to.equal(block.hash);
      }
    });
  }

  it("tells a block of Ethereum's form from others", () => {
    expect(isStandardBlock({ ...GENESIS, hash: "0x", transactions: [] })).to.equal(true);
    expect(isStandardBlock({ ...GENESIS, l1BlockNumber: "0x1" })).to.equal(false);
  });
});
