import { PictureFrame } from "../parts/PictureFrame.tsx";
import { SuitPath } from "../parts/PlayingCard.tsx";
import styles from "./Picture.module.css";

const CARDS = [
  { x: 52, y: 58, rank: "4", suit: "clubs" },
  { x: 128, y: 42, rank: "9", suit: "hearts" },
  { x: 204, y: 26, rank: "Q", suit: "spades" },
] as const;

export function Picture() {
  return (
    <PictureFrame>
      {CARDS.map(({ x, y, rank, suit }) => (
        <g key={rank} className={suit === "hearts" ? styles.red : styles.black}>
          <rect x={x} y={y} width="68" height="96" rx="8" />
          <text x={x + 9} y={y + 27}>
            {rank}
          </text>
          <svg x={x + 24} y={y + 46} width="36" height="36" viewBox="0 0 16 16" aria-hidden="true">
            <SuitPath suit={suit} />
          </svg>
        </g>
      ))}
      <path d="M70 178 250 140m-14-6 14 6-9 12" className={styles.way} />
    </PictureFrame>
  );
}
