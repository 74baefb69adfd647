import { useSyncExternalStore } from "react";

import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";

import { Button } from "./button";
import { Icon } from "./icon";

const words = defineMessages({
  fr: { undo: "Annuler", undoKey: "Annuler la dernière action", everywhere: "Partout" },
  en: { undo: "Undo", undoKey: "Undo the last action", everywhere: "Everywhere" },
});

type Toast = { id: number; message: string; undo: (() => void) | undefined };
const LASTS_MS = 10_000;

let current: Toast | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function show(toast: Toast | null): void {
  current = toast;
  listeners.forEach((notify) => notify());
}

/** Says what was done and offers to undo it for ten seconds. Never for errors: those stay where they happened. */
export function announce(message: string, undo?: () => void): void {
  clearTimeout(timer);
  show({ id: Date.now(), message, undo });
  timer = setTimeout(() => show(null), LASTS_MS);
}

export function Toasts() {
  const toast = useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    () => current,
  );
  const m = useMessages(words);
  const undo = () => {
    toast?.undo?.();
    show(null);
  };
  useShortcuts([{ keys: "u", label: m.undoKey, group: m.everywhere, run: undo }], Boolean(toast?.undo));
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex justify-center px-4 phone:bottom-20">
      {toast ? (
        <div key={toast.id} className="pointer-events-auto flex min-h-12 max-w-full items-center gap-3 rounded-4 bg-overlay py-2 pr-2 pl-4 shadow-pop animate-rise">
          <Icon name="check" className="text-ok" />
          <span className="min-w-0">{toast.message}</span>
          {toast.undo ? (
            <Button variant="ghost" size="sm" kbd="u" onClick={undo}>{m.undo}</Button>
          ) : (
            <span className="w-2" />
          )}
        </div>
      ) : null}
    </div>
  );
}
