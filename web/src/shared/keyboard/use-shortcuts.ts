import { createContext, use, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";

import { activeShortcuts, handleKey, openLayer, register, subscribe, type Shortcut } from "./registry";

/** How many dialogs deep this part of the page is. */
export const KeyboardDepth = createContext(0);

/** Binds keys while the component is on screen. The array may be new at each render; only its words matter. */
export function useShortcuts(shortcuts: readonly Shortcut[], enabled = true): void {
  const depth = use(KeyboardDepth);
  const latest = useRef(shortcuts);
  // Before anybody sees the new screen: a key does what is on it, however fast it is pressed.
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  const signature = shortcuts.map(({ keys, label, group }) => `${keys}|${label}|${group}`).join("\n");
  useEffect(() => {
    if (!enabled) return;
    const bound = latest.current.map((shortcut, index) => ({
      ...shortcut,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }));
    return register(bound, depth);
  }, [enabled, signature, depth]);
}

/** In anything modal: keys of the page under it sleep. Give `KeyboardDepth` this number to the children. */
export function useKeyboardLayer(open: boolean): number {
  const depth = use(KeyboardDepth) + 1;
  useEffect(() => (open ? openLayer(depth) : undefined), [open, depth]);
  return depth;
}

export const useActiveShortcuts = (): readonly Shortcut[] => useSyncExternalStore(subscribe, activeShortcuts);

/** Once, at the root. */
export function useKeyboard(): void {
  useEffect(() => {
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, []);
}
