import { useState } from "react";

export type Density = "compact" | "normal" | "airy";
export const ROW_HEIGHT: Record<Density, string> = { compact: "h-8", normal: "h-10", airy: "h-12" };

const KEY = "egide-densite";
const stored = (): Density => {
  const value = localStorage.getItem(KEY);
  return value === "compact" || value === "airy" ? value : "normal";
};

/** A taste of this screen, so kept by this browser rather than in the address. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useState(stored);
  return [
    density,
    (next) => {
      localStorage.setItem(KEY, next);
      setDensity(next);
    },
  ];
}
