import type { CSSProperties } from "react";
import { DIGITS, digitsOf } from "../../lib/lottery.ts";
import styles from "./Digits.module.css";

type Props = {
  /** Undefined while nothing is drawn. */
  number: number | undefined;
  /** How many of the first digits are those that were drawn. Undefined before the draw. */
  matched?: number | undefined;
  size?: "s" | "l";
  /** What was drawn appears digit by digit. */
  reveal?: boolean;
};

const PLACES = Array.from({ length: DIGITS }, (_, place) => place);

/** Five digits in panes of glass. Read as one number: the name of it stands beside. */
export function Digits({ number, matched, size = "s", reveal }: Props) {
  const digits = number === undefined ? undefined : digitsOf(number);
  return (
    <span className={`${styles.digits} ${styles[size]}`} aria-hidden="true">
      {PLACES.map((place) => (
        <span
          key={`${place} ${number}`}
          className={[
            styles.digit,
            digits === undefined && styles.waiting,
            reveal && styles.reveal,
            matched !== undefined && (place < matched ? styles.match : styles.miss),
          ]
            .filter(Boolean)
            .join(" ")}
          style={{ "--place": place } as CSSProperties}
        >
          {digits?.[place]}
        </span>
      ))}
    </span>
  );
}
