import { metadataOf } from "../tables/metadata.ts";
import { CoinTable } from "./CoinTable.tsx";

export const metadata = metadataOf("coin");

export default function Page() {
  return <CoinTable />;
}
