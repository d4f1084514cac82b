import { type PublicClient, toFunctionSelector } from "viem";
import { DEAD, DEAD_CHIPS } from "../../ignition/banks.ts";
import type { Plan } from "../../ignition/house.ts";
import type { Hex } from "../../lib/bytes.ts";
import { authorityAbi, bankrollAbi, casinoAbi, reserveAbi } from "../../lib/generated/abi.ts";
import { POWERS, ROLES } from "../../lib/roles.ts";
import { rolesOf } from "./roles.ts";

/** Where a house stands. */
export type Standing = { casino: Hex; authority: Hex; owner: Hex; guardian: Hex; deployer: Hex };

/**
 * Asks whether a house that was deployed is as it was planned: who has which role, which functions need one, and for each bank nobody's
 * shares and the settings of the reserve.
 * @returns What is wrong, a sentence each.
 */
export async function checkHouse(
  client: PublicClient,
  standing: Standing,
  plan: Plan,
): Promise<string[]> {
  const { casino, authority, owner, guardian, deployer } = standing;
  const wrong: string[] = [];
  const expectRoles = async (who: string, account: Hex, expected: string[]) => {
    const roles = await rolesOf(client, authority, account);
    if (roles.join() !== expected.join()) {
      const has = roles.length > 0 ? `the roles ${roles.join(", ")}` : "no role";
      wrong.push(`The ${who} has ${has}.`);
    }
  };
  await expectRoles("deployer", deployer, []);
  await expectRoles("guardian", guardian, ["guardian"]);
  await expectRoles("owner", owner, ["owner", "admin", "delayedAdmin"]);

  const colds = [plan.cold, ...plan.tokens.map(({ cold }) => cold)];
  const count = await client.readContract({
    address: casino,
    abi: casinoAbi,
    functionName: "bankCount",
  });
  if (count !== BigInt(colds.length)) wrong.push(`There are ${count} banks, not ${colds.length}.`);
  const reserves: Hex[] = [];
  for (const [index, cold] of colds.entries()) {
    const address = await client.readContract({
      address: casino,
      abi: casinoAbi,
      functionName: "bankOf",
      args: [BigInt(index)],
    });
    const bankroll = { address, abi: bankrollAbi } as const;
    const reserve = {
      address: await client.readContract({ ...bankroll, functionName: "reserve" }),
      abi: reserveAbi,
    } as const;
    reserves.push(reserve.address);
    const [nobodys, supply, target, [capacity], [share]] = await Promise.all([
      client.readContract({ ...bankroll, functionName: "balanceOf", args: [DEAD] }),
      client.readContract({ ...bankroll, functionName: "totalSupply" }),
      client.readContract({ ...reserve, functionName: "hotTarget" }),
      client.readContract({ ...reserve, functionName: "bucket" }),
      client.readContract({ ...reserve, functionName: "hedging" }),
    ]);
    const bank = `Bank ${index}`;
    if (nobodys < DEAD_CHIPS) wrong.push(`${bank} has no shares that are nobody's.`);
    if (nobodys !== supply) wrong.push(`${bank} has shares that are somebody's already.`);
    if (target !== cold.target) wrong.push(`${bank} keeps ${target} chips, not ${cold.target}.`);
    if (capacity !== cold.bucket.capacity)
      wrong.push(`The bucket of bank ${index} holds ${capacity} chips.`);
    if (BigInt(share) !== (cold.hedge?.share ?? 0n))
      wrong.push(`${bank} hedges ${share} millionths.`);
  }

  const targets = { casino: [casino], reserve: reserves, authority: [authority] };
  for (const { room, role, functions } of POWERS) {
    for (const target of targets[room]) {
      for (const signature of functions) {
        const found = await client.readContract({
          address: authority,
          abi: authorityAbi,
          functionName: "getTargetFunctionRole",
          args: [target, toFunctionSelector(signature)],
        });
        if (found !== ROLES[role])
          wrong.push(`${signature} of ${target} needs role ${found}, not ${role}.`);
      }
    }
  }
  return wrong;
}
