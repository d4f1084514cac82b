import { metadataOf } from "../tables/metadata.ts";
import { BlackjackTable } from "./BlackjackTable.tsx";

export const metadata = metadataOf("blackjack");

export default function Page() {
  return <BlackjackTable />;
}
