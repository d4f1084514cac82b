/** The words of the help page. */
export const help = {
  title: "How the house works",
  lead: "Nothing on these pages asks for trust where it can show a proof. What is left to trust is listed below, too.",
  index: [
    { id: "bet", label: "The life of a bet" },
    { id: "chips", label: "Chips and fees" },
    { id: "odds", label: "Odds" },
    { id: "trust", label: "What you still trust" },
    { id: "network", label: "Adding the network" },
  ],
  life: {
    title: "The life of a bet",
    steps: [
      {
        name: "You place it",
        text: "The casino checks your choice, takes stake and fee from your chips, and reserves the most that the bet can pay. A bet that the bank could not pay is refused here, and only here.",
      },
      {
        name: "It joins the round of its block",
        text: "The first bet of a block asks Chainlink VRF for a random word; later bets of the same block share that request. Nobody knows the word, because it depends on the hash of that very block.",
      },
      {
        name: "The oracle answers with a proof",
        text: "After some blocks the oracle sends the word, with a proof that it follows from the request, the block and the oracle's published key. The coordinator contract accepts no other word.",
      },
      {
        name: "The casino settles",
        text: "Every bet draws its own word from the round's, and that becomes an outcome without bias. The payout is credited as chips in the same transaction. What its gas did not reach, anybody can settle.",
      },
      {
        name: "Your browser checks it all again",
        text: "Request, proof, word, outcome and payout are worked out anew from what a node answers. The five ticks under a result are that check, and the bet's number leads to every number in it.",
      },
      {
        name: "If no word comes",
        text: "25 hours after the bet anybody can have its round refunded: stake and fee come back as chips. A round that has its word can never be refunded, and a bet is never drawn twice.",
      },
    ],
  },
  chips: {
    title: "Chips and fees",
    text: [
      "A chip is credit in the bankroll contract and worth exactly one gwei, 0.000000001 of a coin. You buy in once, bet as often as you like, and cash out whenever you want; winnings are chips. A bet can also buy in what is missing.",
      "Chance costs money: a request to the VRF is prepaid from the gas price of the block, and the bets of a round share it. The fee of chance stands on the slip before you bet. It is quoted with a margin; what it does not cost stays yours as chips.",
      "Several rolls of one bet come from one word, so a hundred rolls cost little more chance than one.",
    ],
  },
  odds: {
    title: "Exact odds, from every outcome",
    note: "These fractions are computed from the rules, outcome by outcome, when this page is built. The contracts have no setter for an edge: another edge is another game, at another table.",
  },
  trust: {
    title: "What you still trust",
    items: [
      {
        who: "The VRF key's holder",
        text: "Chainlink's oracle can withhold a word, but it cannot choose one. A withheld word ends in a refund. On a local network the key is a development key that everybody knows: play there for nothing.",
      },
      {
        who: "The chain",
        text: "That a block does not come undone deeper than the confirmations that the oracle waits for, and that its validators do not throw away their own blocks to change a draw.",
      },
      {
        who: "The node you read from",
        text: "Everything here is what one node answers. Proofs are checked against it, so it cannot invent a draw, but it could hide things. Run your own, or check a bet with another one.",
      },
      {
        who: "This page",
        text: "It is a static file that runs in your browser. Your wallet shows what you sign; read it. The same check exists as a command line tool in the repository.",
      },
      {
        who: "The house's keys",
        text: "They can pause new bets and lower a limit at once, and open a table or raise a limit after a delay. They cannot touch an open bet, an edge, the oracle, your chips, or a cash-out.",
      },
      {
        who: "The bank",
        text: "It is sure to pay what it accepted, because the most that a bet can win is reserved when it is placed. Whether there is room for your next bet depends on its liquidity providers.",
      },
    ],
  },
  network: {
    title: "Adding the network to your wallet",
    text: "In MetaMask: open the network menu, choose to add a custom network, and enter these four. The page offers the same by itself when your wallet is on another network.",
  },
} as const;
