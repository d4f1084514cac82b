import type { Metadata } from "next";
import { copy } from "./copy.ts";
import { Operator } from "./Operator.tsx";

export const metadata: Metadata = { title: copy.title, description: copy.lead };

export default function Page() {
  return <Operator />;
}
