import { metadataOf } from "../tables/metadata.ts";
import { RockPaperScissorsTable } from "./RockPaperScissorsTable.tsx";

export const metadata = metadataOf("rock-paper-scissors");

export default function Page() {
  return <RockPaperScissorsTable />;
}
