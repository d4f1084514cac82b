import { encodeAbiParameters, encodeFunctionData, keccak256 } from "viem";
import type { Hex } from "./bytes.ts";
import { authorityAbi } from "./generated/abi.ts";

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
