import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { network } from "hardhat";
import { encodeFunctionData } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import {
  type Act,
  type Call,
  cancelOf,
  executeOf,
  operationIdOf,
  scheduleOf,
} from "../../lib/act.ts";
import type { Hex } from "../../lib/bytes.ts";
import { authorityAbi } from "../../lib/generated/abi.ts";
import {
  type Batch,
  batchOf,
  checksumOf,
  executionOf,
  safeHashOf,
  safeTransactionOf,
  typedDataOf,
} from "../../lib/safe.ts";
import { MNEMONIC, SIGNERS } from "../../scripts/local.ts";
import { openOutside } from "../support/outside.ts";

const DELAY = 3_600;
const ADMIN_ROLE = 0n;
const GUARDIAN_ROLE = 1n;
const SAFES_ROLE = 3n;

/** An AccessManager whose role 3 is a Safe's, with a delay, and an act of that role. */
async function open() {
  const connection = await network.create();
  const { ethers, networkHelpers } = connection;
  const [deployer, guardian, sender] = (await ethers.getSigners()) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const { safe: contract } = await openOutside(connection);
  const manager = await ethers.deployContract("AccessManager", [deployer.address]);
  const authority = (await manager.getAddress()) as Hex;
  const safe = { chainId: 31337, address: (await contract.getAddress()) as Hex };
  await manager.grantRole(ADMIN_ROLE, safe.address, DELAY);
  await manager.grantRole(GUARDIAN_ROLE, guardian.address, 0);
  await manager.setRoleGuardian(SAFES_ROLE, GUARDIAN_ROLE);
  await manager.grantRole(SAFES_ROLE, safe.address, DELAY);
  const target = await ethers.deployContract("AccessManager", [authority]);
  const label = manager.interface.getFunction("labelRole").selector;
  await manager.setTargetFunctionRole(target, [label], SAFES_ROLE);

  const act: Act = {
    target: (await target.getAddress()) as Hex,
    data: encodeFunctionData({
      abi: authorityAbi,
      functionName: "labelRole",
      args: [7n, "croupier"],
    }),
  };

  const signer = (index: number) => mnemonicToAccount(MNEMONIC, { addressIndex: index });

  /** Lets owners sign a call, and somebody else send it. */
  async function send(
    call: Call,
    { by = [SIGNERS[2], SIGNERS[0]] as readonly number[], ahead = 0n } = {},
  ) {
    const transaction = safeTransactionOf(call, (await contract.nonce()) + ahead);
    const signatures = await Promise.all(
      by.map(async (index) => ({
        owner: signer(index).address,
        signature: await signer(index).signTypedData(typedDataOf(safe, transaction)),
      })),
    );
    return sender.sendTransaction(executionOf(safe, transaction, signatures));
  }

  return {
    ethers,
    networkHelpers,
    contract,
    safe,
    manager,
    authority,
    target,
    guardian,
    act,
    send,
  };
}

