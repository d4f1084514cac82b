import { PictureFrame } from "../parts/PictureFrame.tsx";
import { SuitPath } from "../parts/PlayingCard.tsx";
import styles from "./Picture.module.css";

const CARDS = [
  { rank: "9", suit: "hearts", x: 62, turn: -9 },
  { rank: "K", suit: "spades", x: 122, turn: -3 },
  { rank: "4", suit: "clubs", x: 200, turn: 3 },
  { rank: "4", suit: "diamonds", x: 260, turn: 9 },
] as const;

export function Picture() {
  return (
    <PictureFrame>
      {CARDS.map(({ rank, suit, x, turn }) => (
        <g
          key={suit}
          transform={`translate(${x} 100) rotate(${turn})`}
          className={suit === "hearts" || suit === "diamonds" ? styles.red : styles.black}
        >
          <rect x="-36" y="-52" width="72" height="104" rx="8" className={styles.card} />
          <text x="-29" y="-28">
            {rank}
          </text>
          <g transform="translate(-8 -4) scale(2.3)">
            <SuitPath suit={suit} />
          </g>
        </g>
      ))}
    </PictureFrame>
  );
}
