"use client";

import { type ReactNode, type RefObject, useState } from "react";
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
import { Segmented } from "../parts/Segmented.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { useWrongNetwork } from "../shell/Banner.tsx";
import { sendLabel } from "../shell/send-label.ts";
import { useWalletDialog } from "../shell/WalletProvider.tsx";
import { AutoFields } from "./AutoFields.tsx";
import type { AutoRun } from "./auto.ts";
import { RollsFields } from "./RollsFields.tsx";
import styles from "./Slip.module.css";
import type { Auto } from "./use-auto.ts";
import { useAutoForm } from "./use-auto-form.ts";
import type { Slip as SlipState } from "./use-slip.ts";

type Mode = "once" | "again";

type Props = {
  head: ReactNode;
  className: string | undefined;
  /** To be sent by a key. */
  form: RefObject<HTMLFormElement | null>;
  auto: Auto;
  table: TableInfo | undefined;
  /** The house of this network has no such table. */
  absent: boolean;
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
  onPlace: () => void;
};

/** The bet slip: stake, choice and rolls, and what they mean, before the button. */
export function Slip(props: Props) {
  const { table, slip, auto, verb, stakeLabel, children, choiceMissing, step, failure } = props;
  const [mode, setMode] = useState<Mode>("once");
  const plan = useAutoForm();
  const { address, status } = useConnection();
  const { chain } = useHouse();
  const unit = chain.nativeCurrency.symbol;
  const bank = useBank().data;
  const wrongNetwork = useWrongNetwork();
  const openWallet = useWalletDialog();
  const busy = step !== "idle" || auto.running;
  const { stake, odds, total, missing, max, minStake, rolls } = slip;
  const closed = bank && table && bank.profitShares[table.number] === 0n;
  const hopeless = slip.quote && slip.quote.max < slip.quote.units * ONE;
  const stopped = props.absent
    ? copy.slip.absent
    : bank?.paused
      ? copy.slip.paused
      : closed
        ? copy.slip.closed
        : hopeless
          ? copy.slip.hopeless
          : undefined;

  const idle = !!choiceMissing || props.absent;
  const again = mode === "again";
  const label =
    (auto.running ? copy.auto.stop : sendLabel(step)) ??
    stopped ??
    choiceMissing ??
    (again ? "Auto-bet: " : "") +
      (rolls.count > 1 ? `${verb} ${rolls.count} times` : verb) +
      (odds && stake ? ` for ${coins(odds.costOfRoll * BigInt(rolls.count))} ${unit}` : "");
  const blocked =
    !slip.ready || busy || !!stopped || !!choiceMissing || wrongNetwork || (again && !plan.plan);

  return (
    <Pane className={`${styles.slip} ${props.className ?? ""}`} aria-label="Bet slip">
      {props.head}
      <form
        ref={props.form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!address) openWallet();
          else if (auto.running) auto.stop();
          else if (blocked) return;
          else if (again && plan.plan) auto.start(plan.plan);
          else props.onPlace();
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
        <Segmented<Mode>
          legend={copy.auto.mode}
          size="s"
          value={mode}
          onValue={setMode}
          disabled={busy}
          options={[
            { value: "once", label: copy.auto.once },
            { value: "again", label: copy.auto.again },
          ]}
        />
        {again && <AutoFields form={plan} disabled={busy} />}
        <dl className={styles.facts}>
          <Fact term={rolls.count > 1 ? "You win up to" : "You win"} known={odds} idle={idle}>
            {({ maxPayout }) => <Amount chips={maxPayout} className={styles.strong} />}
          </Fact>
          <Fact term="Chance to win" known={odds} idle={idle}>
            {({ winChance }) => percent(winChance)}
          </Fact>
          <Fact term="Pays" known={slip.quote} idle={idle}>
            {({ max: most, units }) => times(most / units)}
          </Fact>
          <Fact term="House edge" known={odds} idle={idle}>
            {({ houseEdge }) => percent(houseEdge)}
          </Fact>
          <Fact term="Cost of chance" known={slip.fee} hint={copy.slip.feeHint}>
            {(fee) => <Amount chips={fee} />}
          </Fact>
          <Fact term="In all" known={total} idle={idle}>
            {(chips) => <Amount chips={chips} />}
          </Fact>
        </dl>
        {auto.run && <AutoState run={auto.run} />}
        {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
        <div className={styles.bar}>
          {address ? (
            <Button
              look={auto.running ? "line" : "glass"}
              size="l"
              wide
              type="submit"
              disabled={blocked && !auto.running}
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

function AutoState({ run }: { run: AutoRun }) {
  const unit = useHouse().chain.nativeCurrency.symbol;
  const { plan, played, net, end } = run;
  return (
    <p className={styles.auto} role="status">
      Auto-bet {played} of {plan.bets}, net {coins(net, { sign: true })} {unit}.{" "}
      {end && copy.auto.ends[end]}
    </p>
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
