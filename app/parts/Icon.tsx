const PATHS = {
  alert: "M8 5v4M8 11.2v.1M8 1.8 15 14H1L8 1.8Z",
  info: "M8 7.4v3.8M8 4.9v.1M8 14.4A6.4 6.4 0 1 0 8 1.6a6.4 6.4 0 0 0 0 12.8Z",
  clock: "M8 4.4V8l2.4 1.6M8 14.4A6.4 6.4 0 1 0 8 1.6a6.4 6.4 0 0 0 0 12.8Z",
  check: "m3.4 8.4 3 3 6.2-6.6",
  cross: "m4 4 8 8M12 4l-8 8",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8v-8Z",
  chevron: "m4 6 4 4 4-4",
  right: "m6 3.5 4.5 4.5L6 12.5",
  out: "M6.5 3h-4v10.5H13V9.5M9 2.5h4.5V7M13 3 7.5 8.5",
  undo: "M5.2 3.2 2.4 6l2.8 2.8M2.6 6h6.6a4 4 0 0 1 0 8H7",
  repeat:
    "m11.2 1.8 2.4 2.4-2.4 2.4M13.4 4.2H5A3 3 0 0 0 2 7.2v.6M4.8 14.2l-2.4-2.4 2.4-2.4M2.6 11.8H11a3 3 0 0 0 3-3v-.6",
  bin: "M2.8 4.4h10.4M6.2 4.2V2.6h3.6v1.6M4 4.6l.6 8.8h6.8l.6-8.8",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M3.3 12.7l1-1M11.7 4.3l1-1",
  moon: "M13.8 9.6A6 6 0 0 1 6.4 2.2a6 6 0 1 0 7.4 7.4Z",
  wallet:
    "M2 4.8h10.5A1.5 1.5 0 0 1 14 6.3v5.9a1.5 1.5 0 0 1-1.5 1.5H3.5A1.5 1.5 0 0 1 2 12.2V4.8Zm0 0c0-1 .7-1.7 1.7-1.8L11 2.3v2.5M11 9.3h.1",
  tables: "M1.8 6.5h12.4M3 6.5v7M13 6.5v7M4.5 2.8h7l1.8 3.7H2.7L4.5 2.8Z",
  list: "M5.5 4h8M5.5 8h8M5.5 12h8M2.4 4h.1M2.4 8h.1M2.4 12h.1",
  bank: "M2 6.3 8 2.5l6 3.8M2.5 13.5h11M4 6.8v6M8 6.8v6M12 6.8v6",
  proof:
    "M8 1.8 13.5 4v4c0 3.3-2.3 5.5-5.5 6.3C4.8 13.5 2.5 11.3 2.5 8V4L8 1.8ZM5.6 8l1.8 1.8 3.2-3.5",
  help: "M8 14.4A6.4 6.4 0 1 0 8 1.6a6.4 6.4 0 0 0 0 12.8ZM6.2 6.2A1.9 1.9 0 1 1 8.6 8c-.4.2-.6.5-.6 1M8 11.3v.1",
  keys: "M1.8 4h12.4v8H1.8V4ZM4.2 6.6h.1M6.8 6.6h.1M9.3 6.6h.1M11.8 6.6h.1M4.8 9.6h6.4",
  sound: "M2 6.2h2.4L8 3.2v9.6L4.4 9.8H2V6.2ZM10.4 5.8a3 3 0 0 1 0 4.4M12.2 4a5.6 5.6 0 0 1 0 8",
  silence: "M2 6.2h2.4L8 3.2v9.6L4.4 9.8H2V6.2ZM10.6 6.2l3.6 3.6M14.2 6.2l-3.6 3.6",
  scales: "M8 2v12M4.5 14h7M3 4.5h10M3 4.5 1.3 9h3.4L3 4.5ZM13 4.5 11.3 9h3.4L13 4.5Z",
  ticket:
    "M1.8 4h12.4v2.6a1.5 1.5 0 0 0 0 2.8V12H1.8V9.4a1.5 1.5 0 0 0 0-2.8V4ZM9.8 4v1.4M9.8 7.3v1.4M9.8 10.6V12",
  plus: "M8 3.5v9M3.5 8h9",
  swap: "M11 2.5 13.5 5 11 7.5M13 5H3M5 8.5 2.5 11 5 13.5M3 11h10",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing on a grid of 16, in the colour of the text. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
