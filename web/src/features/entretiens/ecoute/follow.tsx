import { useEffect, useState, type RefObject } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";

import { usePlayer, usePlaying } from "./listening";
import type { Place } from "./model";
import { words } from "./words";

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Keeps what is being said in sight while it plays, until the reader goes elsewhere; then one gesture comes back. */
export function Follow({ list, spoken, className }: { list: RefObject<HTMLElement | null>; spoken: Place | null; className: string }) {
  const m = useMessages(words);
  const player = usePlayer();
  const playing = usePlaying(player, (state) => state.playing);
  const [away, setAway] = useState(false);
  const segment = spoken?.segment ?? null;

  useEffect(() => {
    const box = list.current;
    if (!box || !playing) return;
    const leave = () => setAway(true);
    box.addEventListener("wheel", leave, { passive: true });
    box.addEventListener("touchmove", leave, { passive: true });
    return () => {
      box.removeEventListener("wheel", leave);
      box.removeEventListener("touchmove", leave);
    };
  }, [list, playing]);
  useEffect(() => {
    if (!playing || away || segment === null) return;
    list.current?.querySelector(`[data-segment="${segment}"]`)?.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }, [list, playing, away, segment]);

  if (!away || !playing) return null;
  return (
    <div className={`pointer-events-none bottom-3 z-2 flex justify-center ${className}`}>
      <Button size="sm" icon="arrow-down" className="pointer-events-auto" onClick={() => setAway(false)}>{m.again}</Button>
    </div>
  );
}
