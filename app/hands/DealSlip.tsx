"use client";

import type { ReactNode, RefObject } from "react";
import { useConnection } from "wagmi";
import { type TableInfo, useBank, useHouse } from "../chain/use-house.ts";
import type { SendStep } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { coins, percent } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { AmountField } from "../parts/AmountField.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { useWrongNetwork } from "../shell/Banner.tsx";
import { sendLabel } from "../shell/send-label.ts";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import styles from "../tables/Slip.module.css";
import type { Slip } from "../tables/use-slip.ts";

/** What a player should know before the button. Undefined while there is nothing to tell it of. */
export type Fact = { term: string; value: ReactNode | undefined; hint?: string };

type Props = {
  head: ReactNode;
  className: string | undefined;
  form: RefObject<HTMLFormElement | null>;
  table: TableInfo | undefined;
  absent: boolean;
  slip: Slip;
  verb: string;
  choiceMissing: string | undefined;
  terms: readonly Fact[];
  children?: ReactNode;
  step: SendStep;
  failure: Explanation | undefined;
  onDeal: () => void;
};

/** The slip before a hand: its stake and choice, and what they mean. */
export function DealSlip(props: Props) {
  const { table, slip, verb, choiceMissing, terms, children, step, failure } = props;
  const { address, status } = useConnection();
  const unit = useHouse().chain.nativeCurrency.symbol;
  const bank = useBank().data;
  const wrongNetwork = useWrongNetwork();
  const openWallet = useWalletDialog();
  const busy = step !== "idle";
  const { stake, max, minStake, total, missing } = slip;
  const stopped = props.absent
    ? copy.slip.absent
    : bank?.paused
      ? copy.slip.paused
      : bank && table && bank.profitShares[table.number] === 0n
        ? copy.slip.closed
        : undefined;
  const label =
    sendLabel(step) ??
    stopped ??
    choiceMissing ??
    (stake === undefined ? verb : `${verb} for ${coins(stake)} ${unit}`);
  const blocked = !slip.ready || busy || !!stopped || !!choiceMissing || wrongNetwork;

  return (
    <Pane className={`${styles.slip} ${props.className ?? ""}`} aria-label="Bet slip">
      {props.head}
      <form
        ref={props.form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!address) openWallet();
          else if (!blocked) props.onDeal();
        }}
      >
        {children}
        <AmountField
          label="Stake"
          aside={
            slip.houseMax !== undefined && slip.houseMax > 0n
              ? `at most ${coins(slip.houseMax)} now`
              : undefined
          }
          text={slip.stakeText}
          onText={slip.setStakeText}
          disabled={busy}
          error={slip.problems.stake}
          quick={[
            { label: "½", name: "Half the stake", onPick: () => slip.setStake((stake ?? 0n) / 2n) },
            {
              label: "2×",
              name: "Twice the stake",
              onPick: () => slip.setStake((stake ?? 0n) * 2n),
            },
            { label: "Min", name: "Least stake", onPick: () => slip.setStake(minStake ?? 0n) },
            {
              label: "Max",
              name: "Largest stake",
              disabled: max === undefined,
              onPick: () => slip.setStake(max ?? 0n),
            },
          ]}
        />
        <dl className={styles.facts}>
          {terms.map(({ term, value, hint }) => (
            <div key={term} title={hint}>
              <dt>{term}</dt>
              <dd>{value ?? "–"}</dd>
            </div>
          ))}
          <div>
            <dt>House edge</dt>
            <dd>
              {table?.hand ? (
                percent({ num: table.hand.edge, den: 1_000_000n })
              ) : props.absent ? (
                "–"
              ) : (
                <Skeleton width="4.6em" />
              )}
            </dd>
          </div>
          <div title={copy.hands.feeHint}>
            <dt>Cost of each draw</dt>
            <dd>
              <Amount chips={props.absent ? 0n : slip.fee} />
            </dd>
          </div>
        </dl>
        {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
        <div className={styles.bar}>
          <Button
            look="glass"
            size="l"
            wide
            type="submit"
            disabled={address ? blocked : status === "reconnecting"}
          >
            {address ? label : copy.slip.connect}
          </Button>
        </div>
        <p className={styles.under}>
          {!address || total === undefined
            ? "\u00a0"
            : missing > 0n
              ? copy.slip.buysIn(`${coins(missing)} ${unit}`)
              : copy.slip.fromChips}
        </p>
      </form>
    </Pane>
  );
}
