"use client";

import { useState } from "react";
import { type Address, getAddress } from "viem";
import { OWNER_ROLE, ROLES, type Role } from "../../lib/roles.ts";
import { duration, shorten } from "../format.ts";
import { Notice } from "../parts/Notice.tsx";
import { Pane } from "../parts/Pane.tsx";
import { TextField } from "../parts/TextField.tsx";
import styles from "./ActForm.module.css";
import { actOf, sayAct } from "./acts.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { copy } from "./copy.ts";
import { type BankFacts, type Facts, type Holder, holdersOf } from "./facts.ts";
import type { Field, Scene } from "./form-fields.ts";
import { fill, KINDS, type Kind } from "./forms.ts";
import { parseWhole, WrongInput } from "./input.ts";
import { PreparedSteps } from "./PreparedSteps.tsx";
import { prepare } from "./prepare.ts";
import { Says } from "./Says.tsx";
import { useDelay } from "./use-delay.ts";
import { useEmpty } from "./use-empty.ts";

const GROUPS: { role: Role; label: string }[] = [
  { role: "guardian", label: "The guardian, at once" },
  { role: "admin", label: "The owner, at once" },
  { role: "delayedAdmin", label: "The owner, after the delay" },
];

/** An act of the table of roles, filled in and prepared. */
export function ActForm({ facts }: { facts: Facts }) {
  const [signature, setSignature] = useState(KINDS[0]?.signature ?? "");
  const [bank, setBank] = useState("0");
  const kind = KINDS.find((one) => one.signature === signature) as Kind;
  return (
    <Pane title="Prepare an act">
      <div className={styles.choose}>
        <div className={styles.field}>
          <label htmlFor="act">Act</label>
          <select id="act" value={signature} onChange={(event) => setSignature(event.target.value)}>
            {GROUPS.map(({ role, label }) => (
              <optgroup key={role} label={label}>
                {KINDS.filter((one) => one.role === role).map((one) => (
                  <option key={one.signature} value={one.signature}>
                    {one.form.title}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        {kind.room === "reserve" && (
          <ChoiceField
            id="reserve"
            label="Of the reserve of"
            value={bank}
            options={facts.banks.map(({ index, symbol }) => ({
              value: `${index}`,
              label: `${index}: ${symbol}`,
            }))}
            onValue={setBank}
          />
        )}
      </div>
      <p className={styles.what}>{kind.form.what}</p>
      <Filling
        key={`${signature} ${kind.room === "reserve" ? bank : ""}`}
        facts={facts}
        kind={kind}
        bank={facts.banks[kind.room === "reserve" ? Number(bank) : 0] as BankFacts}
      />
    </Pane>
  );
}

/** Of whom an act is: functions of the AccessManager itself ask for the owner's own role. */
function roleOf({ room, role }: Kind): bigint {
  return room === "authority" ? OWNER_ROLE : ROLES[role];
}

function Filling({ facts, kind, bank }: { facts: Facts; kind: Kind; bank: BankFacts }) {
  const { form, room } = kind;
  const [typed, setTyped] = useState<Record<string, string>>({});
  // A field says nothing of what is wrong before somebody has been in it.
  const [seen, setSeen] = useState<Record<string, true>>({});
  const scene: Scene = { facts, bank, values: {} };
  const texts = Object.fromEntries(
    form.fields.map((field) => [field.name, typed[field.name] ?? startOf(field, scene)]),
  );
  const { values, wrong } = fill(form, texts, scene);
  const contracts = form.fields.flatMap(({ name, contract }) =>
    contract && values[name] ? [values[name] as Address] : [],
  );
  const empty = useEmpty([...new Set(contracts)]);
  const isEmpty = (field: Field) =>
    field.contract === true && empty.has(values[field.name] as Address);
  const now: Scene = { ...scene, values };
  const isWhole = Object.keys(wrong).length === 0 && !form.fields.some(isEmpty);
  const at: Address = getAddress(
    room === "casino"
      ? facts.house.casino
      : room === "reserve"
        ? bank.reserve
        : facts.house.authority,
  );
  const [holder] = holdersOf(facts, roleOf(kind));
  return (
    <>
      {form.fields.length > 0 && (
        <div className={styles.fields}>
          {form.fields.map((field) => (
            <FieldOf
              key={field.name}
              field={field}
              scene={now}
              text={texts[field.name] ?? ""}
              error={
                isEmpty(field)
                  ? "There is no contract at this address."
                  : seen[field.name]
                    ? wrong[field.name]
                    : undefined
              }
              onText={(text) => setTyped((before) => ({ ...before, [field.name]: text }))}
              onSeen={() => setSeen((before) => ({ ...before, [field.name]: true }))}
            />
          ))}
        </div>
      )}
      {!holder && (
        <div className={styles.result}>
          <Notice tone="error">{copy.nobody}</Notice>
        </div>
      )}
      {holder && isWhole && (
        <Result facts={facts} kind={kind} holder={holder} at={at} values={values} />
      )}
      {holder && !isWhole && (
        <p className={styles.missing}>
          The transaction stands here as soon as the fields above say what is meant.
        </p>
      )}
    </>
  );
}

function startOf({ start, options }: Field, scene: Scene): string {
  return start?.(scene) ?? options?.(scene)[0]?.value ?? "";
}

type FieldProps = {
  field: Field;
  scene: Scene;
  text: string;
  error: string | undefined;
  onText: (text: string) => void;
  onSeen: () => void;
};

function FieldOf({ field, scene, text, error, onText, onSeen }: FieldProps) {
  const options = field.options?.(scene);
  const id = `field-${field.name}`;
  if (options) {
    return (
      <ChoiceField id={id} label={field.label} value={text} options={options} onValue={onText} />
    );
  }
  return (
    <TextField
      id={id}
      label={field.label}
      unit={field.unit?.(scene)}
      hint={field.hint?.(scene)}
      text={text}
      error={error}
      onText={onText}
      onLeave={onSeen}
      mono={field.contract || field.parse.name === "parseAddress"}
    />
  );
}

type ResultProps = {
  facts: Facts;
  kind: Kind;
  holder: Holder;
  at: Address;
  values: Record<string, unknown>;
};

function Result({ facts, kind, holder, at, values }: ResultProps) {
  const { safe } = holder;
  const [typed, setTyped] = useState<string>();
  const act = actOf(kind, at, values);
  const asked = useDelay(holder, act);
  const said = sayAct(act, facts);
  const text = typed ?? `${safe?.nonce ?? 0n}`;
  const nonce = nonceOf(text, safe?.nonce ?? 0n);
  if (!said) return null;
  const steps =
    typeof nonce === "bigint" && asked
      ? prepare(act, asked.delay, {
          chainId: facts.chainId,
          authority: facts.house.authority,
          by: holder,
          nonce,
          title: kind.form.title,
        })
      : [];
  return (
    <div className={styles.result}>
      <Says said={said} />
      <dl className={styles.by}>
        <div>
          <dt>By</dt>
          <dd>
            {safe
              ? `the Safe ${shorten(getAddress(safe.address))}`
              : `the account ${shorten(getAddress(holder.address))}`}
          </dd>
        </div>
        <div>
          <dt>In force</dt>
          <dd>
            {asked === undefined
              ? "asking"
              : asked.delay === 0n
                ? "at once"
                : `after ${duration(Number(asked.delay))}`}
          </dd>
        </div>
      </dl>
      {asked && !asked.allowed && <Notice tone="error">{copy.refused}</Notice>}
      {safe ? (
        <TextField
          id="nonce"
          label="Number of the Safe's transaction"
          hint={copy.nonce(safe.nonce)}
          text={text}
          error={typeof nonce === "string" ? nonce : undefined}
          onText={setTyped}
        />
      ) : (
        <Notice tone="quiet">{copy.account}</Notice>
      )}
      <PreparedSteps steps={steps} authority={facts.house.authority} />
    </div>
  );
}

/** A sentence, if it is not a number that a Safe could still use. */
function nonceOf(text: string, least: bigint): bigint | string {
  try {
    const nonce = parseWhole(text, "a number");
    return nonce < least ? `The Safe has used ${nonce} already: its next is ${least}.` : nonce;
  } catch (error) {
    if (error instanceof WrongInput) return error.message;
    throw error;
  }
}
