import styles from "./QuickRow.module.css";

type Props = {
  /** Read before each label. */
  name: string;
  /** Shows it, too. */
  shown?: boolean;
  options: readonly { label: string; onPick: () => void }[];
  disabled?: boolean;
};

/** Ready-made values, side by side. */
export function QuickRow({ name, shown, options, disabled }: Props) {
  return (
    <div className={styles.row}>
      {shown && <span aria-hidden="true">{name}</span>}
      {options.map(({ label, onPick }) => (
        <button key={label} type="button" onClick={onPick} disabled={disabled}>
          <span className="sr-only">{name} </span>
          {label}
        </button>
      ))}
    </div>
  );
}
