"use client";

import type { ReactNode, RefObject } from "react";
import { type TableInfo, useNative } from "../chain/use-house.ts";
import type { SendStep } from "../chain/use-send.ts";
import { copy } from "../copy.ts";
import type { Explanation } from "../errors.ts";
import { percent } from "../format.ts";
import { Amount } from "../parts/Amount.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useCoins } from "../parts/use-coins.ts";
import { useWrongNetwork } from "../shell/Banner.tsx";
import { sendLabel } from "../shell/send-label.ts";
import { Fact } from "../tables/Fact.tsx";
import styles from "../tables/Slip.module.css";
import { SlipForm } from "../tables/SlipForm.tsx";
import { StakeField } from "../tables/StakeField.tsx";
import type { Slip } from "../tables/use-slip.ts";
import { useStopped } from "../tables/use-stopped.ts";

/** What a choice means. Undefined while there is nothing to tell it of. */
export type Term = { term: string; value: ReactNode | undefined };

type Props = {
  head: ReactNode;
  className: string | undefined;
  form: RefObject<HTMLFormElement | null>;
  table: TableInfo | undefined;
  absent: boolean;
  slip: Slip;
  verb: string;
  choiceMissing: string | undefined;
  terms: readonly Term[];
  children?: ReactNode;
  step: SendStep;
  failure: Explanation | undefined;
  onDeal: () => void;
};

/** The slip before a hand: its stake and choice, and what they mean. */
export function DealSlip(props: Props) {
  const { table, absent, slip, verb, choiceMissing, terms, children, step, failure } = props;
  const amount = useCoins();
  const native = useNative();
  const wrongNetwork = useWrongNetwork();
  const stopped = useStopped(table, absent);
  const { stake } = slip;
  const busy = step !== "idle";
  const label =
    sendLabel(step) ??
    stopped ??
    choiceMissing ??
    (stake === undefined ? verb : `${verb} for ${amount(stake)}`);

  return (
    <SlipForm
      head={props.head}
      className={props.className}
      form={props.form}
      slip={slip}
      label={label}
      blocked={!slip.ready || busy || !!stopped || !!choiceMissing || wrongNetwork}
      onSubmit={props.onDeal}
    >
      {children}
      <StakeField slip={slip} disabled={busy} />
      <dl className={styles.facts}>
        {terms.map(({ term, value }) => (
          <Fact key={term} term={term} known={value} idle>
            {(known) => known}
          </Fact>
        ))}
        <Fact term="House edge" known={table?.hand} idle={absent}>
          {({ edge }) => percent({ num: edge, den: 1_000_000n })}
        </Fact>
        <Fact term="Cost of each draw" hint={copy.hands.feeHint} known={slip.fee} idle={absent}>
          {(fee) => <Amount chips={fee} asset={native} />}
        </Fact>
      </dl>
      {failure && <Notice tone={failure.tone}>{failure.text}</Notice>}
    </SlipForm>
  );
}
