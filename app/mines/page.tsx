import { metadataOf } from "../tables/metadata.ts";
import { MinesTable } from "./MinesTable.tsx";

export const metadata = metadataOf("mines");

export default function Page() {
  return <MinesTable />;
}
