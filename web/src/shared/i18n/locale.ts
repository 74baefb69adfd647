import { useSyncExternalStore } from "react";

export type Locale = "fr" | "en";

const KEY = "egide-langue";
const listeners = new Set<() => void>();

function stored(): Locale {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "fr";
  } catch {
    return "fr";
  }
}

let current: Locale = stored();
document.documentElement.lang = current;

export const getLocale = (): Locale => current;

/** The session's language wins over the one remembered by this browser. */
export function setLocale(locale: Locale): void {
  if (locale === current) return;
  current = locale;
  document.documentElement.lang = locale;
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    /* storage refused: the choice lasts as long as the page */
  }
  listeners.forEach((notify) => notify());
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

export const useLocale = (): Locale => useSyncExternalStore(subscribe, getLocale);
