import { useQuery } from "@tanstack/react-query";
import { createContext, use, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";

import type { Entretien, Transcript } from "../types";
import { audioUrl, waveQuery } from "./api";
import { silences, spokenAt, timed, type Place, type Span, type Wave } from "./model";
import { Player, type PlayerState } from "./player";

export type Marked = { t: number; texte: string };
/** A recording that can be listened to on this page. */
export type Heard = { player: Player; wave: Wave; marks: readonly Marked[]; offRecord: readonly Span[] };

const Listening = createContext<Heard | null>(null);

type Props = { entretien: Entretien | undefined; children: ReactNode };

/** What is inside can be listened to as soon as the meeting has its listening copy. */
export function Listen({ entretien, children }: Props) {
  const recording = entretien?.enregistrement;
  const { data: wave } = useQuery({ ...waveQuery(entretien?.id ?? ""), enabled: Boolean(recording?.ecoutable) });
  const id = entretien?.id;
  const duration = recording?.duree_s ?? 0;
  const player = useMemo(() => (id && wave && duration ? new Player(audioUrl(id), duration, silences(wave)) : null), [id, wave, duration]);
  useEffect(() => {
    player?.open();
    return () => player?.close();
  }, [player]);
  const value = useMemo(
    () => (player && wave ? { player, wave, marks: recording?.marques ?? [], offRecord: (recording?.hors_micro ?? []) as unknown as readonly Span[] } : null),
    [player, wave, recording?.marques, recording?.hors_micro],
  );
  return <Listening value={value}>{children}</Listening>;
}

/** The recording of this page; null where there is nothing to listen to. */
export const useHeard = (): Heard | null => use(Listening);
export const usePlayer = (): Player | null => use(Listening)?.player ?? null;

const IDLE: PlayerState = { playing: false, time: 0, rate: 1, skip: false, waiting: false, failed: false, proof: null };
const nothing = () => () => undefined;

/** One thing about the player: the component is drawn again when it changes, not at each instant. */
export function usePlaying<Value extends string | number | boolean | null>(player: Player | null, read: (state: PlayerState) => Value): Value {
  return useSyncExternalStore(player?.subscribe ?? nothing, () => read(player?.snapshot() ?? IDLE));
}

/** What is being said, once somebody has begun to listen: segment and word. */
export function useSpoken(transcript: Transcript | undefined): Place | null {
  const player = usePlayer();
  const segments = useMemo(() => timed(transcript), [transcript]);
  const key = usePlaying(player, ({ time, playing }) => {
    const place = playing || time > 0 ? spokenAt(segments, time) : null;
    return place ? `${place.segment} ${place.start} ${place.end}` : null;
  });
  return useMemo(() => {
    if (key === null) return null;
    const [segment, start, end] = key.split(" ").map(Number) as [number, number, number];
    return { segment, start, end };
  }, [key]);
}
