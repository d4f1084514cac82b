import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const QUIET = [
  "--no-sandbox", // needed as root
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts the system's Chromium, or, where there is none, the one that comes by npm. @param more Further flags. */
export async function launchChromium(...more: string[]): Promise<Browser> {
  const args = [...QUIET, ...more];
  const found = SYSTEM.find((path) => existsSync(path));
  if (found) return chromium.launch({ executablePath: found, args });
  const { default: packaged, inflate } = await import("@sparticuz/chromium");
  const executablePath = await packaged.executablePath();
  // A bare machine has neither the libraries that Chromium needs nor a font: the package has both, and unpacks them only in the cloud.
  const bin = fileURLToPath(new URL("../bin", import.meta.resolve("@sparticuz/chromium")));
  await inflate(join(bin, "al2023.tar.br"));
  await inflate(join(bin, "fonts.tar.br"));
  return chromium.launch({
    executablePath,
    // Without its own flags, which are for one page at a time, and switch off what is tested here.
    args,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(tmpdir(), "al2023/lib"),
      FONTCONFIG_PATH: join(tmpdir(), "fonts"),
    },
  });
}
