import type { Throw } from "../../lib/games/rock-paper-scissors.ts";

const PATHS: Record<Throw, string> = {
  rock: "M9 22 15 11.5 28 8l11 8 2 13-8 9.5-15 1L8.5 32ZM15 11.5l7.5 10L9 22m13.5-.5L18 39.5m4.5-18L32 20 28 8m4 12 9 9m-9-9 1 18.5",
  paper: "M13 7h15.5L37 15.5V41H13V7Zm15.5 0v8.5H37M18.5 22h13M18.5 28h13M18.5 34h8.5",
  scissors:
    "M17.8 31.3 34 7M30.2 31.3 14 7M15 41a5.3 5.3 0 1 0 0-10.6A5.3 5.3 0 0 0 15 41Zm18 0a5.3 5.3 0 1 0 0-10.6A5.3 5.3 0 0 0 33 41Z",
};

/** What is thrown, as a line drawing on a grid of 48. */
export function ThrowPath({ shape }: { shape: Throw }) {
  return (
    <path
      d={PATHS[shape]}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  );
}

export function ThrowMark({ shape, size }: { shape: Throw; size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <ThrowPath shape={shape} />
    </svg>
  );
}
