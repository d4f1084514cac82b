import { metadataOf } from "../tables/metadata.ts";
import { PlinkoTable } from "./PlinkoTable.tsx";

export const metadata = metadataOf("plinko");

export default function Page() {
  return <PlinkoTable />;
}
