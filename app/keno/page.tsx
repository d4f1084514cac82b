import { metadataOf } from "../tables/metadata.ts";
import { KenoTable } from "./KenoTable.tsx";

export const metadata = metadataOf("keno");

export default function Page() {
  return <KenoTable />;
}
