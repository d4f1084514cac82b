import { BaseError, decodeErrorResult, formatEther, type Hex } from "viem";
import { formatBetId } from "../lib/bet-id.ts";
import { formatChips } from "../lib/chips.ts";
import { errorsAbi } from "../lib/generated/abi.ts";

/** What to tell a person about an error. */
export type Explanation = {
  /** `quiet`: it was the person's own decision. `wait`: it passes by itself. */
  tone: "error" | "quiet" | "wait";
  /** One or two sentences: what happened, and the way out. */
  text: string;
};

type Args = readonly unknown[];
/** Writes chips as coins, with their unit. */
type Coins = (chips: unknown) => string;

const say =
  (text: string, tone: Explanation["tone"] = "error") =>
  () => ({ tone, text });
const house = say(
  "That is for the house's own keys. Players, liquidity providers and keepers never need it.",
);
const badSignature = say("The permit's signature does not hold. Sign it again.");

/** As in contracts/interfaces/ILimits.sol. */
const KINDS = ["buy in at most", "stake at most", "lose at most"];
const PERIODS = ["day", "week", "month"];

/** A sentence for each error of the contracts, with the way out. */
export const SENTENCES: Record<string, (args: Args, coins: Coins) => Explanation> = {
  // The players' desk
  LimitPassed: ([kind, period, , limit], coins) => ({
    tone: "error",
    text: `You set yourself a limit: ${KINDS[Number(kind)]} ${coins(limit)} in a ${PERIODS[Number(period)]}. This would pass it. It counts anew in the next ${PERIODS[Number(period)]}.`,
  }),
  SelfExcluded: ([, until]) => ({
    tone: "quiet",
    text: `You excluded yourself from playing until ${time(until as bigint)}. Nobody can shorten that. Your chips can be cashed out.`,
  }),
  NotAdmitted: say(
    "This house has a gate that does not admit your address, so it takes no buy-ins and bets from it. What you have can be cashed out.",
  ),
  NotAnAttestationService: say("There is no attestation service at this address."),
  NotARevocableSchema: say(
    "No schema with this UID is registered whose attestations can be revoked.",
  ),
  NoAttester: say("A gate needs an attester: nobody would be admitted without."),
  NotAnAttestationForThisGate: say(
    "This attestation is not the one that this house's gate asks for: it is unknown, says something else, or comes from somebody else.",
  ),
  NotAboutCaller: ([, recipient]) => ({
    tone: "error",
    text: `This attestation is about ${recipient}. Present it from that address, or have one made for yours.`,
  }),
  AttestationRevoked: ([, since]) => ({
    tone: "error",
    text: `This attestation was revoked on ${time(since as bigint)}. Whoever made it can make another.`,
  }),
  AttestationExpired: ([, since]) => ({
    tone: "error",
    text: `This attestation expired on ${time(since as bigint)}. Whoever made it can renew it.`,
  }),
  NotExcluded: say("This player is not excluded."),
  ExclusionOutOfRange: say("Exclude yourself for 24 hours at least, and for 5 years at most."),
  ExclusionNotLonger: ([until]) => ({
    tone: "error",
    text: `You are excluded until ${time(until as bigint)} already. An exclusion can only become longer.`,
  }),
  NoSession: say("Your one-click session is over. Start a new one, or bet with your wallet."),
  NoBetsLeft: say("All bets of your one-click session are placed. Start a new one."),
  WrongBank: say(
    "Your one-click session is for the chips of another bank. Start one for this table's, or bet with your wallet.",
  ),
  StakeAboveSession: ([, max], coins) => ({
    tone: "error",
    text: `Your one-click session takes at most ${coins(max)} for one bet, its fee of chance included. Stake less, or bet with your wallet.`,
  }),
  LossAboveSession: say(
    "With this bet you could lose more than your one-click session allows. Stake less, or start a new session.",
  ),
  SessionBuysInNothing: say(
    "A one-click session bets chips that you have, and you have too few. Buy in first, or stake less.",
  ),
  NoKey: say("A session needs a key. Reload the page, and start it again."),
  ExpiryPassed: say("That session would be over already. Choose a later end."),
  ChipsNotPaid: say("The money sent does not cover the chips. Start the session again."),
  SignatureExpired: say("The signature came too late to count. Sign again."),
  InvalidSignature: say(
    "The signature is not the player's. Sign again with the account that plays.",
  ),
  AddressEmptyCode: say("There is no casino behind this desk. Reload the page."),
  OnlyPlayers: house,

  // Placing a bet
  UnknownTable: ([table]) => ({
    tone: "error",
    text: `The casino has no table ${table}. Reload the page: its tables may have changed.`,
  }),
  TableClosed: say("This table takes no new bets. Open bets will be settled; try another table."),
  StakeTooSmall: ([, min], coins) => ({ tone: "error", text: `Stake at least ${coins(min)}.` }),
  StakeTooLarge: ([, max], coins) => ({ tone: "error", text: `Stake at most ${coins(max)}.` }),
  RollsOutOfRange: ([, max]) => ({
    tone: "error",
    text: `Play from 1 to ${max} rolls in one bet.`,
  }),
  InvalidChoice: say("The game does not take this choice. Choose another one."),
  NewBetsPaused: say(
    "New bets are paused. Open bets are settled and chips can be cashed out as always; try again later.",
    "wait",
  ),
  TooManyOpenRounds: say(
    "Too many rounds wait for the oracle, so no new one can begin. Nothing is lost; try again when it answers.",
    "wait",
  ),
  ChanceTooDear: say(
    "Gas is so dear now that chance cannot be paid for. Try again when the base fee is lower.",
    "wait",
  ),
  UnfairGame: say(
    "This game broke its own rules for that choice, so the casino refuses the bet. Choose another one.",
  ),
  CannotWin: say(
    "No outcome of this choice pays more than it costs. Lay the chips on fewer numbers.",
  ),
  RoundIsFull: say(
    "The round of this block has all the bets it takes. Try again in the next block.",
    "wait",
  ),
  ProfitAboveLimit: ([profit, limit], coins) => ({
    tone: "error",
    text: `This bet could win ${coins(profit)}; the bank risks at most ${coins(limit)} on one bet now. Stake less, or choose a likelier outcome.`,
  }),
  ExposureAboveLimit: ([, limit], coins) => ({
    tone: "wait",
    text: `All open bets together may win at most ${coins(limit)}, and this one goes beyond. Stake less, or wait for a settlement.`,
  }),
  NotEnoughChips: ([held, needed], coins) => ({
    tone: "error",
    text: `This needs chips for ${coins(needed)}, and you have ${coins(held)}. Buy in the difference, or take less.`,
  }),

  // Rounds
  RoundNotOpen: say(
    "All bets of this round are settled or refunded already. There is nothing left to do.",
    "quiet",
  ),
  NotDrawn: say(
    "The round's word has not come yet. It will be settled when the oracle answers.",
    "wait",
  ),
  NotRefundable: ([, at]) => ({
    tone: "wait",
    text: `This round cannot be refunded: it has its word, or may still get it until ${time(at as bigint)}.`,
  }),
  NotEnoughGas: say(
    "Not one bet could be settled with the gas sent. Try again with a higher gas limit.",
  ),
  OnlyCoordinator: say("Only the VRF coordinator brings words to the house."),

  // Hands
  InvalidAction: say("This hand does not allow that decision. Choose another one."),
  HandInPlay: ([hand]) => ({
    tone: "error",
    text: `You have a hand at this table: bet ${formatBetId(hand as bigint)}. Play it to its end first.`,
  }),
  NoHand: say("There is no open hand at this table. Deal one first."),
  HandIsWaiting: say("The hand waits for its word. Decide when it is there.", "wait"),
  HandNotOverdue: ([, at]) => ({
    tone: "error",
    text: `Only its player may decide this hand until ${time(at as bigint)}.`,
  }),
  BrokenRules: say("The game does not answer as its rules say, so the hand stays as it is."),

  // The lottery
  NotOnSale: ([draw, onSale]) => ({
    tone: "wait",
    text:
      draw === onSale
        ? `Sales of draw ${draw} are closed. Tickets of the next one can be bought as soon as it is started.`
        : `Draw ${draw} is not on sale any more. Buy tickets of draw ${onSale}.`,
  }),
  InvalidNumber: say("A ticket is five digits, each from 0 to 7. Choose other digits."),
  WrongPayment: say(
    "The tickets must be paid exactly, and their price did not fit. Reload the page, and try again.",
  ),
  SoldOut: ([draw]) => ({
    tone: "error",
    text: `Draw ${draw} sells no more tickets. Buy tickets of the next one.`,
  }),
  NotEnded: ([draw, end]) => ({
    tone: "wait",
    text: `Draw ${draw} sells tickets until ${time(end as bigint)}. It can be started then.`,
  }),
  NoTickets: ([draw]) => ({
    tone: "quiet",
    text: `Draw ${draw} has no tickets, so there is nothing to draw. Its end is put off.`,
  }),
  DrawPending: ([draw]) => ({
    tone: "wait",
    text: `Draw ${draw} still waits for its word. Try again when it is over.`,
  }),
  ChanceNotCovered: say(
    "The price of chance rose, and what was sent does not cover it. Try again at today's price.",
    "wait",
  ),
  NotOver: ([draw]) => ({
    tone: "wait",
    text: `Draw ${draw} is not over yet. Its tickets can be claimed when it is.`,
  }),
  NoSuchTicket: ([draw]) => ({
    tone: "error",
    text: `A ticket of draw ${draw} is not there, or was paid already. Reload the page to see what is left.`,
  }),
  NoPrize: ([draw]) => ({
    tone: "error",
    text: `A ticket of draw ${draw} won nothing, so nothing was claimed. Claim only those that won.`,
  }),
  PriceOutOfRange: say("A lottery cannot be made with this price of a ticket. Choose another one."),
  PeriodOutOfRange: say("A lottery cannot be made with this period. Choose another one."),
  UnknownKey: say(
    "The VRF coordinator does not know the house's proving key, so no lottery can be made.",
  ),

  // The bank
  NotWholeChips: say("Chips are whole gwei: use at most 9 digits after the point."),
  NothingToDo: say("The amount is zero, so there is nothing to do. Enter an amount."),
  ZeroAddress: say("Money for the zero address would be lost. Name another receiver."),
  LedgerWouldNotBalance: say(
    "The bank's ledger would not balance, so the contract stopped and nothing changed. Please report this bet.",
  ),
  BankIsFull: say("The bank holds as much as it can count. Try a smaller amount."),
  OnlyCasino: say("Only the casino moves chips for bets."),
  FailedCall: say(
    "The receiving address refused the money, so your chips stayed with you. Name another address.",
  ),
  InsufficientBalance: say("There is not enough money to send. Try a smaller amount."),
  ERC20InsufficientBalance: say("You do not hold that many bank shares. Redeem less."),
  ERC20InsufficientAllowance: say(
    "The spender is not allowed to move that many bank shares. Allow more first.",
  ),
  ERC20InvalidApprover: say(
    "Bank shares cannot be allowed from the zero address. Connect an account.",
  ),
  ERC20InvalidReceiver: say("Bank shares cannot go to the zero address. Name another receiver."),
  ERC20InvalidSender: say("Bank shares cannot come from the zero address. Connect an account."),
  ERC20InvalidSpender: say(
    "The zero address cannot be allowed to spend bank shares. Name another spender.",
  ),

  NotEnoughSent: ([sent, needed]) => ({
    tone: "error",
    text: `These shares cost ${formatEther(needed as bigint)}, and ${formatEther(sent as bigint)} was sent. Send at least the price: the rest comes back.`,
  }),
  NotPriced: say(
    "The price feeds give no price for the bank's stablecoin, so shares cannot be bought now. Nothing was sent; try again when the feeds answer.",
    "wait",
  ),
  MoreThanHot: ([, hot], coins) => ({
    tone: "wait",
    text: `The bank has ${coins(hot)} at hand that nobody waits for. Redeem that much at once, and wait in line for more.`,
  }),
  ExitTooSmall: ([, least], coins) => ({
    tone: "error",
    text: `Waiting in line takes shares worth at least ${coins(least)}. Redeem less than that at once.`,
  }),
  NotCalm: say(
    "Open bets weigh on the price now, so only who asked for it may have this exit served. Try again when they are settled.",
    "wait",
  ),
  NotYourExit: say("Only who asked for it can take an exit back, and only until it is served."),
  ERC2612ExpiredSignature: say("The signed permit has expired. Sign a new one.", "wait"),
  ERC2612InvalidSigner: say("The permit was signed by another account. Sign it with this one."),
  InvalidAccountNonce: say("What was signed was used already, or is void by now. Sign anew."),
  ECDSAInvalidSignature: badSignature,
  ECDSAInvalidSignatureLength: badSignature,
  ECDSAInvalidSignatureS: badSignature,
  OnlyReserve: say("Only the bank's own cold reserve moves its cold money."),
  UnfitChip: say(
    "A chip must be a power of ten of the token's units, and no more than a whole token. Choose another size.",
  ),
  NotAToken: say("The address is no token with a symbol and decimals. Choose another token."),
  InexactTransfer: say(
    "The token moved another amount than it was asked to, so the bank took nothing, and nothing changed.",
  ),
  AssetMissing: say(
    "The token has taken money from the bank, so nobody can put in more until it is back. Chips are cashed out as far as there is money.",
  ),
  StringTooLong: say("The token's symbol is too long for a bank's name. Choose another token."),
  InvalidShortString: say("The token's symbol cannot be read. Choose another token."),

  // The cold reserve
  NotEnoughHeld: ([held], coins) => ({
    tone: "error",
    text: `The reserve holds ${coins(held)} in the asset. Ask for less, or unhedge first.`,
  }),
  RateLimitExceeded: say(
    "The reserve's bucket has less in it now. Ask for less, or wait until it has filled.",
    "wait",
  ),
  BadTrade: say(
    "The venue gives less than the price feeds bound, so nothing was traded. Try a smaller amount, or later.",
    "wait",
  ),
  UnexpectedMoney: say("The reserve takes coins from its bank only. Nothing was sent."),
  WrongAmount: say("The token did not arrive as it was sent, so nothing moved."),
  OnlyLower: say("This act only lowers the setting. Raising it goes through a delay of its own."),
  OnlyHigher: say("This act only raises the target. Lowering it needs no delay."),
  BandOutOfRange: ([, max]) => ({
    tone: "error",
    text: `The band is at most as wide as the share: ${max} millionths.`,
  }),
  BucketTooSlow: ([, least], coins) => ({
    tone: "error",
    text: `A bucket below ${coins(least)} would lock providers in for over 30 days. Choose a larger one.`,
  }),
  ShareOutOfRange: ([, max]) => ({
    tone: "error",
    text: `At most ${max} millionths of the reserve may be in the stablecoin.`,
  }),
  SlippageOutOfRange: ([, max]) => ({
    tone: "error",
    text: `A trade may lose at most ${max} millionths against the feeds.`,
  }),
  SafeCastOverflowedUintDowncast: say("That number is too large to be counted."),
  WindowOutOfRange: say("A bucket fills in at least one second, and at most 30 days."),
  DecimalsOutOfRange: say("The tokens and feeds have decimals that lie too far apart."),
  NoPool: say("The venue has no pool of these two tokens with this fee. Choose another venue."),
  StableHeld: say(
    "The stablecoin can be changed only when none is held. Lower the share to zero, and unhedge.",
  ),
  ReentrancyGuardReentrantCall: say("The contract is busy with another call. Nothing changed."),
  SafeERC20FailedOperation: say(
    "The token refused the transfer. Check its balance and allowance; nothing changed.",
  ),

  // The house
  TooManyBanks: say("The casino has as many banks as it can number."),
  UnknownBank: ([bank]) => ({ tone: "error", text: `The casino has no bank ${bank}.` }),
  KappaOutOfRange: ([, max]) => ({
    tone: "error",
    text: `A table's limit is at most ${max} millionths of the Kelly stake.`,
  }),
  NotLower: say("Lowering a limit cannot raise it: raising goes through a delay of its own."),
  TooManyTables: say("The casino has as many tables as it can number."),
  AccessManagedUnauthorized: house,
  AccessManagedRequiredDelay: say(
    "This act of the house must be scheduled, and waits for its delay. Schedule it first.",
    "wait",
  ),
  AccessManagedInvalidAuthority: house,

  ImpureCode: say(
    "This game's code is not pure, so no table is opened for it. Compile it without metadata, and without state.",
  ),

  // Solidity's own
  Panic: say(
    "The contract stopped at an impossible state, and nothing changed. Please report this bet.",
  ),
  Error: ([message]) => ({
    tone: "error",
    text: `The contract refused: ${message}. Nothing changed.`,
  }),
};

