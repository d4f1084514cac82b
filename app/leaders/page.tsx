import type { Metadata } from "next";
import { copy } from "./copy.ts";
import { LeadersRoom } from "./LeadersRoom.tsx";

export const metadata: Metadata = { title: copy.title, description: copy.lead };

export default function Page() {
  return <LeadersRoom />;
}
