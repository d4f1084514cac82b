import { getAddress } from "viem";
import { sentenceOf } from "../../lib/audit/finding.ts";
import { OWNER_ROLE, POWERS, ROLES } from "../../lib/roles.ts";
import { duration, shorten } from "../format.ts";
import { Copyable } from "../parts/Copyable.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Pane } from "../parts/Pane.tsx";
import { copy } from "./copy.ts";
import { type Facts, holdersOf } from "./facts.ts";
import styles from "./Roles.module.css";

const MAY: Record<string, string> = {
  owner: "gives and takes roles",
  guardian: "pauses new bets, and cancels what waits",
  admin: "makes the house smaller, at once",
  delayedAdmin: "makes it larger, after the delay",
};

/** Who has which role on chain, compared with the table of roles. */
export function Roles({ facts }: { facts: Facts }) {
  const { findings } = facts;
  const ok = findings.length === 0;
  return (
    <Pane title="Who has which role">
      <ul className={styles.roles}>
        {Object.entries({ owner: OWNER_ROLE, ...ROLES }).map(([name, role]) => (
          <li key={name}>
            <h3>
              {name} <small>{MAY[name]}</small>
            </h3>
            {holdersOf(facts, role).map(({ address, delay, safe }) => (
              <p key={address} className={styles.holder}>
                <Copyable
                  text={getAddress(address)}
                  short={shorten(getAddress(address), 6)}
                  label={`holder of ${name}`}
                />
                <span>
                  {safe ? "a Safe" : "an account"},{" "}
                  {delay === 0n ? "at once" : `after ${duration(Number(delay))}`}
                </span>
              </p>
            ))}
            {holdersOf(facts, role).length === 0 && <p className={styles.wrong}>nobody</p>}
            <Functions of={name} />
          </li>
        ))}
      </ul>
      <div role="status" className={ok ? styles.ok : styles.differs}>
        <p>
          <Icon name={ok ? "check" : "cross"} />
          {ok ? copy.asPlanned : copy.otherwise}
        </p>
        {!ok && (
          <ul>
            {findings.map(sentenceOf).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
    </Pane>
  );
}

function Functions({ of }: { of: string }) {
  const some = POWERS.filter(({ role, room }) => role === of && room !== "authority");
  if (some.length === 0) return null;
  return (
    <p className={styles.functions}>
      {some
        .flatMap(({ functions }) => functions)
        .map((signature) => signature.slice(0, signature.indexOf("(")))
        .join(", ")}
    </p>
  );
}
