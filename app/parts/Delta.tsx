import type { Asset } from "../chain/asset.ts";
import { Amount } from "./Amount.tsx";
import styles from "./Delta.module.css";

type Props = { chips: bigint; bare?: boolean; asset?: Asset | undefined };

/** What a bet brought: green for money won, a quiet grey for money lost. */
export function Delta({ chips, ...rest }: Props) {
  return <Amount {...rest} chips={chips} sign className={chips > 0n ? styles.won : styles.lost} />;
}
