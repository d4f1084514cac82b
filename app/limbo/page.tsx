import { metadataOf } from "../tables/metadata.ts";
import { LimboTable } from "./LimboTable.tsx";

export const metadata = metadataOf("limbo");

export default function Page() {
  return <LimboTable />;
}
