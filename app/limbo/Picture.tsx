import { PictureFrame } from "../parts/PictureFrame.tsx";
import styles from "./Picture.module.css";

export function Picture() {
  return (
    <PictureFrame>
      <path d="M30 164H290M30 124H290M30 84H290" className={styles.grid} />
      <path d="M30 104H290" className={styles.goal} />
      <path d="M34 162C150 158 214 132 262 46V164H34Z" className={styles.area} />
      <path d="M34 162C150 158 214 132 262 46" className={styles.curve} />
      <circle cx="262" cy="46" r="7" className={styles.end} />
      <text x="138" y="82" className={styles.figure}>
        3.41×
      </text>
    </PictureFrame>
  );
}
