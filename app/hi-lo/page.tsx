import { metadataOf } from "../tables/metadata.ts";
import { HiLoTable } from "./HiLoTable.tsx";

export const metadata = metadataOf("hi-lo");

export default function Page() {
  return <HiLoTable />;
}