/** The same for a decision of a hand, which is not refused as a bet is. */
export const SENTENCES_OF_HANDS: typeof SENTENCES = {
  ...SENTENCES,
  ProfitAboveLimit: ([profit, limit], coins) => ({
    tone: "error",
    text: `After this decision the hand could win ${coins(profit)}; the bank risks at most ${coins(limit)} on one hand now. Nothing is lost: cash out, or decide for less.`,
  }),
  ExposureAboveLimit: say(
    "All open bets together may win no more now, and this decision goes beyond. Nothing is lost: cash out, or wait for a settlement.",
    "wait",
  ),
};

const REJECTED = 4001;
const REQUEST_PENDING = -32002;
const UNREACHABLE = new Set([
  "HttpRequestError",
  "TimeoutError",
  "WebSocketRequestError",
  "SocketClosedError",
]);
const OUTDATED = new Set(["ConnectorChainMismatchError", "ChainMismatchError"]);
const GONE = new Set(["ContractFunctionZeroDataError", "AbiDecodingZeroDataError"]);

/**
 * Tells a person what went wrong and what to do about it. Never throws.
 *
 * @param unit Symbol of the network's coin.
 * @param sentences For the errors of the contracts, where the usual ones would mislead.
 * @param digits Digits after the point that a chip has.
 */
