import { STYLE } from "./style.ts";
import { escapeHtml } from "./text.ts";

/**
 * A page that needs nothing else: for a person to read, and to keep.
 *
 * @param tokens The house's colours and sizes, as CSS custom properties.
 * @param state A class of the whole, such as that of its verdict.
 */
export function pageOf(title: string, tokens: string, state: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${tokens}${STYLE}</style>
<body class="${state}">
<main>
${body}
</main>
</body>
</html>
`;
}
