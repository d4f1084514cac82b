import styles from "./Slip.module.css";

/** The place of the switch between assets until they are read: nothing below it moves when they are. */
export function AssetPlace() {
  return <div className={styles.assets} />;
}
