import type { BetVerdict, StepId } from "../../lib/verify-bet.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Proof.module.css";

/** The look of one of the five: `seen` is on chain but not checked yet, `now` is what the bet waits for. */
export type TickLook = "todo" | "now" | "seen" | "checking" | "pass" | "fail" | "unknown";

const TITLES: Record<StepId, string> = {
  request: "Request",
  proof: "VRF proof",
  word: "Word",
  outcome: "Outcome",
  payout: "Payout",
};
export const STEPS = Object.keys(TITLES) as StepId[];

const SAID: Record<TickLook, string> = {
  todo: "not yet",
  now: "waiting",
  seen: "on chain",
  checking: "being checked",
  pass: "checked, it holds",
  fail: "checked, it does not hold",
  unknown: "cannot be told",
};

/** The chain of proof: five ticks on every result. */
export function Proof({
  looks,
  notes = {},
}: {
  looks: Record<StepId, TickLook>;
  notes?: Partial<Record<StepId, string>>;
}) {
  return (
    <ol className={styles.proof} aria-label="Chain of proof">
      {STEPS.map((id) => (
        <li key={id} className={`${styles.step} ${styles[looks[id]]}`}>
          <span className={styles.ring}>
            {looks[id] === "pass" && <Icon name="check" size={14} />}
            {looks[id] === "fail" && <Icon name="cross" size={14} />}
            {looks[id] === "unknown" && "?"}
          </span>
          <span className={styles.title}>
            {TITLES[id]}
            <span className="sr-only">: {SAID[looks[id]]}</span>
          </span>
          {notes[id] && <span className={styles.note}>{notes[id]}</span>}
        </li>
      ))}
    </ol>
  );
}

export function allOf(look: TickLook): Record<StepId, TickLook> {
  return { request: look, proof: look, word: look, outcome: look, payout: look };
}

/** The looks that a verdict gives. */
export function looksOf(verdict: BetVerdict): Record<StepId, TickLook> {
  const looks = allOf("todo");
  for (const { id, ok } of verdict.steps)
    looks[id] = ok === true ? "pass" : ok === false ? "fail" : "unknown";
  return looks;
}
