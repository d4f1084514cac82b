import type { Metadata } from "next";
import { copy } from "../copy.ts";
import { DiceTable } from "./DiceTable.tsx";

export const metadata: Metadata = {
  title: copy.games.dice.name,
  description: copy.games.dice.line,
};

export default function Page() {
  return <DiceTable />;
}
