import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { formatDateTime } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";

import { versionsQuery } from "../api";
import { ContentView } from "../review/content";
import type { Effect, Entretien, Transcript } from "../types";
import type { Voices } from "./use-voices";
import { VersionsDialog } from "./versions-dialog";
import { words } from "./words";

type Props = { entretien: Entretien; transcript: Transcript; voices: Voices | null; className?: string };

/** Once voices were corrected: by whom, what it changed of the values, and the way back. */
export function VersionLine({ entretien, transcript, voices, className = "" }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const corrected = transcript.version > 1;
  const { data: versions } = useQuery({ ...versionsQuery(entretien.id), enabled: corrected });
  const [open, setOpen] = useState(false);
  const [listed, setListed] = useState(false);
  const last = versions?.find(({ version }) => version === transcript.version);
  if (!corrected || !versions || !last?.corrections.length) return null;
  const reading = entretien.state === "queued" || entretien.state === "extracting";
  const effects = last.effets;
  return (
    <div className={`grid gap-1 text-small text-text-2 ${className}`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="flex min-w-0 items-center gap-1.5"><Icon name="history" size={14} className="text-text-3" /> {m.by(last.par ?? "", formatDateTime(last.at, locale))}</span>
        <span role="status" className="min-w-0">
          {reading ? (
            m.reading
          ) : effects?.length ? (
            <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="inline-flex items-center gap-1 font-medium text-accent hover:underline">
              {m.changed(effects.length)} <Icon name={open ? "chevron-up" : "chevron-down"} size={12} />
            </button>
          ) : effects ? (
            m.changed(0)
          ) : null}
        </span>
        <span className="flex-1" />
        <Button variant="ghost" size="sm" icon="history" onClick={() => setListed(true)}>{m.versions}</Button>
      </div>
      {open && effects?.length ? <Effects effects={effects} /> : null}
      {listed ? <VersionsDialog id={entretien.id} transcript={transcript} versions={versions} voices={voices} onClose={() => setListed(false)} /> : null}
    </div>
  );
}

/** The values, one a line: what was there, what is there now. */
export function Effects({ effects }: { effects: readonly Effect[] }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { section } = useDictionary();
  return (
    <ul className="grid gap-1 rounded-3 bg-sunken px-3 py-2 shadow-inset">
      {effects.map((effect, at) => (
        <li key={at} className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium text-text">{effect.libelle}</span>
          <span className="text-text-3">{[effect.de, effect.section].flatMap((name) => (name ? [section(name)?.[locale] ?? name] : [])).join(" → ")}</span>
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
            {effect.avant === null || effect.effet === "deplacee" ? null : <span className={effect.effet === "changee" || effect.effet === "retiree" ? "line-through decoration-text-3" : ""}><ContentView proposal={effect} content={effect.avant} /></span>}
            {effect.effet === "changee" ? <Icon name="arrow-right" size={12} className="self-center text-text-3" /> : null}
            {effect.apres === null ? null : <span className="text-text"><ContentView proposal={effect} content={effect.apres} /></span>}
          </span>
          <span className={effect.effet === "a_revoir" ? "text-warn" : "text-text-3"}>{m[effect.effet]}</span>
        </li>
      ))}
    </ul>
  );
}
