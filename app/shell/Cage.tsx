"use client";

import { useState } from "react";
import { encodeFunctionData } from "viem";
import { useConnection } from "wagmi";
import { formatChips, parseChips } from "../../lib/chips.ts";
import { bankrollAbi } from "../../lib/generated/abi.ts";
import { type Asset, AssetRoom } from "../chain/asset.ts";
import { useBaseFee } from "../chain/heartbeat.ts";
import { useBuyIn, type Way } from "../chain/use-buy-in.ts";
import { useAsset, useAssets, useNative, usePurse } from "../chain/use-house.ts";
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
import { Faucet } from "./Faucet.tsx";
import { notify } from "./Notices.tsx";
import { sendLabel } from "./send-label.ts";

const GAS_OF_BUY_IN = 120_000n;

type CounterProps = { side: Side; onSide: (side: Side) => void; onDone: () => void };

type Props = CounterProps & {
  /** The number of the bank whose chips are bought or paid back. */
  bank: number;
  onBank: (bank: number) => void;
};

/** Buying in and cashing out, at the counter of each bank. */
export function Cage({ bank, onBank, ...rest }: Props) {
  const assets = useAssets().data;
  const native = useNative();
  const asset = assets?.[bank] ?? native;
  return (
    <AssetRoom value={asset}>
      <div className={styles.cage}>
        {assets && assets.length > 1 && (
          <Segmented
            legend={copy.cage.asset}
            size="s"
            value={asset.bank.toString()}
            onValue={(value) => onBank(Number(value))}
            options={assets.map(({ bank: of, symbol }) => ({
              value: of.toString(),
              label: symbol,
            }))}
          />
        )}
        <Counter key={asset.bank} {...rest} />
      </div>
    </AssetRoom>
  );
}

function Counter({ side, onSide, onDone }: CounterProps) {
  const { address } = useConnection();
  const asset = useAsset();
  const { symbol, bankroll, token, chip, digits } = asset;
  const purse = usePurse(address).data;
  const baseFee = useBaseFee();
  const { buyIn, send, step, part, permitting, takesPermits } = useBuyIn();
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<Explanation>();
  /** The person declined to sign a permit, so another way is shown. */
  const [declined, setDeclined] = useState(false);

  const gasMoney = GAS_OF_BUY_IN * ((baseFee ?? 0n) * 2n + 2_000_000_000n);
  const spare = purse && (token ? purse.wallet : max0(purse.wallet - gasMoney)) / chip;
  const most = side === "in" ? spare : purse?.chips;
  const { chips, problem } = check(text, most, side, asset);
  const busy = step !== "idle" || permitting;

  const set = (value: bigint) => {
    setFailure(undefined);
    setText(formatChips(value, digits));
  };
  const quick =
    side === "in"
      ? (token ? ["10", "100", "1000"] : ["0.01", "0.1", "1"]).map((label) => ({
          label,
          name: `${label} ${symbol}`,
          onPick: () => set(parseChips(label, digits)),
        }))
      : [25n, 50n].map((part) => ({
          label: `${part} %`,
          name: `${part} per cent of your chips`,
          disabled: !most,
          onPick: () => set(((most ?? 0n) * part) / 100n),
        }));

  async function submit(way: Way) {
    if (!chips || !address) return;
    setFailure(undefined);
    const amount = `${coins(chips, { digits })} ${symbol}`;
    try {
      if (side === "in") await buyIn(chips, way);
      else {
        const args = [chips, address] as const;
        const data = encodeFunctionData({ abi: bankrollAbi, functionName: "cashOut", args });
        await send({ to: bankroll, data });
      }
      notify(side === "in" ? `Bought in ${amount}` : `Cashed out ${amount} to your wallet`);
      onDone();
    } catch (error) {
      const why = await explain(error, symbol, "bet", digits);
      setFailure(why);
      setDeclined(way === "permit" && why.tone === "quiet");
    }
  }

  const byPermit = side === "in" && token !== undefined && takesPermits === true;
  const note =
    side === "out"
      ? copy.cage.cashOut
      : !token
        ? copy.cage.buyIn
        : takesPermits === false
          ? copy.cage.byApproval(symbol)
          : copy.cage.byPermit(symbol);
  return (
    <form
      className={styles.cage}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(byPermit ? "permit" : "approve");
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
            <Amount chips={purse && purse.wallet / chip} />
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
      {failure && (
        <Notice
          tone={failure.tone}
          action={
            declined && (
              <Button size="s" disabled={!chips || busy} onClick={() => void submit("approve")}>
                Approve instead
              </Button>
            )
          }
        >
          {failure.text}
        </Notice>
      )}
      <Button
        look="glass"
        size="l"
        wide
        type="submit"
        disabled={!chips || busy || (side === "in" && token && takesPermits === undefined)}
      >
        {permitting
          ? "Sign the permit in your wallet…"
          : (sendLabel(step, part) ?? (side === "in" ? "Buy in" : "Cash out"))}
      </Button>
      {side === "in" && <Faucet />}
      <p className={styles.note}>{note}</p>
    </form>
  );
}

function check(
  text: string,
  most: bigint | undefined,
  side: Side,
  { symbol, token, digits }: Asset,
): { chips?: bigint; problem?: string } {
  if (text.trim() === "") return {};
  try {
    const chips = parseChips(text, digits);
    if (most !== undefined && chips > most) {
      const amount = `${coins(most, { digits })} ${symbol}`;
      if (side === "out") {
        return {
          problem: `You have chips for ${amount}. Chips in open bets come back when they are settled.`,
        };
      }
      return {
        problem: token
          ? `Your wallet holds ${amount}.`
          : `Your wallet can spare ${amount}, with some kept for gas.`,
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