export function explain(
  error: unknown,
  unit = "ETH",
  sentences: typeof SENTENCES = SENTENCES,
  digits = 9,
): Explanation {
  for (const cause of causes(error)) {
    const { code, name, message = "" } = cause;
    if (code === REJECTED || name === "UserRejectedRequestError") {
      return { tone: "quiet", text: "You declined in your wallet. Nothing was sent." };
    }
    if (code === REQUEST_PENDING || name === "ResourceUnavailableRpcError") {
      return {
        tone: "wait",
        text: "Your wallet has a request open already. Answer it there first.",
      };
    }
    if (name && OUTDATED.has(name)) {
      return {
        tone: "error",
        text: "Your wallet is on another network. Switch it, and try again.",
      };
    }
    if (name === "ConnectorNotConnectedError") {
      return { tone: "quiet", text: "No wallet is connected. Connect one first." };
    }
    if (name === "ConnectorAccountNotFoundError") {
      return {
        tone: "error",
        text: "Your wallet uses another account now. Choose it again, or reload the page.",
      };
    }
    const data = revertDataOf(cause);
    if (data) return explainRevert(data, unit, sentences, digits);
    if (
      name === "InsufficientFundsError" ||
      /insufficient funds|doesn't have enough funds/i.test(message)
    ) {
      return {
        tone: "error",
        text: "Your wallet holds too little for the amount and the gas. Take less, or add coins.",
      };
    }
    if (name && GONE.has(name)) {
      return {
        tone: "error",
        text: "There is no house at its address on this network. Was the local chain started anew?",
      };
    }
    if (name === "WaitForTransactionReceiptTimeoutError") {
      return {
        tone: "wait",
        text: "The transaction is not in a block yet. It will appear in your bets once it is.",
      };
    }
    if (name === "TransactionReplacedError") {
      return { tone: "quiet", text: "Your wallet replaced the transaction with another one." };
    }
    if (name && UNREACHABLE.has(name)) {
      return {
        tone: "wait",
        text: "The node does not answer. Nothing was sent; try again when it is back.",
      };
    }
  }
  return { tone: "error", text: `Something unexpected happened: ${summaryOf(error)}. Try again.` };
}

