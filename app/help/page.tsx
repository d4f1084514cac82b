import type { Metadata } from "next";
import { copy } from "../copy.ts";
import { Help } from "./Help.tsx";

export const metadata: Metadata = { title: copy.help.title };

export default function Page() {
  return <Help />;
}
