import styles from "./QuickRow.module.css";

type Props = {
  /** Read before each label. */
  name: string;
  options: readonly { label: string; onPick: () => void }[];
  disabled?: boolean;
};

/** Ready-made values, side by side. */
export function QuickRow({ name, options, disabled }: Props) {
  return (
    <div className={styles.row}>
      {options.map(({ label, onPick }) => (
        <button key={label} type="button" onClick={onPick} disabled={disabled}>
          <span className="sr-only">{name} </span>
          {label}
        </button>
      ))}
    </div>
  );
}
