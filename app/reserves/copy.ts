/** The words of the proof of reserves that are longer than a label. */
export const copy = {
  title: "Proof of reserves",
  lead: "Your browser reads every event of the house from a node, adds up what the banks owe, and compares it with what they really hold. No report of ours is asked or believed.",
  holds: "Everything owed is there",
  fails: "Something differs",
  sum: "Cash is what the bank's ledger says is money of the house. Everything that it is for stands below it, and nothing is left over.",
  short:
    "What the bank owes and what it has are not the same. The list above says what was expected and what was found.",
  surplus:
    "Sent to the contracts by another way than their functions, or parts of a chip. It is nobody's, and counts for nothing.",
  past: "The same proof at 24 blocks, from the first of the house to the one that is proved. Each point is read from the state of its own block, so the node must keep old states.",
  noPast:
    "The node has no old states, so there is no picture of the past. The proof of the latest block above needs none, and stands.",
  chips:
    "The chips of all players are one term of the sum. Here is how much of that term is yours, and every event it comes from.",
  stranger: "This address never had chips of this house.",
  compare:
    "The same proof without a browser, from the source. It is the same text to the last digit.",
  down: "The node does not answer, so nothing can be proved now. This page tries again by itself.",
  stopped: "Stopped. Nothing was proved.",
  absent:
    "There is no house at its address on this network, so there is nothing to prove. If this is a local chain that was started anew, deploy it and reload.",
} as const;
