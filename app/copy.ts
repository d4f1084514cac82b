/** The words of the dApp that are longer than a label. Sentences about errors stand in errors.ts. */
export const copy = {
  name: "Glasshouse",
  title: "Glasshouse, a casino you can see through",
  description:
    "Coin flip, dice and roulette on chain. Every draw is a Chainlink VRF proof that your own browser checks, and the whole bank can be read by anybody.",

  lobby: {
    title: "A casino you can see through",
    lead: "Bets, draws and the bank live in contracts. Every result comes with a Chainlink VRF proof, and your own browser checks it. There is no game server to trust.",
    front: "The latest rounds",
    frontHint: "Each pane is one VRF draw, the newest at the end. Open one to check it.",
    frontEmpty: "No round yet. The first bet of a block opens one.",
    tables: "Tables",
    feed: "At the tables now",
    feedEmpty: "No bets yet. The first one will stand here, with its proof.",
    bank: "The bank right now",
  },

  games: {
    coin: { name: "Coin flip", line: "Heads or tails, one in two." },
    dice: {
      name: "Dice",
      line: "Over or under any threshold, from nearly sure to one in ten thousand.",
    },
    roulette: {
      name: "Roulette",
      line: "European wheel, one zero, up to sixteen spots on one spin.",
    },
  },

  slip: {
    feeHint:
      "Chance is a real VRF request, prepaid from the gas price now. What it does not cost stays yours as chips.",
    buysIn: (amount: string) => `Buys in ${amount} with the same signature.`,
    fromChips: "Paid from your chips.",
    rolls: "Several rolls",
    rollsHint:
      "All rolls come from one draw. A stop ends the bet after the roll that reaches it, and gives back what was not played.",
    connect: "Connect to bet",
    paused: "New bets are paused",
    closed: "This table is closed",
    hopeless: "This spread cannot win",
  },

  board: {
    resting: {
      coin: "Pick a side and a stake. The coin turns when your bet's word has come.",
      dice: "Set a threshold on the rail. The marker moves when your bet's word has come.",
      roulette: "Lay chips on the table below. The wheel turns when your bet's word has come.",
    },
    signing: "Waiting for your signature",
    checking: "Asking the node whether the casino would take this bet",
    sent: "Sent. Waiting to be taken into a block",
    drawn: "The word is here. Your bet is among those left to settle; anybody can do it, you too.",
    late: "The oracle is late. Your bet is safe: a word that comes is still played, and after the deadline stake and fee come back.",
    refundable:
      "No word came within 25 hours. Stake and fee can be taken back now, by anybody, for you.",
    refunded: "Refunded: no word came in time, so stake and fee are back in your chips.",
    voided:
      "Void: the game broke its own rules for this outcome, so the stake is back in your chips.",
  },

  cage: {
    buyIn:
      "Chips are credit in the bankroll contract: 1 chip is 1 gwei, bought and paid back at par. You only pay gas.",
    cashOut: "Nothing can stop a cash-out: not a pause, not an open bet, not the house.",
  },

  wallet: {
    none: "No wallet announced itself in this browser. Install one, such as MetaMask, and reload the page.",
    phone: "Open this page in your wallet's own browser:",
    burnerName: "Play without a wallet",
    burner:
      "A throwaway key in this browser, with development coins of the local network. They are worth nothing.",
  },

  verify: {
    title: "Check a bet",
    lead: "Your browser reads the bet, its request, the VRF proof and the payout from a node, and works everything out again. Nothing else is asked or believed.",
    empty:
      "Paste the id of a bet, such as 48-3, or a link to it. You find ids on every result, in your bets, and in the lobby.",
    notABet: "That is not a bet. An id is a round and a seat, such as 48-3.",
    unknown: (id: string) =>
      `There is no bet ${id} on this network. Check the id, and the network.`,
    pending:
      "This bet waits for its word. The proof can be checked as soon as the oracle has answered.",
    refunded:
      "No word came for this bet in time, so it was refunded. There is no proof to check, and there will never be one.",
    down: "The node does not answer, so nothing can be checked now. This page tries again by itself.",
  },

  history: {
    title: "Your bets",
    lead: "Read from the casino's events, so they are the same on every device, and with any dApp.",
    disconnected: "Connect a wallet to see its bets. They are read from the chain by your address.",
    empty: "No bets yet from this address. When you place one, it stands here with its proof.",
  },

  bank: {
    title: "The bank",
    lead: "One contract holds all money of the house. These are its own numbers, at the latest block.",
    sums: "Cash is exactly chips of players, plus what is reserved for open bets, plus fees of chance, plus the equity of those who are the bank. Money that arrives by another way counts for nobody.",
    equity:
      "Equity has two prices, because open bets may go either way. Deposits pay the high price, as if every open bet were lost by its player; redemptions get the low one, as if every open bet were won at its maximum. Nobody gains by moving when a result comes into sight.",
    limits:
      "What one bet may win is a fixed, small part of the low equity; all open bets together may win at most a quarter of the high one.",
    lp: "Liquidity providers are the bank: they earn the house edge and bear the players' luck. Shares can fall in value.",
  },

  help: {
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
  },

  banner: {
    down: "The node does not answer. What you see is the last that was read; the page tries again by itself.",
    absent:
      "There is no house at its address on this network. If this is a local chain that was started anew, deploy it and reload.",
    paused: "New bets are paused. Open bets are settled, and chips can be cashed out, as always.",
    wrongNetwork: (house: string) => `Your wallet is on another network. The house is on ${house}.`,
  },

  notFound: {
    title: "There is no such room",
    lead: "The address leads nowhere in this house.",
  },
} as const;
