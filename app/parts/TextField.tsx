import box from "./AmountField.module.css";
import styles from "./TextField.module.css";

type TextProps = {
  id: string;
  label: string;
  text: string;
  onText: (text: string) => void;
  unit?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  onLeave?: () => void;
  mono?: boolean | undefined;
};

/** A field to write in, with what is wrong with it below it. */
export function TextField(props: TextProps) {
  const { id, label, text, onText, unit, hint, error, onLeave, mono } = props;
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={`${box.box} ${error ? box.wrong : ""}`}>
        <input
          id={id}
          className={mono ? styles.mono : undefined}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onBlur={onLeave}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
        />
        {unit && <span className={box.unit}>{unit}</span>}
      </div>
      {note && (
        <p id={`${id}-note`} className={error ? box.error : box.hint}>
          {note}
        </p>
      )}
    </div>
  );
}
