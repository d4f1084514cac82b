/** What lies on a safe tile, on a grid of 32. */
export function Gem() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d="M9 6h14l6 8-13 13L3 14Z" fill="var(--gem, var(--glass))" />
      <path d="M9 6 3 14h8Z" fill="rgb(255 255 255 / 0.28)" />
      <path d="M9 6h14l-2 8H11Z" fill="rgb(255 255 255 / 0.42)" />
      <path d="m23 6 6 8h-8Z" fill="rgb(255 255 255 / 0.12)" />
      <path d="M11 14h10l-5 13Z" fill="rgb(255 255 255 / 0.16)" />
      <path d="M21 14h8L16 27Z" fill="rgb(0 0 0 / 0.14)" />
    </svg>
  );
}

/** A mine, on a grid of 32. */
export function Mine() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M16 3v26M3 16h26M6.8 6.8l18.4 18.4M25.2 6.8 6.8 25.2"
        stroke="var(--mine, var(--error))"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="16" cy="16" r="8.6" fill="var(--mine, var(--error))" />
      <circle cx="13" cy="13" r="2.4" fill="rgb(255 255 255 / 0.6)" />
    </svg>
  );
}
