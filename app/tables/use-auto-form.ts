"use client";

import { useState } from "react";
import { useAsset } from "../chain/use-house.ts";
import type { AutoPlan } from "./auto.ts";
import { amountOf } from "./use-slip.ts";

const MOST_BETS = 1_000;

export type AutoForm = {
  betsText: string;
  setBetsText: (text: string) => void;
  gainText: string;
  setGainText: (text: string) => void;
  lossText: string;
  setLossText: (text: string) => void;
  /** Undefined while something in the fields makes no sense. */
  plan: AutoPlan | undefined;
  problems: { bets?: string; gain?: string; loss?: string };
};

/** The fields of an auto-bet, and what they mean. */
export function useAutoForm(): AutoForm {
  const { digits } = useAsset();
  const [betsText, setBetsText] = useState("10");
  const [gainText, setGainText] = useState("");
  const [lossText, setLossText] = useState("");
  const bets = /^\d{1,4}$/.test(betsText.trim()) ? Number(betsText) : 0;
  const gain = amountOf(gainText, digits, true);
  const loss = amountOf(lossText, digits, true);
  const problems: AutoForm["problems"] = {};
  if (bets < 1 || bets > MOST_BETS) problems.bets = `From 1 to ${MOST_BETS} bets.`;
  if (gain.problem) problems.gain = gain.problem;
  if (loss.problem) problems.loss = loss.problem;
  const plan =
    Object.keys(problems).length === 0
      ? { bets, stopGain: gain.chips ?? 0n, stopLoss: loss.chips ?? 0n }
      : undefined;
  return { betsText, setBetsText, gainText, setGainText, lossText, setLossText, plan, problems };
}
