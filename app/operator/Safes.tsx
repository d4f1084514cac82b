import { getAddress } from "viem";
import { grouped, shorten } from "../format.ts";
import { Copyable } from "../parts/Copyable.tsx";
import { Pane } from "../parts/Pane.tsx";
import type { Facts } from "./facts.ts";
import styles from "./Roles.module.css";

/** The Safes that have roles: who signs, and how many of them must. */
export function Safes({ facts: { safes } }: { facts: Facts }) {
  if (safes.length === 0) {
    return (
      <Pane title="The Safe">
        <p className={styles.wrong}>No Safe has a role in this house.</p>
      </Pane>
    );
  }
  return safes.map(({ address, owners, threshold, nonce }) => (
    <Pane key={address} title="The Safe">
      <p className={styles.threshold}>
        {`${threshold}`} of {owners.length} <span>owners sign</span>
      </p>
      <Copyable text={getAddress(address)} label="address of the Safe" />
      <ul className={styles.owners} aria-label="Owners">
        {owners.map((owner) => (
          <li key={owner}>
            <Copyable text={owner} short={shorten(owner, 8)} label="owner" />
          </li>
        ))}
      </ul>
      <p className={styles.note}>It has carried out {grouped(nonce)} transactions.</p>
    </Pane>
  ));
}
