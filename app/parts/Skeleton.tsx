import styles from "./Skeleton.module.css";

/** Stands where something will be, at its size. */
export function Skeleton({ width, height = "0.9em" }: { width: string; height?: string }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />;
}
