/** The words of the operator's page that are longer than a label. */
export const copy = {
  title: "The operator's desk",
  lead: "Everything that anybody with a role may do to this house, prepared as a transaction for a Safe. This page asks for no key and signs nothing: its owners compare, sign and send in their own wallets.",
  absent:
    "There is no house at its address on this network, so there is nothing to prepare. If this is a local chain that was started anew, deploy it and reload.",
  down: "The node does not answer. Nothing can be prepared without the state of the house; this page tries again by itself.",
  compare:
    "Compare this hash with the one that the hardware wallet shows. If one digit differs, do not sign.",
  nonce: (nonce: bigint) =>
    `The Safe's next is ${nonce}. Take a higher one only if others wait to be carried out before.`,
  second:
    "Its hash counts on being the Safe's next transaction but one: prepare it anew from what is scheduled, when the time has come.",
  nobody: "Nobody has this role on chain, so nobody can do this.",
  account:
    "This role is held by an account, not by a Safe: it sends the transaction itself, from its own wallet.",
  nothing: "Nothing waits. What is scheduled stands here for everybody to read until it is done.",
  unknown:
    "This page does not know this function. Read the calldata before anybody carries it out; the guardian may cancel it.",
  asPlanned: "Who may do what is as the table of roles says.",
  otherwise: "Who may do what is not as the table of roles says:",
  refused: "The AccessManager would refuse this from that account.",
} as const;
