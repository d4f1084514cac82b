import type { Metadata } from "next";
import { Suspense } from "react";
import { copy } from "../copy.ts";
import { Verify } from "./Verify.tsx";

export const metadata: Metadata = { title: copy.verify.title, description: copy.verify.lead };

export default function Page() {
  return (
    <Suspense>
      <Verify />
    </Suspense>
  );
}
