"use client";

import { usePathname } from "next/navigation";

/** The room that one is in, as the links name it: `/`, `/coin`. */
export function useRoom(): string {
  return usePathname().replace(/(?<=.)\/$/, "");
}
