import { metadataOf } from "../tables/metadata.ts";
import { SicBoTable } from "./SicBoTable.tsx";

export const metadata = metadataOf("sic-bo");

export default function Page() {
  return <SicBoTable />;
}
