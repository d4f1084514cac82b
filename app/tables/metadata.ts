import type { Metadata } from "next";
import { entryOf } from "./registry.ts";

/** What the browser and search engines are told of a table. */
export function metadataOf(slug: string): Metadata {
  const { name, line } = entryOf(slug);
  return { title: name, description: line };
}
