import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { formatClock, formatDateTime } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Icon } from "@/shared/ui/icon";
import { Tag } from "@/shared/ui/marks";
import { Banner, Skeleton } from "@/shared/ui/states";

import { versionQuery } from "../api";
import { VOICE } from "../review/voice";
import type { Role, TextVersion, Transcript } from "../types";
import { words as meeting } from "../words";
import type { Voices } from "./use-voices";
import { words } from "./words";

type Props = { id: string; transcript: Transcript; versions: readonly TextVersion[]; voices: Voices | null; onClose: () => void };

/** Every version of the words: the gesture that made it, what it changed, what differs, and bringing it back. */
export function VersionsDialog({ id, transcript, versions, voices, onClose }: Props) {
  const m = useMessages(words);
  const [compared, setCompared] = useState<number | null>(null);
  return (
    <Dialog open onClose={onClose} title={m.versionsTitle} actions={<Button onClick={onClose}>{m.close}</Button>}>
      {voices?.error ? <div className="mb-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(voices.error).message}</Banner></div> : null}
      <ol className="grid gap-3">
        {versions.map((version) => (
          <Version
            key={version.version}
            id={id}
            version={version}
            transcript={transcript}
            compared={compared === version.version}
            onCompare={() => setCompared(compared === version.version ? null : version.version)}
            voices={voices}
          />
        ))}
      </ol>
    </Dialog>
  );
}

type VersionProps = { id: string; version: TextVersion; transcript: Transcript; compared: boolean; onCompare: () => void; voices: Voices | null };

function Version({ id, version, transcript, compared, onCompare, voices }: VersionProps) {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const locale = useLocale();
  const current = version.version === transcript.version;
  const said = version.corrections.map(({ genre, premier, dernier, voix, role, retour_a: back }) =>
    genre === "retour" ? m.back(back ?? 1) : genre === "voix" ? m.voice(voix ?? "", t[role ?? "autre"]) : m.turns((premier ?? 0) + 1, (dernier ?? 0) + 1, t[role ?? "autre"]),
  );
  return (
    <li className="grid gap-1.5 border-b border-line pb-3 last:border-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <b>{m.version(version.version)}</b>
        {current ? <Tag tone="accent">{m.current}</Tag> : null}
        <span className="text-small text-text-3">{[version.par, formatDateTime(version.at, locale)].filter(Boolean).join(", ")}</span>
        <span className="flex-1" />
        {current ? null : (
          <>
            <Button size="sm" variant="ghost" aria-expanded={compared} onClick={onCompare}>{compared ? m.hide : m.compare}</Button>
            {voices ? <Button size="sm" icon="undo" busy={voices.busy} onClick={() => voices.restore(version.version)}>{m.restore}</Button> : null}
          </>
        )}
      </div>
      <p className="text-small text-text-2">
        {said.length ? said.join(" · ") : m.start}
        {version.effets && said.length ? ` · ${m.changed(version.effets.length)}` : ""}
      </p>
      {compared ? <Differences id={id} version={version.version} transcript={transcript} /> : null}
    </li>
  );
}

function Differences({ id, version, transcript }: { id: string; version: number; transcript: Transcript }) {
  const m = useMessages(words);
  const { data: earlier } = useQuery(versionQuery(id, version));
  if (!earlier) return <Skeleton className="h-10 w-full" />;
  const turns = transcript.segments.flatMap((now) => {
    const was = earlier.segments[now.index];
    return was && was.role !== now.role ? [{ now, was: was.role }] : [];
  });
  return (
    <div className="rounded-3 bg-sunken px-3 py-2 text-small shadow-inset">
      <p className="mb-1 text-text-2">{turns.length ? m.differs(turns.length) : m.same}</p>
      <ul className="grid max-h-64 gap-1 overflow-y-auto">
        {turns.map(({ now, was }) => (
          <li key={now.index} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <span className="num text-text-3">{now.start === null ? m.turn(now.index + 1) : formatClock(now.start)}</span>
            <RoleName role={was} /> <Icon name="arrow-right" size={12} className="self-center text-text-3" /> <RoleName role={now.role} />
            <q className="min-w-0 flex-1 basis-40 truncate text-text-2">{now.text}</q>
          </li>
        ))}
      </ul>
    </div>
  );
}

function RoleName({ role }: { role: Role | null }) {
  const m = useMessages(words);
  const t = useMessages(meeting);
  return <span className={role ? VOICE[role].text : "text-text-3"}>{role ? t[role] : m.nobody}</span>;
}
