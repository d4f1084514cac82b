"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { useConnection } from "wagmi";
import { formatChips, parseChips } from "../../lib/chips.ts";
import { type Game, isWide, type Quote } from "../../lib/games/game.ts";
import { type Odds, odds } from "../../lib/odds.ts";
import type { Rolls } from "../../lib/play.ts";
import { useBaseFee } from "../chain/heartbeat.ts";
import { reads } from "../chain/reads.ts";
import {
  type TableInfo,
  useAsset,
  useBank,
  useConstants,
  useHouse,
  useNative,
  usePurse,
} from "../chain/use-house.ts";
import { coins } from "../format.ts";
import { affordableStakeDown, type Limits, maxStakeDown, quotedBaseFee } from "./limits.ts";

/** The fee of chance in chips, quoted above the base fee of the latest block. Undefined while it is read. */
export function useFee(rolls: number, wide: boolean): bigint | undefined {
  const { chain, client, deployment } = useHouse();
  const baseFee = useBaseFee();
  const gasPrice = baseFee === undefined ? undefined : quotedBaseFee(baseFee);
  return useQuery({
    queryKey: ["fee", chain.id, gasPrice?.toString(), rolls, wide],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    // While the base fee moves, not from network to network.
    placeholderData: (before, query) => (query?.queryKey[1] === chain.id ? before : undefined),
    queryFn:
      deployment && gasPrice !== undefined
        ? async () => (await reads()).readFee(client, deployment.casino, { gasPrice, rolls, wide })
        : skipToken,
  }).data;
}

export type Slip = {
  stakeText: string;
  setStakeText: (text: string) => void;
  /** Puts a stake into the field, at least the least and at most the most that is possible. */
  setStake: (chips: bigint) => void;
  /** Undefined while the text is no amount. */
  stake: bigint | undefined;
  rollsText: string;
  setRollsText: (text: string) => void;
  gainText: string;
  setGainText: (text: string) => void;
  lossText: string;
  setLossText: (text: string) => void;
  rolls: Rolls;
  quote: Quote | undefined;
  odds: Odds | undefined;
  fee: bigint | undefined;
  /** What all rolls take of the table's asset: the stake, and the fee of chance if it is the native coin. */
  total: bigint | undefined;
  /** At a token's table, the fee of chance, which is paid in chips of the native coin. */
  apart: bigint | undefined;
  /** Chips of the native coin that must be bought in with the bet. */
  missing: bigint;
  /** Chips of a token that the player has too few of: they are bought in before. */
  short: bigint;
  minStake: bigint | undefined;
  /** Largest stake that the house takes. */
  houseMax: bigint | undefined;
  /** Largest stake that both the house and the player can. */
  max: bigint | undefined;
  problems: { stake?: string; rolls?: string; gain?: string; loss?: string };
  /** Nothing stands against the bet, as far as can be told here. */
  ready: boolean;
};

