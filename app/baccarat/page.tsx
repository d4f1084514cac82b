import { metadataOf } from "../tables/metadata.ts";
import { BaccaratTable } from "./BaccaratTable.tsx";

export const metadata = metadataOf("baccarat");

export default function Page() {
  return <BaccaratTable />;
}
