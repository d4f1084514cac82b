import type { Metadata } from "next";
import { help } from "./copy.ts";
import { Help } from "./Help.tsx";

export const metadata: Metadata = { title: help.title };

export default function Page() {
  return <Help />;
}
