import { metadataOf } from "../tables/metadata.ts";
import { RouletteTable } from "./RouletteTable.tsx";

export const metadata = metadataOf("roulette");

export default function Page() {
  return <RouletteTable />;
}
