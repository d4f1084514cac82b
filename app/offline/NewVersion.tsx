"use client";

import { useEffect, useState } from "react";
import { copy } from "../copy.ts";
import { Button } from "../parts/Button.tsx";
import { Notice } from "../parts/Notice.tsx";

/** Keeps the pages for when there is no network, and says when the site has newer ones than this. */
export function NewVersion() {
  const [newer, setNewer] = useState<ServiceWorker>();

  useEffect(() => {
    const version = document.querySelector<HTMLMetaElement>("meta[name=version]")?.content;
    const { serviceWorker } = navigator;
    // Only an export has a version, and only a page that came safely may keep anything.
    if (!version || !serviceWorker) return;
    let registration: ServiceWorkerRegistration | undefined;
    const ask = (worker?: ServiceWorker | null) => worker?.postMessage("version");
    const hear = ({ data, source }: MessageEvent) => {
      const worker = source as ServiceWorker;
      if (data === version) worker.postMessage("take over");
      else setNewer(worker);
    };
    const follow = () => {
      const coming = registration?.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "installed") ask(coming);
      });
    };
    const askController = () => ask(serviceWorker.controller);
    const look = () => {
      if (document.visibilityState === "visible") void registration?.update().catch(() => {});
    };
    serviceWorker.addEventListener("message", hear);
    serviceWorker.addEventListener("controllerchange", askController);
    document.addEventListener("visibilitychange", look);
    const open = async () => {
      try {
        registration = await serviceWorker.register("./sw.js", { updateViaCache: "none" });
      } catch {
        return; // A page that cannot be kept is a page nevertheless.
      }
      registration.addEventListener("updatefound", follow);
      follow();
      ask(registration.waiting);
    };
    // Not before the page itself has all it needs.
    const wait = setTimeout(open, PATIENCE);
    return () => {
      clearTimeout(wait);
      serviceWorker.removeEventListener("message", hear);
      serviceWorker.removeEventListener("controllerchange", askController);
      document.removeEventListener("visibilitychange", look);
      registration?.removeEventListener("updatefound", follow);
    };
  }, []);

  if (!newer) return null;
  return (
    <Notice
      tone="quiet"
      action={
        <Button
          size="s"
          onClick={() => {
            newer.postMessage("take over");
            window.location.reload();
          }}
        >
          {copy.banner.reload}
        </Button>
      }
    >
      {copy.banner.newer}
    </Notice>
  );
}

const PATIENCE = 3_000;
