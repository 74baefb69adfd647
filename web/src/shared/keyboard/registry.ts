import { isCharacter, isTyping, matches, parseBinding, type Stroke } from "./keys";

export type Shortcut = {
  keys: string;
  /** What the key does, in the overlay of `?`. */
  label: string;
  /** Heading in the overlay. */
  group: string;
  run: (event: KeyboardEvent) => void;
  /** Also while typing in a field (Escape, Ctrl+Enter…). */
  inFields?: boolean;
};

type Entry = { shortcut: Shortcut; strokes: Stroke[]; layer: number };

const SEQUENCE_MS = 1200;
const entries = new Set<Entry>();
const listeners = new Set<() => void>();
const opened: number[] = [];
let layer = 0;
let letters = true;
let pending: { strokes: Entry[]; at: number } | null = null;
let snapshot: readonly Shortcut[] = [];

function changed(): void {
  snapshot = [...entries].filter((entry) => entry.layer === layer).map((entry) => entry.shortcut);
  listeners.forEach((notify) => notify());
}

/** The person's choice: single letters do nothing when false. Other keys keep working. */
export function allowLetters(allowed: boolean): void {
  letters = allowed;
}

/** A dialog opens a layer: keys registered under it sleep until it closes. */
export function openLayer(depth: number): () => void {
  opened.push(depth);
  settle();
  return () => {
    opened.splice(opened.indexOf(depth), 1);
    settle();
  };
}

function settle(): void {
  layer = Math.max(0, ...opened);
  changed();
}

export function register(shortcuts: readonly Shortcut[], depth = 0): () => void {
  const added = shortcuts.map((shortcut) => ({ shortcut, strokes: parseBinding(shortcut.keys), layer: depth }));
  added.forEach((entry) => entries.add(entry));
  changed();
  return () => {
    added.forEach((entry) => entries.delete(entry));
    changed();
  };
}

export const activeShortcuts = (): readonly Shortcut[] => snapshot;

export function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

const usable = (entry: Entry, event: KeyboardEvent): boolean => {
  if (entry.layer !== layer) return false;
  if (isTyping(event.target) && !entry.shortcut.inFields) {
    if (isCharacter(entry.shortcut.keys) || !entry.strokes[0]?.mod) return false;
  }
  return letters || !isCharacter(entry.shortcut.keys);
};

/** Enter and Space belong to the button or link that has the focus. */
const belongsToFocus = (event: KeyboardEvent): boolean =>
  (event.key === "Enter" || event.key === " ") &&
  event.target instanceof HTMLElement &&
  event.target.closest("button, a, summary, input, [role=option], [role=menuitem]") !== null &&
  !(event.ctrlKey || event.metaKey);

export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || belongsToFocus(event)) return;
  const candidates = [...entries].reverse().filter((entry) => usable(entry, event));
  const started = pending && event.timeStamp - pending.at < SEQUENCE_MS ? pending.strokes : null;
  pending = null;
  const second = started?.find((entry) => entries.has(entry) && entry.strokes[1] && matches(entry.strokes[1], event));
  const found = second ?? candidates.find(({ strokes }) => strokes.length === 1 && strokes[0] && matches(strokes[0], event));
  if (found) {
    event.preventDefault();
    found.shortcut.run(event);
    return;
  }
  const begun = candidates.filter(({ strokes }) => strokes.length === 2 && strokes[0] && matches(strokes[0], event));
  if (begun.length) pending = { strokes: begun, at: event.timeStamp };
}
