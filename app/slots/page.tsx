import { metadataOf } from "../tables/metadata.ts";
import { SlotsTable } from "./SlotsTable.tsx";

export const metadata = metadataOf("slots");

export default function Page() {
  return <SlotsTable />;
}
