"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { SignedCertificate } from "../../lib/certificate/certificate.ts";
import type { SealCheck } from "../../lib/seal.ts";
import { Button } from "../parts/Button.tsx";
import { Copyable } from "../parts/Copyable.tsx";
import { Notice } from "../parts/Notice.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { Pane } from "../parts/Pane.tsx";
import { Skeleton } from "../parts/Skeleton.tsx";
import { copy } from "./copy.ts";
import styles from "./Fairness.module.css";

const Report = lazy(async () => ({ default: (await import("./Report.tsx")).Report }));

// Written with the site, if there is one: see next.config.ts.
const PUBLISHED = process.env.CERTIFICATE;

type Opened = { from: string; signed: SignedCertificate; seal: SealCheck };

/** The room where anybody reads, and checks, a certificate of fairness. */
export function Fairness() {
  const [opened, setOpened] = useState<Opened>();
  const [problem, setProblem] = useState<string>();
  const [reading, setReading] = useState(PUBLISHED !== undefined);
  const [over, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  async function open(from: string, read: () => Promise<string>) {
    setReading(true);
    setProblem(undefined);
    try {
      const [{ readCertificate }, { checkSeal }] = await Promise.all([
        import("./read-certificate.ts"),
        import("../../lib/seal.ts"),
      ]);
      const signed = readCertificate(await read());
      setOpened({ from, signed, seal: await checkSeal(signed.certificate, signed) });
    } catch (error) {
      setOpened(undefined);
      setProblem(`${(error as Error).message}.`);
    } finally {
      setReading(false);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens.
  useEffect(() => {
    if (PUBLISHED) void open("published with this site", () => fetched(PUBLISHED as string));
  }, []);

  const take = (file: File | undefined) => file && void open(file.name, () => file.text());

  return (
    <div className={styles.room}>
      <PageHead title={copy.title} lead={copy.lead} />
      <Pane
        className={over ? styles.over : undefined}
        aria-label="Open a certificate"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <div className={styles.open}>
          <p>{copy.drop}</p>
          <input
            ref={field}
            type="file"
            accept="application/json,.json"
            aria-label="Certificate file"
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          <Button look={opened ? "line" : "glass"} onClick={() => field.current?.click()}>
            Choose a file
          </Button>
        </div>
        {!opened && !reading && !problem && !PUBLISHED && (
          <div className={styles.none}>
            <p>{copy.none}</p>
            <Copyable text={copy.make} label="command" />
          </div>
        )}
        {problem && (
          <div className={styles.problem}>
            <Notice tone="error">{problem}</Notice>
          </div>
        )}
      </Pane>
      {reading && !opened && <Ghost />}
      {opened && (
        <Suspense fallback={<Ghost />}>
          <Report key={opened.seal.found} {...opened} />
        </Suspense>
      )}
    </div>
  );
}

async function fetched(path: string): Promise<string> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error("The certificate of this site cannot be read now");
  return answer.text();
}

function Ghost() {
  return (
    <Pane aria-busy="true" aria-label="The certificate is read">
      <div className={styles.ghost}>
        <Skeleton width="30%" height="52px" />
        <Skeleton width="80%" />
        <Skeleton width="100%" height="120px" />
      </div>
    </Pane>
  );
}
