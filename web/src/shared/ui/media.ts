import { useSyncExternalStore } from "react";

/** The widths of `base.css` (`phone:`), for the rare place where another tree is drawn rather than another style. */
const PHONE = matchMedia("(width <= 720px)");

function subscribe(notify: () => void): () => void {
  PHONE.addEventListener("change", notify);
  return () => PHONE.removeEventListener("change", notify);
}

export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, () => PHONE.matches);
