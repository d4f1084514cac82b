import type { Metadata } from "next";
import { copy } from "../copy.ts";
import { CoinTable } from "./CoinTable.tsx";

export const metadata: Metadata = {
  title: copy.games.coin.name,
  description: copy.games.coin.line,
};

export default function Page() {
  return <CoinTable />;
}
