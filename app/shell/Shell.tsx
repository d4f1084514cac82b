import type { ReactNode } from "react";
import { Banner } from "./Banner.tsx";
import { Footer } from "./Footer.tsx";
import { Header, Tabs } from "./Header.tsx";
import { SkipLink } from "./SkipLink.tsx";

/** The walls of the house: they stay while one walks from room to room. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <Header />
      <Banner />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
      <Tabs />
    </>
  );
}
