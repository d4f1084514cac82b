"use client";

import { useState } from "react";
import { encodeFunctionData } from "viem";
import { useConnection } from "wagmi";
import { chipsToWei, formatChips, parseChips, weiToChipsDown } from "../../lib/chips.ts";
import { bankrollAbi } from "../../lib/generated/abi.ts";
import { useBaseFee } from "../chain/heartbeat.ts";
import { useHouse, usePurse } from "../chain/use-house.ts";
import { useSend } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";
import { coins } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { AmountField } from "../parts/AmountField.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import styles from "./Cage.module.css";
import type { Side } from "./CageProvider.tsx";
import { notify } from "./Notices.tsx";
import { sendLabel } from "./send-label.ts";

const GAS_OF_BUY_IN = 120_000n;

/** Buying in and cashing out. */
export function Cage({
  side,
  onSide,
  onDone,
}: {
  side: Side;
  onSide: (side: Side) => void;
  onDone: () => void;
}) {
  const { address } = useConnection();
  const { chain, deployment } = useHouse();
  const unit = chain.nativeCurrency.symbol;
  const purse = usePurse(address).data;
  const baseFee = useBaseFee();
  const { send, step } = useSend();
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<Explanation>();

  const gasMoney = GAS_OF_BUY_IN * ((baseFee ?? 0n) * 2n + 2_000_000_000n);
  const most =
    purse && (side === "in" ? weiToChipsDown(max0(purse.wallet - gasMoney)) : purse.chips);
  const { chips, problem } = check(text, most, side, unit);
  const busy = step !== "idle";

  const set = (value: bigint) => {
    setFailure(undefined);
    setText(formatChips(value));
  };
  const quick =
    side === "in"
      ? ["0.01", "0.1", "1"].map((label) => ({
          label,
          name: `${label} ${unit}`,
          onPick: () => set(parseChips(label)),
        }))
      : [25n, 50n].map((part) => ({
          label: `${part} %`,
          name: `${part} per cent of your chips`,
          disabled: !most,
          onPick: () => set(((most ?? 0n) * part) / 100n),
        }));

  async function submit() {
    if (!chips || !deployment || !address) return;
    setFailure(undefined);
    try {
      const data =
        side === "in"
          ? encodeFunctionData({ abi: bankrollAbi, functionName: "buyIn", args: [address] })
          : encodeFunctionData({
              abi: bankrollAbi,
              functionName: "cashOut",
              args: [chips, address],
            });
      await send({
        to: deployment.bankroll,
        data,
        ...(side === "in" && { value: chipsToWei(chips) }),
      });
      notify(
        side === "in"
          ? `Bought in ${coins(chips)} ${unit}`
          : `Cashed out ${coins(chips)} ${unit} to your wallet`,
      );
      onDone();
    } catch (error) {
      setFailure(await explain(error, unit));
    }
  }

  return (
    <form
      className={styles.cage}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Segmented<Side>
        legend="Buy in or cash out"
        value={side}
        disabled={busy}
        onValue={(to) => {
          setText("");
          setFailure(undefined);
          onSide(to);
        }}
        options={[
          { value: "in", label: "Buy in" },
          { value: "out", label: "Cash out" },
        ]}
      />
      <dl className={styles.sums}>
        <div>
          <dt>Chips</dt>
          <dd>
            <Amount chips={purse?.chips} />
          </dd>
        </div>
        <div>
          <dt>Wallet</dt>
          <dd>
            <Amount chips={purse && weiToChipsDown(purse.wallet)} />
          </dd>
        </div>
      </dl>
      <AmountField
        key={side}
        label={side === "in" ? "Chips to buy" : "Chips to cash out"}
        text={text}
        onText={(value) => {
          setFailure(undefined);
          setText(value);
        }}
        disabled={busy}
        autoFocus
        error={problem}
        quick={[
          ...quick,
          {
            label: "Max",
            name: "As much as possible",
            disabled: !most,
            onPick: () => set(most ?? 0n),
          },
        ]}
      />
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
      <Button look="glass" size="l" wide type="submit" disabled={!chips || busy}>
        {sendLabel(step) ?? (side === "in" ? "Buy in" : "Cash out")}
      </Button>
      <p className={styles.note}>{side === "in" ? copy.cage.buyIn : copy.cage.cashOut}</p>
    </form>
  );
}

function check(
  text: string,
  most: bigint | undefined,
  side: Side,
  unit: string,
): { chips?: bigint; problem?: string } {
  if (text.trim() === "") return {};
  try {
    const chips = parseChips(text);
    if (most !== undefined && chips > most) {
      return {
        problem:
          side === "in"
            ? `Your wallet can spare ${coins(most)} ${unit}, with some kept for gas.`
            : `You have chips for ${coins(most)} ${unit}. Chips in open bets come back when they are settled.`,
      };
    }
    return chips > 0n ? { chips } : {};
  } catch (error) {
    return { problem: `${(error as Error).message}.` };
  }
}

function max0(value: bigint): bigint {
  return value > 0n ? value : 0n;
}
