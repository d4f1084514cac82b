import styles from "../parts/Picture.module.css";
import { PictureFrame } from "../parts/PictureFrame.tsx";

export function Picture() {
  return (
    <PictureFrame>
      <ellipse cx="160" cy="176" rx="92" ry="8" className={styles.glow} />
      <g transform="translate(160 94) rotate(-14)">
        <ellipse cx="7" cy="5" rx="66" ry="72" className={styles.under} />
        <ellipse rx="66" ry="72" className={styles.disc} />
        <ellipse rx="55" ry="60.5" className={styles.line} />
        <path
          d="M-28-6 0-32 28-6v38h-56V-6Zm0 0h56M-9.5-6v38M9.5-6v38M-28 13h56M-9.5-6 0-32 9.5-6"
          className={styles.mark}
        />
        <path d="M-46-44C-30-62-8-68 14-66L-54 24C-62 2-60-26-46-44Z" className={styles.gleam} />
      </g>
    </PictureFrame>
  );
}
