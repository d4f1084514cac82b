/**
 * Serves the static export of the dApp.
 *
 *     node scripts/serve.ts [--port 3000]
 */
import { parseArgs } from "node:util";
import { OUT } from "./dapp.ts";
import { HOST } from "./world/ports.ts";
import { createSite } from "./world/site.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "3000" } } });
createSite(OUT).listen(Number(values.port), HOST, () => {
  console.log(`The dApp is at http://${HOST}:${values.port}.`);
});
