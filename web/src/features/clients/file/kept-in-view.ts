import { useEffect, useRef, type RefObject } from "react";

const BY_HAND = ["wheel", "touchmove", "pointerdown", "keydown"];

/**
 * Brings a part of `box` to its top, and keeps it there while what stands above is still arriving, until the person
 * moves by themselves.
 */
export function useKeptInView(box: RefObject<HTMLElement | null>): (selector: string) => void {
  const kept = useRef<string | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const release = () => {
      kept.current = null;
    };
    const grown = new ResizeObserver(() => {
      if (kept.current) element.querySelector(kept.current)?.scrollIntoView({ behavior: "auto", block: "start" });
    });
    for (const part of element.children) grown.observe(part);
    for (const gesture of BY_HAND) element.addEventListener(gesture, release, { passive: true });
    return () => {
      grown.disconnect();
      for (const gesture of BY_HAND) element.removeEventListener(gesture, release);
    };
  }, [box]);
  return (selector) => {
    kept.current = selector;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    box.current?.querySelector(selector)?.scrollIntoView({ behavior, block: "start" });
  };
}