/** A person's sentence for the data of a revert. */
export function explainRevert(
  data: Hex,
  unit = "ETH",
  sentences: typeof SENTENCES = SENTENCES,
  digits = 9,
): Explanation {
  if (data === "0x") {
    return {
      tone: "error",
      text: "The transaction was refused without a reason, most often for lack of gas. Try again.",
    };
  }
  try {
    const { errorName, args } = decodeErrorResult({ abi: errorsAbi, data });
    const sentence = sentences[errorName];
    if (sentence) {
      return sentence(
        (args ?? []) as Args,
        (chips) => `${formatChips(chips as bigint, digits)} ${unit}`,
      );
    }
    return {
      tone: "error",
      text: `The VRF coordinator refused: ${words(errorName)}. No bet was placed; try again later.`,
    };
  } catch {
    return {
      tone: "error",
      text: `The contract refused with the unknown error ${data.slice(0, 10)}. Nothing changed.`,
    };
  }
}

type Cause = {
  name?: string;
  message?: string;
  code?: number;
  data?: unknown;
  cause?: unknown;
  raw?: unknown;
};

/** The error and what caused it, the outermost first. */
function causes(error: unknown): Cause[] {
  const list: Cause[] = [];
  let next: unknown = error;
  while (typeof next === "object" && next !== null && list.length < 20) {
    list.push(next as Cause);
    next = (next as Cause).cause;
  }
  return list;
}

/** Wallets and nodes put the data of a revert in several places. */
function revertDataOf({ data, raw }: Cause): Hex | undefined {
  for (const place of [
    raw,
    data,
    inside(data, "data"),
    inside(inside(data, "originalError"), "data"),
  ]) {
    if (typeof place === "string" && /^0x([0-9a-f]{8,})$/i.test(place)) return place as Hex;
  }
  return undefined;
}

function inside(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function summaryOf(error: unknown): string {
  const text =
    error instanceof BaseError
      ? error.shortMessage
      : error instanceof Error
        ? error.message
        : String(error);
  return text.split("\n")[0]?.replace(/\.$/, "").slice(0, 160) ?? "";
}

function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

function time(seconds: bigint): string {
  return new Date(Number(seconds) * 1000).toLocaleString("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
  });
}
