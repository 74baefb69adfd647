import { useQuery } from "@tanstack/react-query";

import type { Champ, Value } from "@/shared/dictionary/types";
import { isUnknown, textOf, ValueText } from "@/shared/dictionary/value-text";
import { formatClock, formatDate, formatDay } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import type { IconName } from "@/shared/ui/icons";
import { Skeleton } from "@/shared/ui/states";

import { historyQuery, proofOf, proofsQuery, type Place } from "./api";
import { keyOf, useEditing } from "./editing";
import { words as file } from "./layout";
import type { HistoryLine, Origine } from "./types";

const words = defineMessages({
  fr: {
    since: (date: string) => `Au dossier depuis le ${date}`, meeting: "Entretien", accepted: (name: string) => `Entretien, accepté par ${name}`, typed: (name: string) => `Saisi par ${name}`,
    imported: "Importé", automatic: "Calculé par Égide", restore: (value: string) => `Rétablir ${value}`, open: "Ouvrir l’entretien", history: "Historique", erased: "effacé",
  },
  en: {
    since: (date: string) => `On file since ${date}`, meeting: "Meeting", accepted: (name: string) => `Meeting, accepted by ${name}`, typed: (name: string) => `Typed by ${name}`,
    imported: "Imported", automatic: "Computed by Égide", restore: (value: string) => `Restore ${value}`, open: "Open the meeting", history: "History", erased: "erased",
  },
});
const ICONS: Record<string, IconName> = { entretien: "quote", import: "download" };

type Props = { champ: Champ; place: Place; value: Value; origine: Origine | undefined; onClose: () => void };

/** One value: the words that prove it, then what it was before, who changed it and why. */
export function Proof({ champ, place, value, origine, onClose }: Props) {
  const m = useMessages(words);
  const t = useMessages(file);
  const locale = useLocale();
  const { file: { id }, save, editable } = useEditing();
  const { data: history } = useQuery(
    historyQuery(id, { section: place.section, champ: champ.nom, page_size: 6, ...(place.entry ? { row: place.entry.id } : {}) }),
  );
  const meeting = origine?.kind === "entretien" ? origine.id : null;
  const { data: proofs } = useQuery({ ...proofsQuery(meeting ?? ""), enabled: meeting !== null });
  const found = proofs ? proofOf(proofs.proposals, place.section, champ.nom, value) : null;
  const lines = history?.results ?? [];
  const before = lines[0]?.changes[champ.nom]?.[0] as Value;
  // A sealed value of the past is known by its mask only: there is nothing to write back.
  const restorable = editable && !champ.scelle && lines.length > 0 && !isUnknown(before);
  const why = (line: HistoryLine): string => {
    const name = line.actor ? fullName(line.actor) : "";
    if (line.cause?.kind === "entretien") return name ? m.accepted(name) : m.meeting;
    if (line.cause?.kind === "import") return m.imported;
    return name ? m.typed(name) : m.automatic;
  };
  return (
    <div>
      <header className="flex items-start gap-3 px-4 pt-4 pb-3">
        <span className="grid min-w-0 flex-1">
          <b>{champ[locale]}</b>
          {origine ? <span className="text-small text-text-3">{m.since(formatDate(origine.at, locale))}</span> : null}
        </span>
        <span className="display text-h2"><ValueText champ={champ} value={value} /></span>
      </header>
      {found?.quotes.map((quote, index) => (
        <blockquote key={index} className="mx-2 mb-2 rounded-3 bg-sunken px-3 py-2.5 text-read leading-[22px]">
          <q><span className="proof-words">{quote.quote}</span></q>
          <footer className="mt-1 text-small text-text-2">
            {[found.proof.speaker?.role, quote.t0 === null ? null : formatClock(quote.t0)].filter(Boolean).join(" · ")}
          </footer>
        </blockquote>
      ))}
      <ol aria-label={m.history} className="grid gap-2.5 px-4 pb-3">
        {history ? null : <li><Skeleton className="h-4 w-full" /></li>}
        {lines.map((line, index) => {
          const next = line.changes[champ.nom]?.[1] as Value;
          return (
            <li key={`${line.at}${index}`} className="grid grid-cols-[20px_1fr_auto] gap-x-2">
              <Icon name={ICONS[line.cause?.kind ?? ""] ?? "pencil"} size={12} className={`mt-1 ${line.cause?.kind === "entretien" ? "text-accent" : "text-text-3"}`} />
              <span className={index === 0 ? "font-medium" : "text-text-2"}>{isUnknown(next) ? m.erased : <ValueText champ={champ} value={next} />}</span>
              <span className="num text-small text-text-3">{formatDay(line.at, locale)}</span>
              <span className="col-span-2 col-start-2 text-small text-text-2">{why(line)}</span>
            </li>
          );
        })}
      </ol>
      {restorable || meeting ? (
        <footer className="flex items-center gap-2 border-t border-line px-3 py-2.5">
          {restorable ? (
            <Button
              variant="ghost"
              size="sm"
              icon="undo"
              onClick={() => {
                save({ key: keyOf(place, champ.nom), place, champ: champ.nom }, before);
                onClose();
              }}
            >
              {m.restore(textOf(champ, before, locale))}
            </Button>
          ) : null}
          <span className="flex-1" />
          {meeting ? <ButtonLink size="sm" to={paths.entretien} params={{ id: meeting }}>{m.open}</ButtonLink> : null}
        </footer>
      ) : null}
      <span className="sr-only">{t.historique}</span>
    </div>
  );
}
