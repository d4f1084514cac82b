import { encodeAbiParameters, encodeFunctionData, keccak256, toFunctionSelector } from "viem";
import type { Hex } from "./bytes.ts";
import { authorityAbi } from "./generated/abi.ts";
import { POWERS, ROLES, type Room } from "./roles.ts";

/** What somebody with a role does: a restricted function of the house, with its arguments. */
export type Act = { target: Hex; data: Hex };

/** A call that carries no coins. */
export type Call = { to: Hex; data: Hex };

/** The call that makes an act wait in the AccessManager, for as long as its role's delay says. */
export function scheduleOf(authority: Hex, { target, data }: Act): Call {
  const args = [target, data, 0] as const;
  return {
    to: authority,
    data: encodeFunctionData({ abi: authorityAbi, functionName: "schedule", args }),
  };
}

/** The call that carries out an act: one without a delay at once, another when it has waited. By whoever scheduled it. */
export function executeOf(authority: Hex, { target, data }: Act): Call {
  const args = [target, data] as const;
  return {
    to: authority,
    data: encodeFunctionData({ abi: authorityAbi, functionName: "execute", args }),
  };
}

/** The call that cancels an act while it waits: by whoever scheduled it, or by the guardian of its role. */
export function cancelOf(authority: Hex, { target, data }: Act, caller: Hex): Call {
  const args = [caller, target, data] as const;
  return {
    to: authority,
    data: encodeFunctionData({ abi: authorityAbi, functionName: "cancel", args }),
  };
}

/** The AccessManager's id of an act that waits, by which `getSchedule` tells when it may be carried out. */
export function operationIdOf({ target, data }: Act, caller: Hex): Hex {
  const types = [{ type: "address" }, { type: "address" }, { type: "bytes" }] as const;
  return keccak256(encodeAbiParameters(types, [caller, target, data]));
}

/**
 * The acts that give a contract's functions their roles, such as those of the reserve of a bank that was opened later. Until then all of
 * them need the owner's own role, and nobody cancels what waits.
 */
export function actsOfRoles(authority: Hex, room: Room, target: Hex): Act[] {
  return POWERS.filter((power) => power.room === room).map(({ role, functions }) => {
    const selectors = functions.map((signature) => toFunctionSelector(signature));
    const args = [target, selectors, ROLES[role]] as const;
    const functionName = "setTargetFunctionRole";
    return {
      target: authority,
      data: encodeFunctionData({ abi: authorityAbi, functionName, args }),
    };
  });
}
