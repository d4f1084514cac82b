"use client";

import { useEffect, useState } from "react";
import { restingAfter } from "./motion.ts";

/**
 * Goes from 0 to 1, once for each key.
 *
 * @param seconds How long it takes; 0 is there at once, as it is for whoever wants no motion.
 */
export function useProgress(key: string, seconds: number): number {
  const [state, setState] = useState({ key, at: seconds > 0 ? 0 : 1 });

  useEffect(() => {
    const length = restingAfter(seconds) * 1000;
    const start = performance.now();
    let frame = 0;
    const step = (now: number) => {
      const at = length === 0 ? 1 : Math.max(0, Math.min(1, (now - start) / length));
      setState({ key, at });
      if (at < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [key, seconds]);

  return state.key === key ? state.at : seconds > 0 ? 0 : 1;
}
