/**
 * Makes the icons of the installed dApp anew, from app/icon.svg.
 *
 *     node scripts/icons.ts
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "../test/support/app/chromium.ts";
import { ROOT } from "./root.ts";

const svg = readFileSync(join(ROOT, "app/icon.svg"), "utf8");
// A system cuts a maskable icon, and an icon of an iPhone, to a shape of its own: so the ground fills the square.
const filled = svg
  .replace('rx="8"', "")
  .replace("<path", '<g transform="translate(16 16) scale(0.72) translate(-16 -16)"><path')
  .replace("</svg>", "</g></svg>");

const ICONS: [file: string, size: number, svg: string][] = [
  ["public/icons/192.png", 192, svg],
  ["public/icons/512.png", 512, svg],
  ["public/icons/maskable.png", 512, filled],
  ["app/apple-icon.png", 180, filled],
];

const browser = await launchChromium();
for (const [file, size, picture] of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${picture}`);
  await page.screenshot({ path: join(ROOT, file), omitBackground: true });
  await page.close();
}
await browser.close();
