"use client";

import { type KeyboardEvent, useRef, useState } from "react";

/**
 * Makes a layout one stop of the tab key: the arrows go from spot to spot, which are buttons with `data-spot`, and Delete takes chips
 * back.
 *
 * @param first The spot where the tab key arrives.
 */
export function useFelt(first: number, onTake: (spot: number) => void) {
  const felt = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(first);

  function onKeyDown(event: KeyboardEvent) {
    const direction = ARROWS[event.key];
    if (direction) {
      event.preventDefault();
      const next = nearest(felt.current, current, direction);
      if (next !== undefined) {
        setCurrent(next);
        felt.current?.querySelector<HTMLElement>(`[data-spot="${next}"]`)?.focus();
      }
    }
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      onTake(current);
    }
  }

  return { felt, current, setCurrent, onKeyDown };
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The next spot in a direction, as the layout lies on the screen. */
function nearest(
  felt: HTMLElement | null,
  from: number,
  [dx, dy]: readonly [number, number],
): number | undefined {
  const buttons = [...(felt?.querySelectorAll<HTMLElement>("[data-spot]") ?? [])];
  const middle = (element: HTMLElement) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const origin = buttons.find((button) => Number(button.dataset.spot) === from);
  if (!origin) return undefined;
  const start = middle(origin);
  let best: { spot: number; cost: number } | undefined;
  for (const button of buttons) {
    const { x, y } = middle(button);
    const ahead = (x - start.x) * dx + (y - start.y) * dy;
    if (ahead < 3) continue;
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
    const cost = ahead + 2.5 * aside;
    if (!best || cost < best.cost) best = { spot: Number(button.dataset.spot), cost };
  }
  return best?.spot;
}
