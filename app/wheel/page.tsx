import { metadataOf } from "../tables/metadata.ts";
import { WheelTable } from "./WheelTable.tsx";

export const metadata = metadataOf("wheel");

export default function Page() {
  return <WheelTable />;
}
