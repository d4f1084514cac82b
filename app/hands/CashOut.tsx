"use client";

import { Button } from "../parts/Button.tsx";
import { useCoins } from "../parts/use-coins.ts";

type Props = {
  /** Millionths of the stake. */
  worth: bigint | undefined;
  /** In chips. */
  stake: bigint | undefined;
  disabled: boolean;
  onCashOut: () => void;
};

/** Ends a hand for what it is worth. */
export function CashOut({ worth, stake, disabled, onCashOut }: Props) {
  const written = useCoins();
  const amount = worth !== undefined && stake !== undefined && (worth * stake) / 1_000_000n;
  return (
    <Button look="glass" size="l" wide disabled={disabled} onClick={onCashOut}>
      Cash out{amount !== false && ` ${written(amount)}`}
    </Button>
  );
}
