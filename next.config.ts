import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants.js";
import { houseChains } from "./app/chain/house-chains.ts";
import { ANYWHERE } from "./app/portable.ts";
import { deployments } from "./lib/generated/deployments.ts";

const configOf = (basePath: string): NextConfig => ({
  output: "export",
  basePath,
  // A folder with an index for each page: all hosts of static files serve that, and gateways to IPFS nothing else.
  trailingSlash: true,
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
  agentRules: false,
  // Only the networks that have a house, so that the browser need not load every network there is.
  env: {
    HOUSE_CHAINS: JSON.stringify(houseChains(Object.keys(deployments).map(Number), process.env)),
    // `npm run audit -- --out public` publishes a certificate with the site.
    ...(existsSync(new URL("./public/certificate.json", import.meta.url)) && {
      CERTIFICATE: `${basePath}/certificate.json`,
    }),
  },
  // `npm run check` runs the type checker once, over everything.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  adapterPath: fileURLToPath(new URL("./app/export-adapter.ts", import.meta.url)),
});

export default (phase: string): NextConfig =>
  configOf(phase === PHASE_PRODUCTION_BUILD ? ANYWHERE : "");
