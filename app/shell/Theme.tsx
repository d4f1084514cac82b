"use client";

import { useServerInsertedHTML } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { INK } from "../ink.ts";
import { Icon } from "../parts/Icon.tsx";
import { Segmented } from "../parts/Segmented.tsx";

type Choice = "night" | "day" | "system";

const KEY = "glasshouse.theme";

/** Night unless the person chose otherwise. Runs before the first paint, so that nothing flashes. */
const SCRIPT = `(()=>{try{var c=localStorage.getItem("${KEY}"),d=matchMedia("(prefers-color-scheme: light)"),t=c==="day"||c==="system"&&d.matches?"day":"night";document.documentElement.dataset.theme=t}catch{}})()`;

export function ThemeScript() {
  useServerInsertedHTML(() => (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file.
    <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />
  ));
  return null;
}

export function ThemeSwitch() {
  const choice = useSyncExternalStore<Choice>(subscribe, read, () => "night");

  useEffect(() => {
    const media = matchMedia("(prefers-color-scheme: light)");
    // What is kept counts, not what was rendered: that is night, until the page is alive.
    const apply = () => {
      const kept = read();
      const theme = kept === "day" || (kept === "system" && media.matches) ? "day" : "night";
      document.documentElement.dataset.theme = theme;
      document
        .querySelector<HTMLMetaElement>("meta[name=theme-color]")
        ?.setAttribute("content", INK[theme]);
    };
    apply();
    const unsubscribe = subscribe(apply);
    media.addEventListener("change", apply);
    return () => {
      unsubscribe();
      media.removeEventListener("change", apply);
    };
  }, []);

  return (
    <Segmented<Choice>
      legend="Colours"
      size="s"
      value={choice}
      onValue={write}
      options={[
        {
          value: "night",
          label: (
            <>
              <Icon name="moon" size={14} />
              Night
            </>
          ),
        },
        {
          value: "day",
          label: (
            <>
              <Icon name="sun" size={14} />
              Day
            </>
          ),
        },
        { value: "system", label: "System" },
      ]}
    />
  );
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Choice {
  const stored = localStorage.getItem(KEY);
  return stored === "day" || stored === "system" ? stored : "night";
}

function write(choice: Choice): void {
  localStorage.setItem(KEY, choice);
  for (const listener of listeners) listener();
}
