import type { Metadata } from "next";
import { copy } from "./copy.ts";
import { Reserves } from "./Reserves.tsx";

export const metadata: Metadata = { title: copy.title, description: copy.lead };

export default function Page() {
  return <Reserves />;
}
