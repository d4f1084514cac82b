import { escapeHtml } from "./text.ts";

/** A drawing, in units of its own, with what a screen reader says of it. */
export function svg(width: number, height: number, label: string, content: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}">${content}</svg>`;
}

/** A coordinate, no finer than anybody sees. */
export function fixed(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}

/** A line through points, as the `d` of a path. */
export function through(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${fixed(x)} ${fixed(y)}`).join("");
}
