"use client";

import { type ReactNode, type RefObject, useState } from "react";
import { ONE } from "../../lib/games/game.ts";
import { type TableInfo, useNative } from "../chain/use-house.ts";
import type { SendStep } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { percent, times } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Segmented } from "../parts/Segmented.tsx";
import { useCoins } from "../parts/use-coins.ts";
import { useWrongNetwork } from "../shell/Banner.tsx";
import { sendLabel } from "../shell/send-label.ts";
import { AutoFields } from "./AutoFields.tsx";
import type { AutoRun } from "./auto.ts";
import { Fact } from "./Fact.tsx";
import { RollsFields } from "./RollsFields.tsx";
import styles from "./Slip.module.css";
import { SlipForm } from "./SlipForm.tsx";
import { StakeField } from "./StakeField.tsx";
import type { Auto } from "./use-auto.ts";
import { useAutoForm } from "./use-auto-form.ts";
import type { Slip as SlipState } from "./use-slip.ts";
import { useStopped } from "./use-stopped.ts";

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
  const { table, absent, slip, auto, verb, stakeLabel, choiceMissing, step, failure } = props;
  const [mode, setMode] = useState<Mode>("once");
  const plan = useAutoForm();
  const amount = useCoins();
  const native = useNative();
  const wrongNetwork = useWrongNetwork();
  const { stake, odds, total, rolls, quote } = slip;
  const hopeless = quote && quote.max < quote.units * ONE ? copy.slip.hopeless : undefined;
  const stopped = useStopped(table, absent) ?? hopeless;
  const busy = step !== "idle" || auto.running;
  const idle = !!choiceMissing || absent;
  const again = mode === "again";
  const label =
    (auto.running ? copy.auto.stop : sendLabel(step)) ??
    stopped ??
    choiceMissing ??
    (again ? "Auto-bet: " : "") +
      (rolls.count > 1 ? `${verb} ${rolls.count} times` : verb) +
      (odds && stake ? ` for ${amount(odds.costOfRoll * BigInt(rolls.count))}` : "");
  const blocked =
    !slip.ready || busy || !!stopped || !!choiceMissing || wrongNetwork || (again && !plan.plan);

  return (
    <SlipForm
      head={props.head}
      className={props.className}
      form={props.form}
      slip={slip}
      label={label}
      look={auto.running ? "line" : "glass"}
      blocked={blocked && !auto.running}
      onSubmit={() => {
        if (auto.running) auto.stop();
        else if (again && plan.plan) auto.start(plan.plan);
        else props.onPlace();
      }}
    >
      {props.children}
      <StakeField slip={slip} label={stakeLabel} disabled={busy} />
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
        <Fact term="Pays" known={quote} idle={idle}>
          {({ max, units }) => times(max / units)}
        </Fact>
        <Fact term="House edge" known={odds} idle={idle}>
          {({ houseEdge }) => percent(houseEdge)}
        </Fact>
        <Fact term="Cost of chance" known={slip.fee} hint={copy.slip.feeHint}>
          {(fee) => <Amount chips={fee} asset={native} />}
        </Fact>
        <Fact term="In all" known={total} idle={idle}>
          {(chips) => <InAll chips={chips} fee={slip.apart} />}
        </Fact>
      </dl>
      {auto.run && <AutoState run={auto.run} />}
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
    </SlipForm>
  );
}

/** What a bet takes: of a token, chance is paid for in the native coin besides. */
function InAll({ chips, fee }: { chips: bigint; fee: bigint | undefined }) {
  const native = useNative();
  return (
    <>
      <Amount chips={chips} />
      {fee !== undefined && (
        <span className={styles.apart}>
          + <Amount chips={fee} asset={native} />
        </span>
      )}
    </>
  );
}

function AutoState({ run }: { run: AutoRun }) {
  const amount = useCoins();
  const { plan, played, net, end } = run;
  return (
    <p className={styles.auto} role="status">
      Auto-bet {played} of {plan.bets}, net {amount(net, { sign: true })}.{" "}
      {end && copy.auto.ends[end]}
    </p>
  );
}
