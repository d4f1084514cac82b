import type { Metadata } from "next";
import { Suspense } from "react";
import { copy } from "./copy.ts";
import { History } from "./History.tsx";

export const metadata: Metadata = { title: copy.title, description: copy.lead };

export default function Page() {
  return (
    <Suspense>
      <History />
    </Suspense>
  );
}
