import { network } from "hardhat";
import { createPublicClient, custom } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import Local from "../../ignition/modules/Local.ts";
import type { Call } from "../../lib/act.ts";
import type { Hex } from "../../lib/bytes.ts";
import { MNEMONIC, STAFF } from "../../scripts/local.ts";
import { sendBySafe } from "./safe.ts";

/** Deploys the house of `npm start` on a network of this process, with Ignition. */
export async function openLocalHouse() {
  const connection = await network.create();
  const { ethers, networkHelpers, provider } = connection;
  const deployed = await connection.ignition.deploy(Local);
  const addressOf = async (name: keyof typeof deployed) =>
    (await deployed[name].getAddress()) as Hex;
  const transport = custom(provider);
  const safe = await addressOf("safe");
  return {
    ethers,
    networkHelpers,
    provider,
    transport,
    client: createPublicClient({ transport }),
    safe,
    /** Makes a call as the owner of the house. */
    byOwner: (call: Call) => sendBySafe(transport, safe, call),
    signers: await ethers.getSigners(),
    casino: await ethers.getContractAt("Casino", await addressOf("casino")),
    bankroll: await ethers.getContractAt("NativeBankroll", await addressOf("bankroll")),
    reserve: await ethers.getContractAt("Reserve", await addressOf("reserve")),
    market: await ethers.getContractAt("Market", await addressOf("market")),
    feed: await ethers.getContractAt("MockV3Aggregator", await addressOf("feed")),
    dollarFeed: await ethers.getContractAt("MockV3Aggregator", await addressOf("dollarFeed")),
    dollar: await ethers.getContractAt("LocalToken", await addressOf("dollar")),
    token: await ethers.getContractAt("LocalToken", await addressOf("token")),
    lottery: await ethers.getContractAt("Lottery", await addressOf("lottery")),
    coordinator: await ethers.getContractAt("VRFCoordinatorV2_5", await addressOf("coordinator")),
    authority: await ethers.getContractAt("AccessManager", await addressOf("authority")),
    blockhashStore: await ethers.getContractAt("BlockhashStore", await addressOf("blockhashStore")),
  };
}

export type LocalHouse = Awaited<ReturnType<typeof openLocalHouse>>;

/** The account of one of the staff of the local world. */
export function staff(role: keyof typeof STAFF) {
  return mnemonicToAccount(MNEMONIC, { addressIndex: STAFF[role] });
}
