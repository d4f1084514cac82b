/** The mark of the house: a gabled glass house, one pane lit. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" fill="none" aria-hidden="true">
      <path d="M3.5 11 13 3l9.5 8v12h-19V11Z" fill="var(--glass)" fillOpacity=".07" />
      <path d="M9.8 11.2h6.4v5.3H9.8z" fill="var(--glass)" fillOpacity=".85" />
      <path
        d="M3.5 11 13 3l9.5 8v12h-19V11ZM3.5 11h19M9.8 11v12M16.2 11v12M3.5 16.8h19M9.8 11 13 3l3.2 8"
        stroke="var(--glass)"
        strokeWidth="1.3"
        strokeLinejoin="round"
      />
    </svg>
  );
}
