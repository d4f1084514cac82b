import { Copyable } from "../parts/Copyable.tsx";
import type { Said } from "./acts.ts";
import styles from "./Says.module.css";

/** What an act does: which function of which contract, with its arguments in words. */
export function Says({ said: { target, name, args } }: { said: Said }) {
  return (
    <div className={styles.says}>
      <p className={styles.call}>
        <span className={styles.target}>{target?.name}</span>
        <span className={styles.name}>{name}</span>
      </p>
      {target && <Copyable text={target.address} label={`address of ${target.name}`} />}
      {args.length > 0 && (
        <dl className={styles.args}>
          {args.map((arg) => (
            <div key={arg.name}>
              <dt>{arg.name}</dt>
              <dd title={arg.raw}>{arg.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
