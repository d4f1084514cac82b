"use client";

import { type FormEvent, useEffect, useState } from "react";
import { type Address, getAddress, isAddress } from "viem";
import type { Holding, Move } from "../../lib/reserves/holding.ts";
import type { Statement } from "../../lib/reserves/statement.ts";
import { grouped, percent, shorten } from "../format.ts";
import { Button } from "../parts/Button.tsx";
import { Disclosure } from "../parts/Disclosure.tsx";
import { Icon } from "../parts/Icon.tsx";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Coins, shortCoins } from "./Coins.tsx";
import { copy } from "./copy.ts";
import styles from "./MyChips.module.css";
import type { Proven, Reading } from "./use-proof.ts";

type Props = {
  proven: Proven;
  banks: readonly Statement[];
  reading: Reading | undefined;
  /** Of the wallet. */
  address: Address | undefined;
  onPlayer: (player: Address | undefined) => void;
};

const MOST_MOVES = 40;

/** How much of the chips of all players is one player's, and where it comes from. */
export function MyChips({ proven, banks, reading, address, onPlayer }: Props) {
  const { holdings } = proven.reserves;
  const { player } = proven.asked;
  const some = holdings.filter(({ chips, moves, open }) => {
    return chips !== 0n || moves.length > 0 || open.length > 0;
  });
  return (
    <Pane title="My chips are counted">
      <p className={styles.lead}>{copy.chips}</p>
      <Who address={address} busy={reading !== undefined} onPlayer={onPlayer} />
      {player && some.length === 0 && !reading && <Notice tone="quiet">{copy.stranger}</Notice>}
      {some.map((holding) => {
        const bank = banks[holding.bank];
        return bank && <Held key={holding.bank} holding={holding} bank={bank} />;
      })}
    </Pane>
  );
}

function Who({
  address,
  busy,
  onPlayer,
}: {
  address: Address | undefined;
  busy: boolean;
  onPlayer: Props["onPlayer"];
}) {
  const [text, setText] = useState<string>(address ?? "");
  const [wrong, setWrong] = useState<string>();

  useEffect(() => setText(address ?? ""), [address]);

  function submit(event: FormEvent) {
    event.preventDefault();
    const written = text.trim();
    if (isAddress(written)) return onPlayer(getAddress(written));
    setWrong(
      isAddress(written, { strict: false })
        ? "This address has a mistake in it: its capital letters do not fit."
        : "Write an address: 0x and 40 hexadecimal digits.",
    );
  }

  return (
    <form className={styles.who} onSubmit={submit}>
      <label htmlFor="player" className="sr-only">
        Address of a player
      </label>
      <input
        id="player"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(undefined);
        }}
        placeholder="0x…, any player"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? "player-note" : undefined}
      />
      <Button type="submit" disabled={busy}>
        Find
      </Button>
      {wrong && (
        <p id="player-note" role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}

function Held({ holding, bank }: { holding: Holding; bank: Statement }) {
  const { player, chips, all, moves, open } = holding;
  const counted = all === bank.chips;
  return (
    <section className={styles.held} aria-label={`Chips of ${bank.symbol}`}>
      <p className={styles.whose}>
        <span className="mono">{shorten(player, 6)}</span> at the bank of {bank.symbol}
      </p>
      <dl className={styles.term}>
        <div>
          <dt>These chips</dt>
          <dd>
            <Coins bank={bank} chips={chips} />
          </dd>
        </div>
        <div>
          <dt>Those of all others</dt>
          <dd>
            <span className={styles.sign}>+</span>
            <Coins bank={bank} chips={all - chips} />
          </dd>
        </div>
        <div className={counted ? styles.counted : styles.lost}>
          <dt>Chips of all players</dt>
          <dd>
            <span className={styles.sign}>=</span>
            <Coins bank={bank} chips={all} />
          </dd>
        </div>
      </dl>
      <p className={counted ? styles.yes : styles.no}>
        <Icon name={counted ? "check" : "cross"} />
        {counted
          ? `Counted: ${all === 0n ? "0 %" : percent({ num: chips, den: all })} of that term of the sum`
          : "This is not the term of the sum above"}
      </p>
      {open.length > 0 && (
        <ul className={styles.open}>
          {open.map(({ bet, cost, most }) => (
            <li key={bet}>
              Bet {bet} is open: {shortCoins(bank, cost)} put in, at most {shortCoins(bank, most)}{" "}
              paid, which is reserved
            </li>
          ))}
        </ul>
      )}
      {moves.length > 0 && <Moves moves={moves} bank={bank} />}
    </section>
  );
}

function Moves({ moves, bank }: { moves: Move[]; bank: Statement }) {
  const shown = moves.slice(-MOST_MOVES).reverse();
  return (
    <Disclosure
      title={`Where they come from: ${moves.length} ${moves.length === 1 ? "event" : "events"}`}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys as well. */}
      <section className={styles.scroll} tabIndex={0} aria-label="Events">
        <table>
          <thead>
            <tr>
              <th scope="col">Block</th>
              <th scope="col">What</th>
              <th scope="col">Change</th>
              <th scope="col">Held then</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ block, what, change, held, transaction }) => (
              <tr key={`${transaction} ${held} ${change}`}>
                <td>{grouped(block)}</td>
                <td title={transaction}>{what}</td>
                <td className={change > 0n ? "win" : undefined}>
                  {change > 0n && "+"}
                  <Coins bank={bank} chips={change} bare />
                </td>
                <td>
                  <Coins bank={bank} chips={held} bare />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {moves.length > MOST_MOVES && (
        <p className={styles.lead}>The last {MOST_MOVES}. All of them are in the file.</p>
      )}
    </Disclosure>
  );
}
