"use client";

import { useSyncExternalStore } from "react";

export type Chime = "placed" | "won" | "lost";

const KEY = "glasshouse.sound";

/** Notes: frequency in hertz, when it begins and how long it sounds in seconds, and how loud it is. */
const NOTES: Record<Chime, readonly (readonly [number, number, number, number])[]> = {
  placed: [[392, 0, 0.12, 0.05]],
  won: [
    [523.25, 0, 0.22, 0.07],
    [659.25, 0.1, 0.24, 0.07],
    [783.99, 0.2, 0.42, 0.07],
  ],
  lost: [[196, 0, 0.3, 0.05]],
};

const listeners = new Set<() => void>();
let context: AudioContext | undefined;

/** Whether there is sound, which is off until somebody wants it. */
export function useSound(): boolean {
  return useSyncExternalStore(subscribe, isSoundOn, () => false);
}

export function setSound(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing stays silent.
  }
  for (const listener of listeners) listener();
  if (on) chime("placed");
}

/** Sounds, if sound is on. The tones are made here: no file is loaded. */
export function chime(kind: Chime): void {
  if (!isSoundOn()) return;
  context ??= new AudioContext();
  void context.resume();
  const start = context.currentTime + 0.01;
  for (const [frequency, after, length, loudness] of NOTES[kind]) {
    const tone = new OscillatorNode(context, { type: "triangle", frequency });
    const volume = new GainNode(context, { gain: 0 });
    const at = start + after;
    volume.gain.linearRampToValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(loudness, at + 0.012);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + length);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + length);
  }
}

/** Whether there is sound now. */
export function isSoundOn(): boolean {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
