"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { encodeFunctionData } from "viem";
import { useConnection } from "wagmi";
import { formatChips, parseChips } from "../../lib/chips.ts";
import { bankrollAbi } from "../../lib/generated/abi.ts";
import type { Asset } from "../chain/asset.ts";
import { read } from "../chain/read.ts";
import { useAsset, useHouse, usePurse } from "../chain/use-house.ts";
import { usePay } from "../chain/use-pay.ts";
import { useEquity } from "../chain/use-reserve.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { explain } from "../explain.ts";
import { coins, percent } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { AmountField } from "../parts/AmountField.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import { Faucet } from "../shell/Faucet.tsx";
import { notify } from "../shell/Notices.tsx";
import { sendLabel } from "../shell/send-label.ts";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import styles from "./Shares.module.css";

type Side = "deposit" | "redeem";

/** Being the bank: shares, what they are worth now, and the two doors. */
export function Shares() {
  const { address } = useConnection();
  const { chain, client, deployment } = useHouse();
  const asset = useAsset();
  const { bankroll, symbol, token, chip, digits } = asset;
  const openWallet = useWalletDialog();
  const purse = usePurse(address).data;
  const [side, setSide] = useState<Side>("deposit");
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<Explanation>();
  const { pay, send, step, part } = usePay();

  const held = useQuery({
    queryKey: ["chain", chain.id, "shares", asset.bank, address],
    queryFn:
      deployment && address
        ? async () => {
            const of = { address: bankroll, abi: bankrollAbi } as const;
            const [shares, supply, atOnce, allowed] = await Promise.all([
              read(client, { ...of, functionName: "balanceOf", args: [address] }),
              read(client, { ...of, functionName: "totalSupply" }),
              read(client, { ...of, functionName: "maxWithdraw", args: [address] }),
              token
                ? read(client, {
                    address: token,
                    abi: bankrollAbi,
                    functionName: "allowance",
                    args: [address, bankroll],
                  })
                : 0n,
            ]);
            const worth = await read(client, {
              ...of,
              functionName: "previewRedeem",
              args: [shares],
            });
            return {
              shares,
              supply,
              worth: worth / chip,
              atOnce: atOnce / chip,
              /** Chips that the bank may take without another approval. */
              allowed: allowed / chip,
            };
          }
        : skipToken,
  }).data;

  const equityHigh = useEquity().data?.high;
  const { chips, problem } = amountOf(text, side, held?.worth, purse && purse.wallet / chip, asset);
  const busy = step !== "idle";
  const waits =
    side === "redeem" && held !== undefined && chips !== undefined && chips > held.atOnce;

  async function submit() {
    if (!address || !chips || !held) return;
    const amount = `${coins(chips, { digits })} ${symbol}`;
    setFailure(undefined);
    try {
      if (side === "deposit") {
        const data = encodeFunctionData({
          abi: bankrollAbi,
          functionName: "deposit",
          args: [chips * chip, address],
        });
        await pay({ to: bankroll, data, amount: chips * chip });
        notify(`Deposited ${amount}`);
      } else {
        // Shares for an amount, rounded up; all of them for all that they are worth.
        const shares =
          chips >= held.worth ? held.shares : (held.shares * chips + held.worth - 1n) / held.worth;
        const data = encodeFunctionData({
          abi: bankrollAbi,
          functionName: waits ? "requestExit" : "redeem",
          args: [shares, address, address],
        });
        await send({ to: bankroll, data });
        notify(`${waits ? "In line for" : "Redeemed"} ${amount}`);
      }
      setText("");
    } catch (error) {
      setFailure(await explain(error, symbol, "bet", digits));
    }
  }

  return (
    <Pane title="Be the bank">
      <dl className={styles.held}>
        {address && (
          <div>
            <dt>In your wallet</dt>
            <dd>
              <Amount chips={purse && purse.wallet / chip} />
            </dd>
          </div>
        )}
        <div>
          <dt>Your shares, redeemed now</dt>
          <dd>{address ? <Amount chips={held?.worth} /> : "–"}</dd>
        </div>
        <div>
          <dt>Your part of all shares</dt>
          <dd>
            {held && held.supply > 0n ? percent({ num: held.shares, den: held.supply }) : "–"}
          </dd>
        </div>
      </dl>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (address) void submit();
          else openWallet();
        }}
      >
        <Segmented<Side>
          legend="Deposit or redeem"
          value={side}
          disabled={busy}
          onValue={(to) => {
            setSide(to);
            setText("");
            setFailure(undefined);
          }}
          options={[
            { value: "deposit", label: "Deposit" },
            { value: "redeem", label: "Redeem" },
          ]}
        />
        <AmountField
          label={side === "deposit" ? "To deposit" : "To redeem"}
          text={text}
          onText={(value) => {
            setText(value);
            setFailure(undefined);
          }}
          disabled={busy}
          error={problem}
          {...(side === "redeem" && {
            quick: [25n, 50n, 100n].map((percentage) => ({
              label: percentage === 100n ? "All" : `${percentage} %`,
              name: `${percentage} per cent of your shares`,
              disabled: !held?.worth,
              onPick: () => setText(formatChips(((held?.worth ?? 0n) * percentage) / 100n, digits)),
            })),
          })}
        />
        {side === "deposit" && chips !== undefined && equityHigh !== undefined && (
          <p className={styles.after}>
            That will be {percent({ num: chips, den: equityHigh + chips })} of the bank, at the high
            price.
          </p>
        )}
        {side === "deposit" && token && chips !== undefined && held && (
          <p className={styles.after}>
            {held.allowed >= chips
              ? copy.bank.approved
              : copy.bank.approves(`${coins(chips, { digits })} ${symbol}`)}
          </p>
        )}
        {waits && (
          <Notice tone="wait">
            {copy.bank.waits(`${coins(held.atOnce, { digits })} ${symbol}`)}
          </Notice>
        )}
        {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
        <Button
          look="glass"
          size="l"
          wide
          type="submit"
          disabled={address ? !chips || busy : false}
        >
          {!address
            ? "Connect"
            : (sendLabel(step, part) ??
              (side === "deposit" ? "Deposit" : waits ? "Wait in line" : "Redeem"))}
        </Button>
      </form>
      <Faucet />
      <p className={styles.note}>{copy.bank.lp}</p>
    </Pane>
  );
}

function amountOf(
  text: string,
  side: Side,
  worth: bigint | undefined,
  wallet: bigint | undefined,
  { symbol, token, digits }: Asset,
): { chips?: bigint; problem?: string } {
  if (text.trim() === "") return {};
  const amount = (chips: bigint) => `${coins(chips, { digits })} ${symbol}`;
  try {
    const chips = parseChips(text, digits);
    if (side === "redeem" && worth !== undefined && chips > worth) {
      return { problem: `Your shares are worth ${amount(worth)} now.` };
    }
    if (side === "deposit" && wallet !== undefined && token && chips > wallet) {
      return { problem: `Your wallet holds ${amount(wallet)}.` };
    }
    if (side === "deposit" && wallet !== undefined && !token && chips >= wallet) {
      return { problem: `Your wallet holds ${amount(wallet)}, and needs some of it for gas.` };
    }
    return chips > 0n ? { chips } : {};
  } catch (error) {
    return { problem: `${(error as Error).message}.` };
  }
}
