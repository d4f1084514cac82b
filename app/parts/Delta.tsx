import { Amount } from "./Amount.tsx";
import styles from "./Delta.module.css";

/** What a bet brought: green for money won, a quiet grey for money lost. */
export function Delta({ chips, bare }: { chips: bigint; bare?: boolean }) {
  return (
    <Amount chips={chips} sign bare={bare} className={chips > 0n ? styles.won : styles.lost} />
  );
}
