import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { formatDay } from "@/shared/format/dates";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { threadQuery, type Happening, type HappeningKind } from "@/shared/suivi/api";
import { Button } from "@/shared/ui/button";
import { ErrorState, Skeleton } from "@/shared/ui/states";

import { Happened } from "./happened";
import type { ClientFile } from "./types";

const words = defineMessages({
  fr: {
    empty: "Rien encore.", older: "Plus ancien", kinds: "Ce qui est montré", all: "Tout", dossier: "Dossier", entretien: "Entretiens", piece: "Documents", document: "Documents réglementaires", note: "Notes", tache: "Tâches", consentement: "Accords", lecture: "Lectures sensibles",
    nothing: "Rien de cette sorte.",
  },
  en: {
    empty: "Nothing yet.", older: "Older", kinds: "What is shown", all: "Everything", dossier: "File", entretien: "Meetings", piece: "Documents", document: "Regulated documents", note: "Notes", tache: "Tasks", consentement: "Consents", lecture: "Sensitive readings",
    nothing: "Nothing of this kind.",
  },
});
const KINDS: readonly HappeningKind[] = ["dossier", "entretien", "piece", "document", "note", "tache", "consentement", "lecture"];

/** Who did what, when and why, newest first; `filtered` to choose what is shown. */
export function ThreadSide({ file, page_size = 25, filtered = false }: { file: ClientFile; page_size?: number; filtered?: boolean }) {
  const m = useMessages(words);
  const [kind, setKind] = useState<HappeningKind | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(threadQuery(file.id, kind ? [kind] : [], page_size));
  const events = data?.pages.flatMap(({ results }) => results) ?? [];
  return (
    <>
      {filtered ? (
        <div role="group" aria-label={m.kinds} className="mt-2 mb-1 flex flex-wrap gap-1">
          {[null, ...KINDS].map((one) => (
            <Button key={one ?? "all"} size="sm" variant={one === kind ? "soft" : "ghost"} aria-pressed={one === kind} onClick={() => setKind(one)}>{one ? m[one] : m.all}</Button>
          ))}
        </div>
      ) : null}
      {error ? <ErrorState compact error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="mt-3 grid gap-3 animate-late" aria-busy="true"><Skeleton className="h-3 w-40" /><Skeleton className="h-3 w-56" /></div> : null}
      {data && !events.length ? <p className="mt-2 text-text-3">{kind ? m.nothing : m.empty}</p> : null}
      <Days events={events} />
      {hasNextPage ? <Button size="sm" variant="ghost" icon="chevron-down" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>{m.older}</Button> : null}
    </>
  );
}

function Days({ events }: { events: readonly Happening[] }) {
  const locale = useLocale();
  return (
    <ol>
      {events.map((event, index) => {
        const day = formatDay(event.at, locale);
        const before = events[index - 1];
        const heading = !before || formatDay(before.at, locale) !== day;
        return (
          <li key={event.id}>
            {heading ? <p className="mt-3 mb-1.5 text-small text-text-3">{day}</p> : null}
            <Happened event={event} />
          </li>
        );
      })}
    </ol>
  );
}
