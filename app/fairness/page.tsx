import type { Metadata } from "next";
import { copy } from "./copy.ts";
import { Fairness } from "./Fairness.tsx";

export const metadata: Metadata = { title: copy.title, description: copy.description };

export default function Page() {
  return <Fairness />;
}
