/** `npm run lighthouse`: how fast, accessible and sound the pages are, in the eyes of Lighthouse. See `--help`. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import lighthouse, { desktopConfig, type Result } from "lighthouse";
import { launchChromium } from "../test/support/app/chromium.ts";
import { closeBrowserHouse, openBrowserHouse } from "../test/support/app/house.ts";
import { CATEGORIES, type Look, lookOf, TARGET, tableOf } from "./lighthouse/figures.ts";
import { wholeNumber } from "./options.ts";
import { Problem, report } from "./problem.ts";
import { writeInto } from "./readme.ts";
import { takePort } from "./world/ports.ts";
import { stepsOn } from "./world/steps.ts";

const HELP = `How fast, accessible and sound the pages are: Lighthouse looks at the dApp as it is published, before a local house, as a phone on a
slow network (simulated) and as a desktop. Speed depends on the machine that looks, and on what else it does.

  npm run lighthouse -- [options]

  --pages LIST    paths of the pages (/,/coin/,/blackjack/,/verify/)
  --runs N        visits of each, whose medians count (3)
  --json FILE     writes the figures
  --readme        puts the table into FIGURES.md, too
  --help

Exit code: 0 if every page reaches ${TARGET} in ${CATEGORIES.join(", ")}, 1 if one does not.
`;

// In milliseconds. A page looks at the head of the chain again and again, so that Lighthouse would wait in vain for silence.
const PATIENCE = 15_000;

const DEVICES = { mobile: undefined, desktop: desktopConfig } as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pages: { type: "string", default: "/,/coin/,/blackjack/,/verify/" },
      runs: { type: "string", default: "3" },
      json: { type: "string" },
      readme: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const runs = wholeNumber(values.runs, "--runs", 1, 99);
  const pages = values.pages.split(",");
  const strange = pages.find((page) => !/^\/([\w-]+\/)?$/.test(page));
  if (strange !== undefined)
    throw new Problem(`--pages takes paths such as /coin/, not "${strange}".`);

  const looks = await lookAtAll(pages, runs).finally(closeBrowserHouse);
  const table = tableOf(looks, runs);
  console.log(table);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(looks)}\n`);
  if (values.readme) writeInto("FIGURES.md", "lighthouse", table);
  const reached = looks.every(({ scores }) => CATEGORIES.every((name) => scores[name] >= TARGET));
  process.exitCode = reached ? 0 : 1;
}

async function lookAtAll(pages: readonly string[], runs: number): Promise<Look[]> {
  const { step } = stepsOn(process.stderr);
  const { url } = await step("House open", () => openBrowserHouse());
  const port = await takePort("0", "--port");
  const browser = await launchChromium(`--remote-debugging-port=${port}`);
  const looks: Look[] = [];
  for (const page of pages) {
    for (const device of ["mobile", "desktop"] as const) {
      const visits: Result[] = [];
      await step(`${page} on ${device}`, async () => {
        while (visits.length < runs) visits.push(await visit(`${url}${page}`, device, port));
      });
      looks.push(lookOf(page, device, visits));
    }
  }
  await browser.close();
  return looks;
}

/** A first visit: nothing is kept from the one before. @throws Problem if the page could not be looked at. */
async function visit(url: string, device: keyof typeof DEVICES, port: number): Promise<Result> {
  const found = await lighthouse(
    url,
    {
      port,
      output: "json",
      logLevel: "error",
      onlyCategories: [...CATEGORIES],
      maxWaitForLoad: PATIENCE,
    },
    DEVICES[device],
  );
  const wrong = found?.lhr.runtimeError?.message;
  if (!found || wrong) throw new Problem(`Lighthouse could not look at ${url}: ${wrong ?? "?"}`);
  return found.lhr;
}

main().catch(report);