/** The state of a bet slip, and all that follows from it. */
export function useSlip(
  table: TableInfo | undefined,
  choice: bigint | undefined,
  firstStake: bigint,
): Slip {
  const asset = useAsset();
  const native = useNative();
  const { symbol, digits } = asset;
  const isToken = asset.token !== undefined;
  const { address } = useConnection();
  const purse = usePurse(address).data;
  const coinPurse = usePurse(address, native).data;
  const bank = useBank().data;
  const constants = useConstants().data;
  const baseFee = useBaseFee();
  const [stakeText, setStakeText] = useState(() => formatChips(firstStake, digits));
  const [rollsText, setRollsText] = useState("1");
  const [gainText, setGainText] = useState("");
  const [lossText, setLossText] = useState("");

  const maxRolls = constants?.maxRolls ?? 100;
  const count = /^\d{1,3}$/.test(rollsText.trim()) ? Number(rollsText) : 0;
  const validCount = count >= 1 && count <= maxRolls ? count : 1;
  const hand = table?.hand;
  const fee = useFee(
    validCount,
    isToken || hand !== undefined || (choice !== undefined && isWide(choice)),
  );
  const stakeRead = amountOf(stakeText, digits);
  const gainRead = count > 1 ? amountOf(gainText, digits, true) : { chips: 0n };
  const lossRead = count > 1 ? amountOf(lossText, digits, true) : { chips: 0n };
  const stake = stakeRead.chips;
  const rolls: Rolls = {
    count: validCount,
    stopGain: gainRead.chips ?? 0n,
    stopLoss: lossRead.chips ?? 0n,
  };

  const game = table?.game;
  const asked = useDeferredValue(choice);
  const counted = useDeferredValue(stake ?? 0n);
  const oddsNow = useMemo(
    () => (game && asked !== undefined ? oddsOf(game, asked, counted, validCount) : undefined),
    [game, asked, counted, validCount],
  );
  const quote = useMemo(
    () => (choice === undefined ? undefined : (game ?? hand)?.quote(choice)),
    [game, hand, choice],
  );

  const cost = quote && stake !== undefined ? stake * quote.units * BigInt(validCount) : undefined;
  // A token's bank knows nothing of fees of chance.
  const bankFee = isToken ? 0n : fee;
  const total = cost !== undefined && bankFee !== undefined ? cost + bankFee : undefined;
  const coinsNeeded = isToken ? fee : total;
  const missing = coinPurse && coinsNeeded !== undefined ? max0(coinsNeeded - coinPurse.chips) : 0n;
  const short = isToken && purse && cost !== undefined ? max0(cost - purse.chips) : 0n;

  const limits: Limits | undefined =
    bank && constants && table
      ? {
          ...bank,
          profitShare: bank.profitShares[table.number] ?? 0n,
          maxExposure: constants.maxExposure,
        }
      : undefined;
  const houseMax =
    limits && quote && bankFee !== undefined
      ? maxStakeDown(limits, quote, validCount, bankFee)
      : undefined;
  const spare =
    coinPurse && max0(coinPurse.wallet - gasMoney(baseFee ?? 0n)) / native.chip + coinPurse.chips;
  const means = isToken ? purse?.chips : spare;
  const affordable =
    means !== undefined && quote && bankFee !== undefined
      ? affordableStakeDown(means, quote, validCount, bankFee)
      : undefined;
  const minStake = constants?.minStake;
  const max =
    houseMax !== undefined && affordable !== undefined && affordable > 0n && affordable < houseMax
      ? affordable
      : houseMax;

  const problems: Slip["problems"] = {};
  if (stakeRead.problem) problems.stake = stakeRead.problem;
  else if (stake !== undefined && minStake !== undefined && stake < minStake) {
    problems.stake = `At least ${formatChips(minStake, digits)} ${symbol}, so that rounding to chips does not weigh on the odds.`;
  } else if (stake !== undefined && houseMax !== undefined && stake > houseMax) {
    problems.stake =
      houseMax < (minStake ?? 0n)
        ? "The bank cannot take this bet now: it could win too much. Choose a likelier outcome."
        : `The bank takes at most ${coins(houseMax, { digits })} ${symbol} on this choice now.`;
  } else if (!isToken && stake !== undefined && affordable !== undefined && stake > affordable) {
    problems.stake = `With the fee that is more than your chips and your wallet hold, which is ${coins(means ?? 0n)} ${symbol}.`;
  } else if (isToken && fee !== undefined && spare !== undefined && fee > spare) {
    problems.stake = `Chance costs ${coins(fee)} ${native.symbol}, and your chips and your wallet hold ${coins(spare)} ${native.symbol}.`;
  }
  if (count < 1 || count > maxRolls) problems.rolls = `From 1 to ${maxRolls} rolls.`;
  if (gainRead.problem) problems.gain = gainRead.problem;
  if (lossRead.problem) problems.loss = lossRead.problem;

  return {
    stakeText,
    setStakeText,
    setStake: (chips) => setStakeText(formatChips(clamp(chips, minStake, max), digits)),
    stake,
    rollsText,
    setRollsText,
    gainText,
    setGainText,
    lossText,
    setLossText,
    rolls,
    quote,
    odds: oddsNow,
    fee,
    total,
    apart: isToken ? fee : undefined,
    missing,
    short,
    minStake,
    houseMax,
    max,
    problems,
    ready:
      Object.keys(problems).length === 0 &&
      total !== undefined &&
      fee !== undefined &&
      short === 0n &&
      choice !== undefined,
  };
}

// A bet of many chips and rolls, at twice the base fee.
const GAS_OF_BET = 500_000n;

function gasMoney(baseFee: bigint): bigint {
  return GAS_OF_BET * (baseFee * 2n + 2_000_000_000n);
}

/** What is written in a field for an amount: chips, or why it is none. */
export function amountOf(
  text: string,
  digits: number,
  mayBeEmpty = false,
): { chips?: bigint; problem?: string } {
  if (mayBeEmpty && text.trim() === "") return { chips: 0n };
  try {
    return { chips: parseChips(text, digits) };
  } catch (error) {
    return { problem: `${(error as Error).message}.` };
  }
}

function oddsOf(game: Game, choice: bigint, stake: bigint, rolls: number): Odds | undefined {
  try {
    return odds(game, choice, stake, rolls);
  } catch {
    return undefined;
  }
}

function clamp(value: bigint, least: bigint | undefined, most: bigint | undefined): bigint {
  const capped = most !== undefined && value > most ? most : value;
  return least !== undefined && capped < least ? least : capped;
}

function max0(value: bigint): bigint {
  return value > 0n ? value : 0n;
}
