import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { formatDuration } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { Icon } from "@/shared/ui/icon";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";

import { Section, SettingsFrame } from "../settings-frame";

import { FailuresSection } from "./failures-section";
import { jobsQuery } from "./queries";
import { words } from "./words";

/** Seconds since a moment, counted on while the page is open. */
function useElapsed(): (since: string) => number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (since) => Math.max(1, Math.round((now - new Date(since).getTime()) / 1000));
}

/** The firm's background work, live: what waits, what runs, what stopped. */
export function JobsPage() {
  const m = useMessages(words);
  const locale = useLocale();
  const elapsed = useElapsed();
  const { data, error, refetch } = useQuery(jobsQuery);
  const time = (since: string) => formatDuration(elapsed(since), locale);
  return (
    <SettingsFrame title={m.jobs}>
      {data?.travailleurs === 0 ? <div className="pt-4"><Banner tone="warn" icon="alert">{m.noWorker}</Banner></div> : null}
      <FailuresSection />
      <Section title={m.queues}>
        {error ? <ErrorState compact title={m.failedLoad} error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
        <ul>
          {data?.files.map(({ nom, attente, a_venir, depuis }) => (
            <li key={nom} className="flex min-h-14 items-center justify-between gap-6 border-b border-line py-2 phone:flex-wrap phone:gap-2">
              <div className="min-w-0">
                <p className="font-medium">{m[nom]}</p>
                <p className="text-small text-text-3">{m[`${nom}Text`]}</p>
              </div>
              <p className="num text-right text-text-2 phone:text-left">
                {attente ? [m.waiting(attente), depuis ? m.since(time(depuis)) : null].filter(Boolean).join(", ") : <span className="text-text-3">{m.idle}</span>}
                {a_venir ? <span className="block text-small text-text-3">{m.later(a_venir)}</span> : null}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={m.running}>
        {data?.en_cours.length === 0 ? <p className="py-4 text-text-3">{m.nothingRunning}</p> : null}
        <ul>
          {data?.en_cours.map(({ id, titre, essai, depuis, objet }) => (
            <li key={id} className="flex min-h-10 items-center gap-3 border-b border-line">
              <Icon name="hourglass" className="text-text-3" />
              <span className="min-w-0 flex-1 truncate">{titre}</span>
              {objet?.kind === "entretien" ? <Link to={paths.entretien} params={{ id: objet.id }} className="text-small text-accent underline-offset-2 hover:underline">{m.meeting}</Link> : null}
              {essai > 1 ? <span className="text-small text-text-3">{m.attempt(essai)}</span> : null}
              {depuis ? <span className="num text-small text-text-3">{m.forTime(time(depuis))}</span> : null}
            </li>
          ))}
        </ul>
      </Section>
    </SettingsFrame>
  );
}
