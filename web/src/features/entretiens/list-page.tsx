import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import type { EntretienRow, EntretienState } from "@/shared/api/types";
import { formatListDate } from "@/shared/format/dates";
import { fullName, initials } from "@/shared/format/names";
import { formatNumber } from "@/shared/format/numbers";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { paths } from "@/shared/paths";
import { byHand } from "@/shared/ui/by-hand";
import { Button, ButtonLink, IconButton } from "@/shared/ui/button";
import { ToolInput } from "@/shared/ui/field";
import { Avatar } from "@/shared/ui/marks";
import { PageBody, PageFoot, PageHead } from "@/shared/ui/page";
import { EmptyState, ErrorState, Skeleton, ThreadDrawing } from "@/shared/ui/states";
import { Tabs } from "@/shared/ui/tabs";

import { entretiensQuery } from "./api";
import { VIEWS, type EntretiensSearch } from "./search";
import { StateLine } from "./state-mark";
import { words as meeting } from "./words";

const words = defineMessages({
  fr: {
    new: "Nouvel entretien", record: "Enregistrer", all: "Tous", search: "Nom ou titre", views: "Quels entretiens", count: (n: string, some: number) => `${n} ${plural("fr", some, "entretien", "entretiens")}`,
    emptyTitle: "Un entretien remplit le dossier", empty: "Enregistrez un entretien, ou déposez le texte d’une conversation : chaque valeur arrive avec les mots qui la prouvent.",
    none: "Aucun entretien ne correspond.", clear: "Effacer la recherche", previous: "Page précédente", next: "Page suivante", next1: "Entretien suivant", previous1: "Entretien précédent", open: "Ouvrir",
    group: "Entretiens", range: (from: string, to: string, n: string) => `${from} à ${to} sur ${n}`,
  },
  en: {
    new: "New meeting", record: "Record", all: "All", search: "Name or title", views: "Which meetings", count: (n: string, some: number) => `${n} ${plural("en", some, "meeting", "meetings")}`,
    emptyTitle: "A meeting fills the file", empty: "Record a meeting, or drop the text of a conversation: each value arrives with the words that prove it.",
    none: "No meeting matches.", clear: "Clear the search", previous: "Previous page", next: "Next page", next1: "Next meeting", previous1: "Previous meeting", open: "Open",
    group: "Meetings", range: (from: string, to: string, n: string) => `${from} to ${to} of ${n}`,
  },
});
const target = (entretien: EntretienRow) =>
  entretien.state === "to_review" && entretien.client && entretien.counts.total ? paths.review : paths.entretien;

