import { DieFace } from "../parts/Die.tsx";
import styles from "../parts/Picture.module.css";
import { PictureFrame } from "../parts/PictureFrame.tsx";

const DICE = [
  { n: 6, x: 84, y: 112, turn: -14, size: 0.72 },
  { n: 3, x: 162, y: 82, turn: 9, size: 0.8 },
  { n: 5, x: 240, y: 118, turn: -5, size: 0.72 },
] as const;

export function Picture() {
  return (
    <PictureFrame>
      <ellipse cx="160" cy="164" rx="120" ry="9" className={styles.glow} />
      {DICE.map(({ n, x, y, turn, size }) => (
        <g key={n} transform={`translate(${x} ${y}) rotate(${turn}) scale(${size})`}>
          <DieFace n={n} />
        </g>
      ))}
    </PictureFrame>
  );
}
