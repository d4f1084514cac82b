import { useAsset } from "../chain/use-house.ts";
import { coins } from "../format.ts";
import { AmountField } from "../parts/AmountField.tsx";
import type { Slip } from "./use-slip.ts";

type Props = { slip: Slip; label?: string; disabled: boolean };

/** The stake, with those that are quickly reached from it. */
export function StakeField({ slip, label = "Stake", disabled }: Props) {
  const { digits } = useAsset();
  const { stake = 0n, max, minStake = 0n, houseMax, setStake } = slip;
  return (
    <AmountField
      label={label}
      aside={
        houseMax !== undefined && houseMax > 0n
          ? `at most ${coins(houseMax, { digits })} now`
          : undefined
      }
      text={slip.stakeText}
      onText={slip.setStakeText}
      disabled={disabled}
      error={slip.problems.stake}
      quick={[
        { label: "½", name: "Half the stake", onPick: () => setStake(stake / 2n) },
        { label: "2×", name: "Twice the stake", onPick: () => setStake(stake * 2n) },
        { label: "Min", name: "Least stake", onPick: () => setStake(minStake) },
        {
          label: "Max",
          name: "Largest stake",
          disabled: max === undefined,
          onPick: () => setStake(max ?? 0n),
        },
      ]}
    />
  );
}
