import styles from "../parts/Picture.module.css";
import { PictureFrame } from "../parts/PictureFrame.tsx";

export function Picture() {
  return (
    <PictureFrame>
      <text x="160" y="98" className={styles.big}>
        23.41
      </text>
      <rect x="40" y="138" width="240" height="12" rx="6" className={styles.rail} />
      <rect x="40" y="138" width="119" height="12" rx="6" className={styles.zone} />
      <path d="M96 132l-7-9a9 9 0 1 1 14 0Z" className={styles.marker} />
      <rect x="149" y="130" width="20" height="28" rx="7" className={styles.handle} />
      <path d="M156 138v12M162 138v12" className={styles.grip} />
    </PictureFrame>
  );
}
