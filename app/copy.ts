/** The words of the dApp that are longer than a label. Sentences about errors stand in errors.ts, those of the help page in help/copy.ts. */
export const copy = {
  name: "Glasshouse",
  title: "Glasshouse, a casino you can see through",
  description:
    "Casino games on chain, their odds exact. Every draw is a Chainlink VRF proof that your own browser checks, and the whole bank can be read by anybody.",

  lobby: {
    title: "A casino you can see through",
    lead: "Bets, draws and the bank live in contracts. Every result comes with a Chainlink VRF proof, and your own browser checks it. There is no game server to trust.",
    front: "The latest rounds",
    frontHint: "Each pane is one VRF draw, the newest at the end. Open one to check it.",
    frontEmpty: "No round yet. The first bet of a block opens one.",
    tables: "Tables",
    feed: "At the tables now",
    feedEmpty: "No bets yet. The first one will stand here, with its proof.",
    feedKind: "Which bets",
    feedKinds: { all: "All bets", won: "Wins" },
    winsEmpty:
      "None of the latest bets has won. The next that does will stand here, with its proof.",
    leaders: "Leaders",
    bank: "The bank right now",
  },

  slip: {
    feeHint:
      "Chance is a real VRF request, prepaid from the gas price now. What it does not cost stays yours as chips.",
    buysIn: (amount: string) => `Buys in ${amount} with the same signature.`,
    fromChips: "Paid from your chips.",
    fromBoth: (symbol: string, coin: string) =>
      `Stake from your ${symbol} chips, chance from your ${coin} chips.`,
    asset: "Play for",
    getChips: (symbol: string) => `Get ${symbol} chips`,
    shortOf: (symbol: string) =>
      `You have too few ${symbol} chips for this stake: buy them at the cage.`,
    rolls: "Several rolls",
    rollsHint:
      "All rolls come from one draw. A stop ends the bet after the roll that reaches it, and gives back what was not played.",
    connect: "Connect to bet",
    paused: "New bets are paused",
    closed: "This table is closed",
    absent: "This table is not on this network",
    hopeless: "This spread cannot win",
  },

  rules: {
    open: "Rules and odds",
    waiting: "The odds are computed from the game's model, which is being loaded.",
    note: "Computed in your browser from every outcome, by the model that tests compare with the contract.",
    more: "All games",
  },

  keys: {
    title: "Keys",
    list: [
      ["B", "Place the bet, or start auto-bet"],
      ["Esc", "Stop auto-bet"],
      ["H", "Half the stake"],
      ["D", "Twice the stake"],
      ["R", "Rules and odds"],
      ["S", "Sound on or off"],
      ["K", "These keys"],
    ],
    note: "They do nothing while you type in a field.",
  },

  auto: {
    mode: "Betting",
    once: "One bet",
    again: "Auto-bet",
    bets: "Bets, 1 to 1000",
    gain: "End at a gain of",
    loss: "End at a loss of",
    hint: "Each bet is a transaction of its own, which a wallet asks you to sign. It ends at a stop, at an error, or when you leave the table.",
    stop: "Stop auto-bet",
    ends: {
      done: "All bets were played.",
      gain: "Your gain was reached.",
      loss: "Your loss was reached.",
      stopped: "You stopped it.",
      failed: "A bet was not placed, so it ended.",
      unsettled: "A bet was refunded or void, so it ended.",
    },
  },

  board: {
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

  hands: {
    recent: "Your last hands here",
    reading: "Reading your open hand from the chain…",
    waits: "Nothing can be decided until the word is here.",
    feeHint:
      "Each deal, and each decision that needs chance, is a VRF request of its own, prepaid from the gas price now. What it does not cost stays yours as chips.",
    buysIn: (amount: string) => `A draw buys in ${amount} with the same signature.`,
    near: (left: string) =>
      `Decide within ${left}. After that anybody may close the hand, as its rules say.`,
    overdue:
      "The time for a decision is over. You can still decide; or have the hand closed, as anybody may now.",
    voided: (amount: string) =>
      `Void: the game broke its own rules for this outcome, so all that you put in, ${amount}, is back in your chips.`,
    takenBack: (what: string) =>
      `No word came for "${what}" in time. What it cost is back in your chips, and the hand stands as before.`,
    open: "You have an open hand. It stays yours: go on with it where you left it.",
    toTable: (name: string) => `To ${name}`,
    keys: [
      ["B", "Deal a hand"],
      ["R", "Rules and odds"],
      ["S", "Sound on or off"],
      ["K", "These keys"],
    ],
  },

  cage: {
    buyIn:
      "Chips are credit in the bankroll contract: 1 chip is 1 gwei, bought and paid back at par. You only pay gas.",
    asset: "Chips of",
    byPermit: (symbol: string) =>
      `You sign a permit for just this amount of ${symbol}, then one transaction takes it and gives chips, paid back at par.`,
    byApproval: (symbol: string) =>
      `${symbol} takes no permits: you approve just this amount, then a second transaction takes it and gives chips, paid back at par.`,
    cashOut: "Nothing can stop a cash-out: not a pause, not an open bet, not the house.",
  },

  wallet: {
    none: "No wallet announced itself in this browser. Install one, such as MetaMask, and reload the page.",
    phone: "Open this page in your wallet's own browser:",
    faucet: (symbol: string) => `On this local network ${symbol} costs nothing.`,
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

  bank: {
    title: "The bank",
    lead: "For every asset one contract holds all its money. These are its own numbers, at the latest block.",
    asset: "Asset of the bank",
    absent: (number: number) =>
      `This house has no bank ${number}. This is the bank of the native coin.`,
    approves: (amount: string) =>
      `Two transactions: you allow the bank to take ${amount}, and no more, then it does.`,
    approved: "You have allowed this much already: one transaction.",
    prices:
      "You buy at the high price and sell at the low one. Between them lies what open bets may still win or lose, and how surely the cold reserve can be valued: whoever comes or goes pays for not knowing, and nobody gains by seeing a result first.",
    risk: "At worst every open bet wins its maximum at the same time, which the limits keep below a quarter of the high equity at hand. New bets can follow: each time the limits shrink with what is left. Over many bets the edge is for the bank; over few, luck is.",
    sums: "Cash is exactly chips of players, plus what is reserved for open bets, plus fees of chance, plus the equity of those who are the bank. Money that arrives by another way counts for nobody.",
    sumsOfToken:
      "Cash is exactly chips of players, plus what is reserved for open bets, plus the equity of those who are the bank. Chance is paid for in the native coin, at the first bank. Money that arrives by another way counts for nobody.",
    equity:
      "Equity has two prices, because open bets may go either way. Deposits pay the high price, as if every open bet were lost by its player; redemptions get the low one, as if every open bet were won at its maximum. Nobody gains by moving when a result comes into sight.",
    limits:
      "What one bet may win is a fixed, small part of the low equity at hand. What lies cold does not count.",
    cold: "What the bank need not have at hand lies in the cold reserve. It belongs to the liquidity providers, and can go nowhere but back to the bank, or into the stablecoin at a price that Chainlink's feeds bound. Anybody may move what is due.",
    coldOfToken:
      "What the bank need not have at hand lies in the cold reserve. It belongs to the liquidity providers, and can go nowhere but back to the bank. Anybody may move what is due.",
    unpriced:
      "The feeds give no price for the stablecoin. Deposits wait for one; who redeems now leaves that part to the others.",
    noPrice: "no price",
    noExcess: "Nothing above what is kept at hand",
    noShortage: "Nothing is short",
    noHedge: "No trade is due",
    line: "More than is at hand is served in order, by anybody, at the low price of that moment, in chips that are cashed out like any others. Until then the shares gain and lose with the bank. Nobody overtakes.",
    waits: (atOnce: string) =>
      `${atOnce} can be redeemed at once. More waits in line for money from the cold reserve; you can take it back until it is served.`,
    lp: "Liquidity providers are the bank: they earn the house edge and bear the players' luck. Shares can fall in value.",
  },

  banner: {
    down: "The node does not answer. What you see is the last that was read; the page tries again by itself.",
    downLocal: (url: string) => `It should be at ${url}: npm start brings it.`,
    absent:
      "There is no house at its address on this network. If this is a local chain that was started anew, deploy it and reload.",
    newer: "There is a newer version of this site.",
    reload: "Reload",
    paused: "New bets are paused. Open bets are settled, and chips can be cashed out, as always.",
    wrongNetwork: (house: string) => `Your wallet is on another network. The house is on ${house}.`,
  },

  notFound: {
    title: "There is no such room",
    lead: "The address leads nowhere in this house.",
  },
} as const;
