import { metadataOf } from "../tables/metadata.ts";
import { DiceTable } from "./DiceTable.tsx";

export const metadata = metadataOf("dice");

export default function Page() {
  return <DiceTable />;
}
