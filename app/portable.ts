// Next wants to know at build time below which path a site will stand. An export that is published under the hash of its own content
// cannot know that. So it is built for a path that stands for all of them, and made relative to where it is found: each page says by
// a <base> where the export's root is, seen from itself, and addresses and the router's own prefix follow from that.

/** The path for which the dApp is built. No export contains it. */
export const ANYWHERE = "/__anywhere__";

const ROOT_PATH = "(new URL(document.baseURI).pathname.slice(0,-1))";

/**
 * A file of an export that was built for {@link ANYWHERE}, for wherever it will stand.
 *
 * @param isScript Whether the prefix of the router is in it as an expression, and not only in addresses.
 * @throws Error if the path is left in it in a form that is not known.
 */
export function portable(text: string, isScript: boolean): string {
  let moved = text.replaceAll(`${ANYWHERE}/`, "./");
  if (isScript) moved = moved.replaceAll(`"${ANYWHERE}"`, ROOT_PATH);
  else moved = moved.replaceAll(`href="${ANYWHERE}"`, 'href="./"');
  const left = moved.indexOf(ANYWHERE);
  if (left >= 0) {
    throw new Error(
      `The export would be bound to one path: ${moved.slice(Math.max(0, left - 80), left + 80)}`,
    );
  }
  return moved;
}

/**
 * Says in a page where the root of the export is.
 *
 * @param name Path of the page below that root, as `coin/index.html`.
 */
export function withBase(html: string, name: string): string {
  const up = "../".repeat(name.split(/[/\\]/).length - 1);
  return html.replace("<head>", `<head><base href="${up || "./"}"/>`);
}
