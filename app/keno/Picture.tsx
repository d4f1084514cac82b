import { PictureFrame } from "../parts/PictureFrame.tsx";
import styles from "./Picture.module.css";

const PICKED = [4, 11, 18, 22, 29];
const DRAWN = [4, 9, 18, 25, 29, 32];

export function Picture() {
  return (
    <PictureFrame>
      {Array.from({ length: 40 }, (_, i) => i + 1).map((n) => {
        const look = DRAWN.includes(n)
          ? PICKED.includes(n)
            ? styles.hit
            : styles.drawn
          : PICKED.includes(n)
            ? styles.picked
            : styles.number;
        const x = 36 + ((n - 1) % 8) * 31.4;
        const y = 22 + Math.floor((n - 1) / 8) * 31.4;
        return (
          <g key={n} className={look}>
            <rect x={x} y={y} width="28" height="28" rx="6" />
            <text x={x + 14} y={y + 15}>
              {n}
            </text>
          </g>
        );
      })}
    </PictureFrame>
  );
}
