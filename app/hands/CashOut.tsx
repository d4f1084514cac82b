"use client";

import { useHouse } from "../chain/use-house.ts";
import { coins } from "../format.ts";
import { Button } from "../parts/Button.tsx";

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
  const unit = useHouse().chain.nativeCurrency.symbol;
  const amount = worth !== undefined && stake !== undefined && (worth * stake) / 1_000_000n;
  return (
    <Button look="glass" size="l" wide disabled={disabled} onClick={onCashOut}>
      Cash out{amount !== false && ` ${coins(amount)} ${unit}`}
    </Button>
  );
}
