/** Text that is safe inside of HTML and its attributes. */
export function escapeHtml(text: string): string {
  const safe: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (sign) => safe[sign] ?? sign);
}

/** A share in per cent: 0.99 with 2 digits is "99.00 %". */
export function percent(share: number, digits: number): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** A whole number with thin spaces between its thousands. */
export function grouped(value: number | bigint): string {
  return `${value}`.replace(/\B(?=(\d{3})+$)/g, "\u202f");
}
