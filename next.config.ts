import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import { houseChains } from "./app/chain/house-chains.ts";
import { deployments } from "./lib/generated/deployments.ts";

const config: NextConfig = {
  output: "export",
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
  agentRules: false,
  // Only the networks that have a house, so that the browser need not load every network there is.
  env: {
    HOUSE_CHAINS: JSON.stringify(houseChains(Object.keys(deployments).map(Number), process.env)),
    // `npm run audit -- --out public` publishes a certificate with the site.
    ...(existsSync(new URL("./public/certificate.json", import.meta.url)) && {
      CERTIFICATE: "/certificate.json",
    }),
  },
  // `npm run check` runs the type checker once, over everything.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  adapterPath: fileURLToPath(new URL("./app/csp-adapter.ts", import.meta.url)),
};

export default config;
