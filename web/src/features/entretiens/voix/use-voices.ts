import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState, type KeyboardEvent } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { announce } from "@/shared/ui/toast";

import { correctSpeakers, correctTurns, refresh, restoreVersion, transcriptQuery } from "../api";
import type { Entretien, Role, Transcript } from "../types";
import { words as meeting } from "../words";
import { words } from "./words";

export const ROLES: readonly Role[] = ["courtier", "client", "conjoint", "autre"];

/** Turns from the first to the last chosen one, both included. */
export type Range = { first: number; last: number };
type Picked = { anchor: number; head: number };

const rangeOf = ({ anchor, head }: Picked): Range => ({ first: Math.min(anchor, head), last: Math.max(anchor, head) });

const CORRECTABLE: ReadonlySet<string> = new Set(["to_review", "failed", "queued", "extracting"]);
/** Whether this person may say who speaks in these words now. */
export const mayCorrect = (entretien: Entretien | undefined, transcript: Transcript | undefined): boolean =>
  Boolean(entretien?.abilities.includes("review") && CORRECTABLE.has(entretien.state) && transcript?.version);

/** How a turn is chosen: a press, a press with Shift to go on from there, Shift and arrows, Escape. */
export type Picking = { pick: (turn: number, further: boolean) => void; onKey: (turn: number, event: KeyboardEvent<HTMLElement>) => void };

/** What is chosen in a transcript, and giving it to somebody: each correction is a version, and can be undone. */
export function useVoices(id: string, transcript: Transcript | undefined) {
  const client = useQueryClient();
  const m = useMessages(words);
  const t = useMessages(meeting);
  const [picked, setPicked] = useState<Picked | null>(null);
  const turns = transcript?.segments.length ?? 0;
  const version = transcript?.version ?? 0;

  const show = (now: Transcript) => {
    client.setQueryData(transcriptQuery(id).queryKey, now);
    void refresh(client, id);
  };
  const restoring = useMutation({
    mutationFn: ({ version, current }: { version: number; current: number }) => restoreVersion(id, version, current),
    onSuccess: (now, { version, current }) => {
      show(now);
      announce(m.restored(version), now.version === current ? undefined : () => restoring.mutate({ version: current, current: now.version }));
    },
  });
  const told = (message: string) => (now: Transcript) => {
    const before = version;
    setPicked(null);
    show(now);
    announce(message, now.version === before ? undefined : () => restoring.mutate({ version: before, current: now.version }));
  };
  const giving = useMutation({ mutationFn: ({ first, last, role }: Range & { role: Role }) => correctTurns(id, first, last, role) });
  const naming = useMutation({ mutationFn: (roles: Record<string, Role>) => correctSpeakers(id, roles) });

  const pick = useCallback((turn: number, further: boolean) => {
    setPicked((was) => (further && was ? { ...was, head: turn } : was && was.anchor === turn && was.head === turn ? null : { anchor: turn, head: turn }));
  }, []);
  const onKey = useCallback(
    (turn: number, event: KeyboardEvent<HTMLElement>) => {
      if (event.key === "Escape") {
        setPicked(null);
        return;
      }
      if (!event.shiftKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      event.preventDefault();
      event.stopPropagation();
      const to = Math.min(turns - 1, Math.max(0, turn + (event.key === "ArrowDown" ? 1 : -1)));
      setPicked((was) => ({ anchor: was?.anchor ?? turn, head: to }));
      const list = event.currentTarget.closest("ol");
      requestAnimationFrame(() => list?.querySelector<HTMLElement>(`[data-segment="${to}"] [data-voice]`)?.focus());
    },
    [turns],
  );
  const picking: Picking = useMemo(() => ({ pick, onKey }), [pick, onKey]);
  const range = picked ? rangeOf(picked) : null;
  return {
    range,
    picking,
    clear: () => setPicked(null),
    give: (role: Role) => {
      if (range) giving.mutate({ ...range, role }, { onSuccess: told(m.given(range.last - range.first + 1, t[role])) });
    },
    name: (label: string, role: Role) => naming.mutate({ [label]: role }, { onSuccess: told(m.voiceGiven(t[role])) }),
    confirm: () => naming.mutate(Object.fromEntries((transcript?.speakers ?? []).map(({ label, role }) => [label, role])), { onSuccess: told(m.confirmed) }),
    restore: (wanted: number) => restoring.mutate({ version: wanted, current: version }),
    busy: giving.isPending || naming.isPending || restoring.isPending,
    error: giving.error ?? naming.error ?? restoring.error,
  };
}

export type Voices = ReturnType<typeof useVoices>;
