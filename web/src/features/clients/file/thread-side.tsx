import { useQuery } from "@tanstack/react-query";

import type { Value } from "@/shared/dictionary/types";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { isUnknown, textOf } from "@/shared/dictionary/value-text";
import { formatDay, formatTime } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Icon } from "@/shared/ui/icon";
import { Skeleton } from "@/shared/ui/states";

import { historyQuery } from "./api";
import type { ClientFile, HistoryLine } from "./types";

const words = defineMessages({
  fr: {
    consent: "Accord du client noté", meeting: "Entretien appliqué", changed: (name: string) => `${name} a modifié`, added: (name: string) => `${name} a ajouté`, removed: (name: string) => `${name} a retiré`,
    read: (name: string, what: string) => `${name} a consulté ${what}`, iban: "l’IBAN", nir: "le numéro de sécurité sociale",
    somebody: "Égide", more: (n: number) => `et ${n} ${plural("fr", n, "autre", "autres")}`, empty: "Rien encore.", nothing: "vide",
  },
  en: {
    consent: "Client's consent recorded", meeting: "Meeting applied", changed: (name: string) => `${name} changed`, added: (name: string) => `${name} added`, removed: (name: string) => `${name} removed`,
    read: (name: string, what: string) => `${name} read ${what}`, iban: "the IBAN", nir: "the social security number",
    somebody: "Égide", more: (n: number) => `and ${n} more`, empty: "Nothing yet.", nothing: "empty",
  },
});
const SHOWN = 3;
const READINGS = "lectures";

type Event = { key: string; at: string; lines: HistoryLine[] };

/** One act (a meeting applied, one save) is one event, however many rows it wrote. */
export function eventsOf(lines: readonly HistoryLine[]): Event[] {
  const events: Event[] = [];
  for (const line of lines) {
    const key = line.section === READINGS ? line.id : `${line.at.slice(0, 19)} ${line.actor?.id ?? ""} ${line.cause?.id ?? ""}`;
    const last = events[events.length - 1];
    if (last?.key === key) last.lines.push(line);
    else events.push({ key, at: line.at, lines: [line] });
  }
  return events;
}

/** Who changed what, when and why, newest first. */
export function ThreadSide({ file, page_size = 40 }: { file: ClientFile; page_size?: number }) {
  const m = useMessages(words);
  const locale = useLocale();
  const dictionary = useDictionary();
  const { data } = useQuery(historyQuery(file.id, { page_size }));
  if (!data) return <div className="grid gap-3 animate-late" aria-busy="true"><Skeleton className="h-3 w-40" /><Skeleton className="h-3 w-56" /></div>;
  const { section } = dictionary;
  // Computed columns are not events: a line counts when it touches a field of the dictionary, or a consent.
  const told = data.results.filter(
    (line) => line.section === "consentements" || line.section === READINGS || Object.keys(line.changes).some((nom) => section(line.section)?.champs.some((champ) => champ.nom === nom)),
  );
  const events = eventsOf(told);
  return (
    <ol>
      {events.length ? null : <li className="text-text-3">{m.empty}</li>}
      {events.map((event, index) => {
        const day = formatDay(event.at, locale);
        const before = events[index - 1];
        const heading = !before || formatDay(before.at, locale) !== day;
        return (
          <li key={event.key}>
            {heading ? <p className="mt-3 mb-1.5 text-small text-text-3">{day}</p> : null}
            <EventLine event={event} />
          </li>
        );
      })}
    </ol>
  );
}

function EventLine({ event }: { event: Event }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { champ, section } = useDictionary();
  const [first] = event.lines;
  if (!first) return null;
  const meeting = first.cause?.kind === "entretien";
  const who = first.actor ? fullName(first.actor) : m.somebody;
  if (first.section === READINGS) return <ReadingLine line={first} who={who} />;
  const consent = event.lines.every((line) => line.section === "consentements");
  const title = consent ? m.consent : meeting ? m.meeting : first.action === "insert" ? m.added(who) : first.action === "delete" ? m.removed(who) : m.changed(who);
  const changes = event.lines.flatMap((line) =>
    Object.entries(line.changes).map(([nom, [before, after]]) => ({ champ: champ(line.section, nom), section: line.section, before: before as Value, after: after as Value })),
  );
  const known = changes.filter(({ section: of, champ: { nom } }) => section(of)?.champs.some((candidate) => candidate.nom === nom));
  return (
    <div className="grid grid-cols-[24px_1fr_auto] gap-x-2.5 pb-3">
      <span className={`grid size-6 place-content-center rounded-full ${meeting ? "bg-soft text-accent" : "text-text-3 shadow-inset"}`}>
        <Icon name={meeting ? "wave" : first.action === "insert" ? "plus" : "pencil"} size={12} />
      </span>
      <b className="min-w-0 truncate leading-6 font-medium">{title}</b>
      <span className="num text-small leading-6 text-text-3">{formatTime(event.at, locale)}</span>
      <div className="col-span-2 col-start-2 text-small text-text-2">
        {known.slice(0, SHOWN).map(({ champ: own, section: of, before, after }, index) => (
          <p key={index} className="break-words">
            {own[locale]} : {isUnknown(before) ? null : <><s className="text-text-3">{textOf(own, before, locale)}</s> → </>}
            <span className="text-text">{isUnknown(after) ? m.nothing : textOf(own, after, locale)}</span>
            <span className="sr-only"> ({section(of)?.[locale]})</span>
          </p>
        ))}
        {known.length > SHOWN ? <p>{m.more(known.length - SHOWN)}</p> : null}
      </div>
    </div>
  );
}

/** Somebody asked to see a value that is kept encrypted: which one, and why. */
function ReadingLine({ line, who }: { line: HistoryLine; who: string }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { champ } = useDictionary();
  const told = (nom: string) => String(line.changes[nom]?.[1] ?? "");
  const nom = told("champ");
  const what = nom === "iban" || nom === "nir" ? m[nom] : champ("client", nom)[locale];
  return (
    <div className="grid grid-cols-[24px_1fr_auto] gap-x-2.5 pb-3">
      <span className="grid size-6 place-content-center rounded-full text-text-3 shadow-inset"><Icon name="eye" size={12} /></span>
      <b className="min-w-0 leading-6 font-medium">{m.read(who, what)}</b>
      <span className="num text-small leading-6 text-text-3">{formatTime(line.at, locale)}</span>
      <p className="col-span-2 col-start-2 text-small break-words text-text-2">{told("motif")}</p>
    </div>
  );
}
