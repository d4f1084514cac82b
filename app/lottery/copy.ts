/** The words of the lottery's room. */
export const copy = {
  title: "Lottery",
  lead: "Pick five digits from 0 to 7. The more of the first digits are drawn, the more a ticket wins. Sales are over before the word is asked for, and every draw is one VRF request of the lottery's own.",
  prizes: "What one winner would get now",
  prizesNote:
    "Winners of a tier share it. What no ticket wins rolls over into the next jackpot, and a prize never expires.",
  noTickets:
    "No ticket is sold yet. If none is, the draw is put off to the end of the next period.",
  ended: "Sales are closed. The draw can be started by anybody: it asks the VRF for one word.",
  endedBehind: (draw: bigint) =>
    `Sales are closed. The draw can be started as soon as draw ${draw} has its word, or has failed.`,
  failed:
    "Nobody started this draw in time, so it has failed. Closing it puts the next one on sale; every ticket can then be taken back at its price.",
  waits:
    "The word is asked for. The oracle answers after a few blocks, and the winners are counted in the same transaction.",
  waitsLate: (at: string) =>
    `If no word comes until ${at}, every ticket is taken back at its price.`,
  refunded:
    "No word came in time. Every ticket can be taken back at its price, and what had rolled over stays in the jackpot.",
  pad: "Five digits, each from 0 to 7",
  empty: "No tickets chosen. Type five digits, or let your browser pick.",
  picked:
    "Quick picks are drawn in your browser. They decide nothing: every number is as good as another.",
  feeHint: "The network fee goes to the network, not to the house.",
  closed: "Between two draws no tickets are sold. The next draw begins when this one is started.",
  mine: "Your tickets",
  mineDisconnected:
    "Connect a wallet to see its tickets. They are read from the chain by your address.",
  mineEmpty:
    "No tickets from this address yet. When you buy some, they stand here until they are drawn.",
  past: "Past draws",
  pastEmpty: "No draw is over yet. The first one will stand here, with its word and its proof.",
  absent: "There is no lottery on this network.",
} as const;
