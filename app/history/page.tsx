import type { Metadata } from "next";
import { copy } from "../copy.ts";
import { History } from "./History.tsx";

export const metadata: Metadata = { title: copy.history.title, description: copy.history.lead };

export default function Page() {
  return <History />;
}