/** Every meeting of the firm; what it is waiting for comes first to the eye. */
export function EntretiensPage() {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const locale = useLocale();
  const navigate = useNavigate();
  const { etat, q, page = 1 } = useSearch({ from: "/shell/entretiens" });
  const [cursor, setCursor] = useState(0);
  const { data, error, refetch } = useQuery(entretiensQuery({ page, ...(etat ? { state: etat } : {}), ...(q ? { q } : {}), sort: "-date" }));
  const rows = data?.results ?? [];
  const go = (search: EntretiensSearch) => void navigate({ to: paths.entretiens, search, replace: true });
  const open = (entretien: EntretienRow | undefined) => {
    if (entretien) void navigate({ to: target(entretien), params: { id: entretien.id } });
  };
  useShortcuts([
    { keys: "n", label: m.new, group: m.group, run: () => void navigate({ to: paths.newEntretien }) },
    { keys: "j", label: m.next1, group: m.group, run: () => setCursor((at) => Math.min(rows.length - 1, at + 1)) },
    { keys: "k", label: m.previous1, group: m.group, run: () => setCursor((at) => Math.max(0, at - 1)) },
    { keys: "Enter", label: m.open, group: m.group, run: () => open(rows[cursor]) },
    { keys: "/", label: m.search, group: m.group, run: () => document.querySelector<HTMLInputElement>("[data-search]")?.focus() },
  ]);
  const n = (value: number) => formatNumber(value, locale);
  const nothing = data && !rows.length;
  return (
    <>
      <PageHead title={t.entretiens} actions={
          <>
            <ButtonLink to={paths.newEntretien} icon="plus" kbd="n" className="phone:hidden!">{m.new}</ButtonLink>
            <ButtonLink to={paths.recorder} variant="primary" icon="mic" kbd="shift+r">{m.record}</ButtonLink>
          </>
        }
      />
      <div className="flex flex-none flex-wrap items-center gap-3 px-5 py-2.5 phone:px-4">
        <Tabs
          label={m.views}
          value={etat ?? ""}
          onChange={(view) => go({ ...(view ? { etat: view } : {}), ...(q ? { q } : {}) })}
          choices={VIEWS.map((view) => ({ value: view, label: view ? t[view as EntretienState] : m.all }))}
        />
        <span className="flex-1" />
        <ToolInput
          data-search=""
          label={m.search}
          placeholder={m.search}
          icon="search"
          type="search"
          defaultValue={q}
          key={q === undefined ? "empty" : "typed"}
          autoFocus={q !== undefined}
          className="w-64 phone:w-full"
          onChange={(event) => go({ ...(etat ? { etat } : {}), ...(event.target.value ? { q: event.target.value } : {}) })}
        />
      </div>
      <PageBody>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {nothing && !q && !etat ? (
          <EmptyState title={m.emptyTitle} drawing={<ThreadDrawing />} actions={
            <>
              <ButtonLink to={paths.recorder} variant="primary" icon="mic">{m.record}</ButtonLink>
              <ButtonLink to={paths.newEntretien} icon="plus">{m.new}</ButtonLink>
            </>
          }>{m.empty}</EmptyState>
        ) : nothing ? (
          <EmptyState title={m.none} actions={<Button onClick={() => go({})}>{m.clear}</Button>} />
        ) : null}
        {!data && !error ? <Waiting /> : null}
        <ul className={rows.length ? "border-t border-line" : ""}>
          {rows.map((entretien, index) => {
            const name = entretien.client ? fullName(entretien.client) : t.noClient;
            return (
              <li key={entretien.id} className={`border-b border-line ${index === cursor ? "bg-hover" : ""}`} onMouseMove={byHand(() => setCursor(index))}>
                <Link
                  to={target(entretien)}
                  params={{ id: entretien.id }}
                  className="grid h-12 grid-cols-[24px_minmax(0,1.4fr)_minmax(0,1.6fr)_minmax(0,1.2fr)_120px_96px] items-center gap-4 px-5 -outline-offset-2 phone:h-16 phone:grid-cols-[24px_minmax(0,1fr)_auto] phone:gap-3 phone:px-4"
                >
                  <Avatar initials={initials(name)} />
                  <span className="grid min-w-0">
                    <b className="truncate font-medium">{name}</b>
                    <span className="hidden truncate text-small phone:block"><StateLine entretien={entretien} /></span>
                  </span>
                  <span className="truncate text-text-2 phone:hidden">{entretien.titre}</span>
                  <span className="min-w-0 phone:hidden"><StateLine entretien={entretien} /></span>
                  <span className="flex items-center gap-2 text-text-2 phone:hidden" title={fullName(entretien.owner)}>
                    <Avatar shape="circle" size="xs" initials={initials(fullName(entretien.owner))} />
                    {entretien.owner.prenom}
                  </span>
                  <span className="num text-right text-text-2">{formatListDate(entretien.date, locale)}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </PageBody>
      {data && rows.length ? (
        <PageFoot>
          <span className="num">{m.count(n(data.count), data.count)}</span>
          <span className="flex-1" />
          <span className="num">{m.range(n((data.page - 1) * data.page_size + 1), n((data.page - 1) * data.page_size + rows.length), n(data.count))}</span>
          <IconButton size="sm" icon="chevron-left" label={m.previous} disabled={page <= 1} onClick={() => go({ ...(etat ? { etat } : {}), ...(q ? { q } : {}), page: page - 1 })} />
          <IconButton size="sm" icon="chevron-right" label={m.next} disabled={page * data.page_size >= data.count} onClick={() => go({ ...(etat ? { etat } : {}), ...(q ? { q } : {}), page: page + 1 })} />
        </PageFoot>
      ) : null}
    </>
  );
}

const Waiting = () => (
  <div aria-busy="true" className="border-t border-line animate-late">
    {[0, 1, 2, 3, 4].map((row) => (
      <div key={row} className="flex h-12 items-center gap-4 border-b border-line px-5">
        <Skeleton className="size-6" /> <Skeleton className="h-2.5 w-40" /> <Skeleton className="h-2.5 w-64" />
      </div>
    ))}
  </div>
);
