import styles from "./Plot.module.css";

/** A drawing of a certificate: SVG text of lib/certificate/plots.ts, the same as in the page that the audit writes. */
export function Plot({ svg }: { svg: string }) {
  return (
    <div
      className={styles.plot}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, by keys as well.
      tabIndex={0}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made of numbers that were checked, and of text that is escaped.
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