describe("lib/safe", () => {
  it("hashes a transaction as the Safe does", async () => {
    const { contract, safe, authority, act } = await open();
    for (const nonce of [0n, 1n, 2n ** 64n]) {
      const transaction = safeTransactionOf(scheduleOf(authority, act), nonce);
      const { to, value, data, operation, safeTxGas, baseGas, gasPrice } = transaction;
      const { gasToken, refundReceiver } = transaction;
      expect(safeHashOf(safe, transaction)).to.equal(
        await contract.getTransactionHash(
          to,
          value,
          data,
          operation,
          safeTxGas,
          baseGas,
          gasPrice,
          gasToken,
          refundReceiver,
          nonce,
        ),
      );
    }
    const transaction = safeTransactionOf(scheduleOf(authority, act), 0n);
    expect(safeHashOf({ ...safe, chainId: 1 }, transaction)).not.to.equal(
      safeHashOf(safe, transaction),
    );
  });

  it("carries an act through its delay, with two signatures in any order", async () => {
    const { networkHelpers, safe, manager, authority, target, act, send } = await open();
    await send(scheduleOf(authority, act));
    const id = operationIdOf(act, safe.address);
    const due = await manager.getSchedule(id);
    expect(due).to.equal(BigInt(await networkHelpers.time.latest()) + BigInt(DELAY));
    await networkHelpers.time.increaseTo(due);
    await expect(send(executeOf(authority, act), { by: [SIGNERS[0], SIGNERS[1]] }))
      .to.emit(target, "RoleLabel")
      .withArgs(7n, "croupier");
    expect(await manager.getSchedule(id)).to.equal(0n);
  });

  it("carries no act out before its time, nor one that was cancelled", async () => {
    const { networkHelpers, contract, safe, manager, authority, guardian, act, send } =
      await open();
    // The Safe passes on why its call failed, and nothing of it counts.
    const fails = (why: string) =>
      expect(send(executeOf(authority, act))).to.be.revertedWithCustomError(manager, why);
    await fails("AccessManagerNotScheduled");
    await send(scheduleOf(authority, act));
    await networkHelpers.time.increase(DELAY - 60);
    await fails("AccessManagerNotReady");
    const cancel = cancelOf(authority, act, safe.address);
    await expect(guardian.sendTransaction(cancel)).to.emit(manager, "OperationCanceled");
    await networkHelpers.time.increase(DELAY);
    await fails("AccessManagerNotScheduled");
    await send(scheduleOf(authority, act));
    await expect(send(cancel)).to.emit(manager, "OperationCanceled");
    expect(await contract.nonce()).to.equal(3n);
  });

  it("is refused with one signature, a stranger's, one given twice, or another nonce", async () => {
    const { contract, manager, authority, act, send } = await open();
    const call = scheduleOf(authority, act);
    await expect(send(call, { by: [SIGNERS[0]] })).to.be.revertedWith("GS020");
    await expect(send(call, { by: [SIGNERS[0], 5] })).to.be.revertedWith("GS026");
    await expect(send(call, { by: [SIGNERS[1], SIGNERS[1]] })).to.be.revertedWith("GS026");
    await expect(send(call, { ahead: 1n })).to.be.revertedWith("GS026");
    expect(await contract.nonce()).to.equal(0n);
    await expect(send(call)).to.emit(manager, "OperationScheduled");
  });

  it("writes files for the Transaction Builder, with the calls as they are", async () => {
    const { safe, authority, act } = await open();
    const calls = [scheduleOf(authority, act), executeOf(authority, act)];
    const about = { name: "Croupier", description: "Names role 7.", createdAt: 1_800_000_000_000 };
    const batch = batchOf(safe, about, calls);
    expect(batch.chainId).to.equal("31337");
    expect(batch.meta.createdFromSafeAddress).to.equal(safe.address);
    expect(batch.transactions).to.deep.equal(
      calls.map(({ to, data }) => ({ to, value: "0", data })),
    );
    const read = JSON.parse(JSON.stringify(batch)) as Batch;
    expect(checksumOf(read)).to.equal(batch.meta.checksum);
    const renamed = { ...read, meta: { ...read.meta, name: "Another name" } };
    expect(checksumOf(renamed)).to.equal(batch.meta.checksum);
    const changed = { ...read, chainId: "1" };
    expect(checksumOf(changed)).not.to.equal(batch.meta.checksum);
  });

  it("computes the checksum that Safe's Transaction Builder 1.18.2 wrote into a file of its own", () => {
    const inputs = [
      { internalType: "address", name: "spender", type: "address" },
      { internalType: "uint256", name: "value", type: "uint256" },
    ];
    const file = {
      version: "1.0",
      chainId: "1",
      createdAt: 1761326849944,
      meta: {
        name: "Transactions Batch",
        description: "",
        txBuilderVersion: "1.18.2",
        createdFromSafeAddress: "0xA77DE01e157f9f57C7c4A326eeE9C4874D0598b6",
        createdFromOwnerAddress: "",
        checksum: "0x8b5032f716845c8b08bab3d63dbd9ba92e056f3557793cd041e59b84e16aa989",
      },
      transactions: [
        {
          to: "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
          value: "0",
          data: null,
          contractMethod: { inputs, name: "approve", payable: false },
          contractInputsValues: {
            spender: "0x474e5Ded6b5D078163BFB8F6dBa355C3aA5478C8",
            value: "100000000000",
          },
        },
      ],
    };
    expect(checksumOf(file as unknown as Batch)).to.equal(file.meta.checksum);
  });
});
