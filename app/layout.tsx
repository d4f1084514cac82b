import "./tokens.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { copy } from "./copy.ts";
import { mono, sans } from "./fonts.ts";
import { INK } from "./ink.ts";
import { Providers } from "./providers.tsx";
import { Shell } from "./shell/Shell.tsx";
import { ThemeScript } from "./shell/Theme.tsx";

export const metadata: Metadata = {
  title: { default: copy.title, template: `%s · ${copy.name}` },
  description: copy.description,
  referrer: "no-referrer",
};

export const viewport: Viewport = {
  themeColor: INK.night,
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en"
      data-theme="night"
      className={`${sans.variable} ${mono.variable}`}
      suppressHydrationWarning
    >
      <body>
        <ThemeScript />
        <Providers>
          <Shell>{children}</Shell>
        </Providers>
      </body>
    </html>
  );
}
