import styles from "../hi-lo/Picture.module.css";
import { PictureFrame } from "../parts/PictureFrame.tsx";
import { SuitPath } from "../parts/PlayingCard.tsx";

const RANKS = ["10", "J", "Q", "K", "A"];

export function Picture() {
  return (
    <PictureFrame>
      {RANKS.map((rank, place) => {
        const angle = (place - 2) * 11;
        return (
          <g key={rank} className={styles.red} transform={`rotate(${angle} 160 330)`}>
            <rect x="126" y="44" width="68" height="96" rx="8" />
            <text x="134" y="71">
              {rank}
            </text>
            <svg x="150" y="90" width="36" height="36" viewBox="0 0 16 16" aria-hidden="true">
              <SuitPath suit="hearts" />
            </svg>
          </g>
        );
      })}
    </PictureFrame>
  );
}
