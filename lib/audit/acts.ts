import type { HouseEvent } from "./events.ts";

/** What somebody with a role did, in a sentence. Undefined for what players, providers and the oracle do. */
export function actOf(event: HouseEvent): string | undefined {
  switch (event.eventName) {
    case "TableOpened":
    case "HandTableOpened":
      return `opened table ${event.args.table} of bank ${event.args.bank} for the game at ${event.args.game}`;
    case "BankOpened":
      return `opened bank ${event.args.bank} for the token at ${event.args.asset}`;
    case "TargetChanged":
      return `set the hot target of bank ${event.bank} to ${event.args.chips} chips`;
    case "BucketChanged":
      return `set the bucket of bank ${event.bank}'s reserve to ${event.args.capacity} chips in ${event.args.window} s`;
    case "HedgeChanged":
      return `set the hedge of bank ${event.bank} to ${event.args.share} millionths, within ${event.args.band}, by ${event.args.capacity} chips in ${event.args.window} s`;
    case "VenueChanged":
      return `set the venue of bank ${event.bank}'s reserve to ${event.args.venue.router}, for ${event.args.venue.stable}`;
    case "LimitChanged":
      return `set the limit of table ${event.args.table} to a kappa of ${event.args.kappa} millionths`;
    case "PausedChanged":
      return event.args.paused ? "paused new bets" : "resumed new bets";
    case "AuthorityUpdated":
      return `set the authority to ${event.args.authority}`;
    case "RoleGranted":
      return `granted role ${event.args.roleId} to ${event.args.account}, with a delay of ${event.args.delay} s`;
    case "RoleRevoked":
      return `took role ${event.args.roleId} from ${event.args.account}`;
    case "RoleLabel":
      return `named role ${event.args.roleId} "${event.args.label}"`;
    case "RoleAdminChanged":
      return `let role ${event.args.admin} grant role ${event.args.roleId}`;
    case "RoleGuardianChanged":
      return `let role ${event.args.guardian} cancel what role ${event.args.roleId} waits for`;
    case "RoleGrantDelayChanged":
      return `set the delay of granting role ${event.args.roleId} to ${event.args.delay} s`;
    case "TargetClosed":
      return `${event.args.closed ? "closed" : "opened"} the contract at ${event.args.target}`;
    case "TargetFunctionRoleUpdated":
      return `gave function ${event.args.selector} of ${event.args.target} to role ${event.args.roleId}`;
    case "TargetAdminDelayUpdated":
      return `set the delay of changes at ${event.args.target} to ${event.args.delay} s`;
    case "OperationScheduled":
      return `${event.args.caller} scheduled an act on ${event.args.target}: ${event.args.data}`;
    case "OperationExecuted":
      return `carried out the scheduled act ${event.args.operationId}`;
    case "OperationCanceled":
      return `cancelled the scheduled act ${event.args.operationId}`;
    default:
      return undefined;
  }
}
