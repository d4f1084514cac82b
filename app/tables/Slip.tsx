"use client";

import type { ReactNode } from "react";
import { useConnection } from "wagmi";
import { ONE } from "../../lib/games/game.ts";
import { type TableInfo, useBank, useHouse } from "../chain/use-house.ts";
import type { SendStep } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { coins, percent, times } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { AmountField } from "../parts/AmountField.tsx";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { useWrongNetwork } from "../shell/Banner.tsx";
import { sendLabel } from "../shell/send-label.ts";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import { RollsFields } from "./RollsFields.tsx";
import styles from "./Slip.module.css";
import type { Slip as SlipState } from "./use-slip.ts";

type Props = {
  table: TableInfo | undefined;
  slip: SlipState;
  /** What the button does, such as "Roll". */
  verb: string;
  stakeLabel: string;
  /** How the choice is made, if not on the board. */
  children?: ReactNode;
  /** Why there is nothing to bet on yet, such as "Lay chips on the table". */
  choiceMissing?: string | undefined;
  step: SendStep;
  failure: Explanation | undefined;
  onSubmit: () => void;
};

/** The bet slip: stake, choice and rolls, and what they mean, before the button. */
export function Slip(props: Props) {
  const { table, slip, verb, stakeLabel, children, choiceMissing, step, failure, onSubmit } = props;
  const { address, status } = useConnection();
  const { chain } = useHouse();
  const unit = chain.nativeCurrency.symbol;
  const bank = useBank().data;
  const wrongNetwork = useWrongNetwork();
  const openWallet = useWalletDialog();
  const busy = step !== "idle";
  const { stake, odds, total, missing, max, minStake, rolls } = slip;
  const closed = bank && table && bank.profitShares[table.number] === 0n;
  const hopeless = slip.quote && slip.quote.max < slip.quote.units * ONE;
  const stopped = bank?.paused
    ? copy.slip.paused
    : closed
      ? copy.slip.closed
      : hopeless
        ? copy.slip.hopeless
        : undefined;

  const label =
    sendLabel(step) ??
    stopped ??
    choiceMissing ??
    (rolls.count > 1 ? `${verb} ${rolls.count} times` : verb) +
      (odds && stake ? ` for ${coins(odds.costOfRoll * BigInt(rolls.count))} ${unit}` : "");

  return (
    <Pane className={styles.slip} aria-label="Bet slip">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!address) openWallet();
          else if (slip.ready && !busy) onSubmit();
        }}
      >
        {children}
        <AmountField
          label={stakeLabel}
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
        <RollsFields slip={slip} disabled={busy} />
        <dl className={styles.facts}>
          <Fact
            term={rolls.count > 1 ? "You win up to" : "You win"}
            known={odds}
            idle={!!choiceMissing}
          >
            {({ maxPayout }) => <Amount chips={maxPayout} className={styles.strong} />}
          </Fact>
          <Fact term="Chance to win" known={odds} idle={!!choiceMissing}>
            {({ winChance }) => percent(winChance)}
          </Fact>
          <Fact term="Pays" known={slip.quote} idle={!!choiceMissing}>
            {({ max: most, units }) => times(most / units)}
          </Fact>
          <Fact term="House edge" known={odds} idle={!!choiceMissing}>
            {({ houseEdge }) => percent(houseEdge)}
          </Fact>
          <Fact term="Cost of chance" known={slip.fee} hint={copy.slip.feeHint}>
            {(fee) => <Amount chips={fee} />}
          </Fact>
          <Fact term="In all" known={total} idle={!!choiceMissing}>
            {(chips) => <Amount chips={chips} />}
          </Fact>
        </dl>
        {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
        <div className={styles.bar}>
          {address ? (
            <Button
              look="glass"
              size="l"
              wide
              type="submit"
              disabled={!slip.ready || busy || !!stopped || !!choiceMissing || wrongNetwork}
            >
              {label}
            </Button>
          ) : (
            <Button look="glass" size="l" wide type="submit" disabled={status === "reconnecting"}>
              {copy.slip.connect}
            </Button>
          )}
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

type FactProps<T> = {
  term: string;
  hint?: string;
  /** Undefined while it is read. */
  known: T | undefined;
  /** There is nothing to read yet. */
  idle?: boolean;
  children: (known: T) => ReactNode;
};

function Fact<T>({ term, hint, known, idle, children }: FactProps<T>) {
  return (
    <div title={hint}>
      <dt>{term}</dt>
      <dd>{known !== undefined ? children(known) : idle ? "–" : <Skeleton width="4.6em" />}</dd>
    </div>
  );
}
