import type { MetadataRoute } from "next";
import { copy } from "./copy.ts";
import { INK } from "./ink.ts";

export const dynamic = "force-static";

/** What a phone or a desktop needs to install the dApp. Its addresses are seen from its own. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: copy.title,
    short_name: copy.name,
    description: copy.description,
    id: "./",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: INK.night,
    theme_color: INK.night,
    icons: [
      { src: "./icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "./icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "./icons/maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
