"use client";

import { useSyncExternalStore } from "react";

const NAME = "bank";
const listeners = new Set<() => void>();

/**
 * The number of the bank that the address of the page asks for, as in ?bank=1; 0 if it asks for none. Whether there is such a bank is
 * another matter.
 */
export function useBankChoice(): number {
  return useSyncExternalStore(subscribe, chosen, () => 0);
}

/** Writes the number of a bank into the address of the page. */
export function chooseBank(bank: number): void {
  const url = new URL(window.location.href);
  if (bank === 0) url.searchParams.delete(NAME);
  else url.searchParams.set(NAME, bank.toString());
  window.history.replaceState(null, "", url);
  for (const listener of listeners) listener();
}

/** The address of a page, for a bank. */
export function hrefOfBank(path: string, bank: number): string {
  return bank === 0 ? path : `${path}?${NAME}=${bank}`;
}

function chosen(): number {
  const text = new URLSearchParams(window.location.search).get(NAME) ?? "";
  return /^\d{1,5}$/.test(text) ? Number(text) : 0;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}
