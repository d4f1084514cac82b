"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { toast } from "sonner";

const Toaster = lazy(async () => ({ default: (await import("sonner")).Toaster }));

let show: ((text: string) => void) | undefined;

/** Says in passing that something was done. */
export function notify(text: string): void {
  show?.(text);
}

/** Where such words appear. What they need is loaded with the first of them. */
export function Notices() {
  const [said, setSaid] = useState<string[]>([]);
  const [toastNow, setToastNow] = useState<{ toast: typeof toast }>();

  useEffect(() => {
    show = (text) => setSaid((before) => [...before, text]);
    return () => {
      show = undefined;
    };
  }, []);

  useEffect(() => {
    if (said.length === 0) return;
    if (!toastNow) {
      void import("sonner").then(({ toast }) => setToastNow({ toast }));
      return;
    }
    for (const text of said) toastNow.toast(text);
    setSaid([]);
  }, [said, toastNow]);

  if (!toastNow) return null;
  return (
    <Suspense>
      <Toaster
        position="bottom-right"
        gap={10}
        mobileOffset={{ bottom: 150 }}
        toastOptions={{ unstyled: true, classNames: { toast: "toast" } }}
      />
    </Suspense>
  );
}
