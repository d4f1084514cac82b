import styles from "../hi-lo/Picture.module.css";
import { PictureFrame } from "../parts/PictureFrame.tsx";
import { SuitPath } from "../parts/PlayingCard.tsx";

const CARDS = [
  { rank: "A", suit: "spades", angle: -9, x: 100 },
  { rank: "K", suit: "hearts", angle: 8, x: 150 },
] as const;

export function Picture() {
  return (
    <PictureFrame>
      {CARDS.map(({ rank, suit, angle, x }) => (
        <g
          key={rank}
          className={suit === "hearts" ? styles.red : styles.black}
          transform={`rotate(${angle} 160 150)`}
        >
          <rect x={x} y="36" width="76" height="108" rx="9" />
          <text x={x + 10} y="66">
            {rank}
          </text>
          <svg x={x + 28} y="92" width="40" height="40" viewBox="0 0 16 16" aria-hidden="true">
            <SuitPath suit={suit} />
          </svg>
        </g>
      ))}
    </PictureFrame>
  );
}
