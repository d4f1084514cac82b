import type { Metadata } from "next";
import { copy } from "../copy.ts";
import { RouletteTable } from "./RouletteTable.tsx";

export const metadata: Metadata = {
  title: copy.games.roulette.name,
  description: copy.games.roulette.line,
};

export default function Page() {
  return <RouletteTable />;
}
