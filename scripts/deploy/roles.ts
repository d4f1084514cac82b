import { type PublicClient, parseAbi } from "viem";
import type { Hex } from "../../lib/bytes.ts";
import { OWNER_ROLE, ROLES } from "../../lib/roles.ts";

const accessManagerAbi = parseAbi([
  "function hasRole(uint64 roleId, address account) view returns (bool isMember, uint32 executionDelay)",
]);

/** The names of the roles that an account has in an AccessManager. */
export async function rolesOf(
  client: PublicClient,
  authority: Hex,
  account: Hex,
): Promise<string[]> {
  const names: string[] = [];
  for (const [name, role] of Object.entries({ owner: OWNER_ROLE, ...ROLES })) {
    const [isMember] = await client.readContract({
      address: authority,
      abi: accessManagerAbi,
      functionName: "hasRole",
      args: [role, account],
    });
    if (isMember) names.push(name);
  }
  return names;
}
