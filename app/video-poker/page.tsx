import { metadataOf } from "../tables/metadata.ts";
import { VideoPokerTable } from "./VideoPokerTable.tsx";

export const metadata = metadataOf("video-poker");

export default function Page() {
  return <VideoPokerTable />;
}
