"use client";

import { RISKS, type Risk } from "../../lib/games/risk.ts";
import { Segmented } from "./Segmented.tsx";

/** How much of what is paid goes into few outcomes. */
export function RiskField({ value, onValue }: { value: Risk; onValue: (risk: Risk) => void }) {
  return (
    <Segmented<Risk>
      legend="Risk"
      shown
      value={value}
      onValue={onValue}
      options={RISKS.map((risk) => ({
        value: risk,
        label: risk[0]?.toUpperCase() + risk.slice(1),
      }))}
    />
  );
}
