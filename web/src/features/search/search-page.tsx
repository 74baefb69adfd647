import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import type { SearchHit } from "@/shared/api/types";
import { formatDay } from "@/shared/format/dates";
import { pieces } from "@/shared/format/fold";
import { initials } from "@/shared/format/names";
import { formatNumber } from "@/shared/format/numbers";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { iconOf, infoOf, titleOf, useOpenHit, type HitGroup } from "@/shared/search/hits";
import { useLate } from "@/shared/search/use-late";
import { Button } from "@/shared/ui/button";
import { ToolInput } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import { Avatar, Tag } from "@/shared/ui/marks";
import { PageBody, PageHead } from "@/shared/ui/page";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/states";
import { Tabs } from "@/shared/ui/tabs";

const words = defineMessages({
  fr: {
    search: "Recherche",
    input: "Rechercher partout",
    placeholder: "Un nom, un téléphone, un mot d’entretien, un document",
    all: "Tout",
    kinds: "Natures",
    count: (n: number) => (n >= 1000 ? "plus de 1\u202f000" : formatNumber(n, "fr")),
    total: (n: number) => `${formatNumber(n, "fr")} ${plural("fr", n, "résultat", "résultats")}`,
    more: (title: string) => `Plus de ${title.toLocaleLowerCase("fr")}`,
    close: "à une lettre près",
    done: "faite",
    hint: "Cherchez dans tout le cabinet",
    hintText: "Clients et entourage, mots des entretiens, documents, notes et tâches. Les accents et les pluriels ne comptent pas, une faute de frappe dans un nom est comprise.",
    nothing: (typed: string) => `Rien pour «\u00a0${typed}\u00a0»`,
    nothingText: "Essayez un mot de moins, ou le début d’un nom.",
    failed: "La recherche n’a pas abouti",
  },
  en: {
    search: "Search",
    input: "Search everywhere",
    placeholder: "A name, a phone number, a word of a meeting, a document",
    all: "All",
    kinds: "Kinds",
    count: (n: number) => (n >= 1000 ? "over 1,000" : formatNumber(n, "en")),
    total: (n: number) => `${formatNumber(n, "en")} ${plural("en", n, "result", "results")}`,
    more: (title: string) => `More ${title.toLocaleLowerCase("en")}`,
    close: "one letter away",
    done: "done",
    hint: "Search the whole firm",
    hintText: "Clients and the people around them, the words of meetings, documents, notes and tasks. Accents and plurals do not matter, a typing mistake in a name is understood.",
    nothing: (typed: string) => `Nothing for “${typed}”`,
    nothingText: "Try one word less, or the beginning of a name.",
    failed: "The search did not succeed",
  },
});

export type SearchSearch = { q?: string; nature?: string };
const route = getRouteApi("/shell/recherche");
const FEW = 5;
const MANY = 50;

/** Everything found, kind by kind, with the words around. */
export function SearchPage() {
  const m = useMessages(words);
  const locale = useLocale();
  const navigate = useNavigate();
  const { q = "", nature } = route.useSearch();
  const [typed, setTyped] = useState(q);
  const late = useLate(typed.trim());
  const go = (search: SearchSearch) => void navigate({ to: paths.search, search, replace: true });
  const hits = useQuery({
    queryKey: ["search", "page", late, nature],
    queryFn: ({ signal }) => unwrap(api.GET("/search", { params: { query: { q: late, extraits: true, taille: nature ? MANY : FEW, ...(nature ? { kinds: nature } : {}) } }, signal })),
    enabled: late.length > 0,
    placeholderData: keepPreviousData,
  });
  // The tabs are those of the whole search, whichever one is open.
  const every = useQuery({
    queryKey: ["search", "page", late, undefined],
    queryFn: ({ signal }) => unwrap(api.GET("/search", { params: { query: { q: late, extraits: true, taille: FEW } }, signal })),
    enabled: late.length > 0,
    placeholderData: keepPreviousData,
  });
  const groups = late ? (hits.data?.groupes ?? []) : [];
  const tabs = late ? (every.data?.groupes ?? []) : [];
  return (
    <>
      <PageHead title={m.search} />
      <PageBody>
        <div className="mx-auto grid w-full max-w-[880px] gap-4 px-5 pt-5 pb-12 phone:px-4">
          <ToolInput
            type="search"
            icon="search"
            label={m.input}
            placeholder={m.placeholder}
            autoFocus
            value={typed}
            className="w-full [&_input]:h-10 phone:[&_input]:h-12"
            onChange={(event) => {
              setTyped(event.target.value);
              go({ ...(event.target.value.trim() ? { q: event.target.value } : {}), ...(nature ? { nature } : {}) });
            }}
          />
          {tabs.length ? (
            <Tabs
              label={m.kinds}
              value={nature ?? "tout"}
              onChange={(value) => go({ q: typed, ...(value === "tout" ? {} : { nature: value }) })}
              choices={[{ value: "tout", label: m.all }, ...tabs.map((group) => ({ value: group.kind, label: group[locale], count: m.count(group.count) }))]}
            />
          ) : null}
          <p role="status" className="sr-only">{late && hits.data ? m.total(groups.reduce((sum, group) => sum + group.count, 0)) : ""}</p>
          {hits.isError ? <ErrorState title={m.failed} error={hits.error} onRetry={() => void hits.refetch()} /> : null}
          {late && hits.isPending ? <Waiting /> : null}
          {!late ? <EmptyState title={m.hint}>{m.hintText}</EmptyState> : null}
          {late && hits.data && !groups.length ? <EmptyState title={m.nothing(late)}>{m.nothingText}</EmptyState> : null}
          {groups.map((group) => <Found key={group.kind} group={group} typed={late} whole={nature !== undefined} onMore={() => go({ q: typed, nature: group.kind })} />)}
        </div>
      </PageBody>
    </>
  );
}

function Waiting() {
  return (
    <div aria-hidden="true" className="grid gap-3 animate-late">
      {Array.from({ length: 4 }, (_, index) => <Skeleton key={index} className="h-10 w-full" />)}
    </div>
  );
}

type FoundProps = { group: HitGroup; typed: string; whole: boolean; onMore: () => void };

function Found({ group, typed, whole, onMore }: FoundProps) {
  const m = useMessages(words);
  const locale = useLocale();
  const title = group[locale];
  return (
    <section aria-label={title}>
      <h2 className="mb-1 flex items-baseline gap-2 text-[15px] font-semibold">
        {title} <span className="num text-small font-normal text-text-3">{m.count(group.count)}</span>
      </h2>
      <ul>{group.results.map((hit) => <HitRow key={hit.id} kind={group.kind} hit={hit} typed={typed} />)}</ul>
      {!whole && group.count > group.results.length ? <Button variant="ghost" size="sm" onClick={onMore}>{m.more(title)}</Button> : null}
    </section>
  );
}

function HitRow({ kind, hit, typed }: { kind: string; hit: SearchHit; typed: string }) {
  const m = useMessages(words);
  const locale = useLocale();
  const open = useOpenHit();
  const date = kind === "entretien" ? String(infoOf(hit, "date") ?? "") : kind === "client" ? "" : (hit.at ?? "");
  return (
    <li>
      <button type="button" onClick={() => open(kind, hit)} className="flex w-full items-start gap-3 border-b border-line px-2 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2 phone:min-h-11">
        {kind === "client" ? <Avatar initials={initials(hit.titre)} /> : <span className="grid size-6 flex-none place-content-center text-text-3"><Icon name={iconOf(kind)} /></span>}
        <span className="min-w-0 flex-1">
          <span className="flex min-h-6 flex-wrap items-baseline gap-x-2 leading-6">
            <span className="font-medium"><Marked text={titleOf(kind, hit)} typed={typed} /></span>
            {hit.detail ? <span className="text-small text-text-3"><Marked text={hit.detail} typed={typed} /></span> : null}
            {hit.approchant ? <Tag>{m.close}</Tag> : null}
            {infoOf(hit, "faite") === true ? <Tag icon="check">{m.done}</Tag> : null}
          </span>
          {hit.extrait && kind !== "client" ? <span className="block text-small text-text-2"><Marked text={hit.extrait} typed={typed} /></span> : null}
        </span>
        {date ? <span className="num flex-none text-small leading-6 text-text-3">{formatDay(date, locale)}</span> : null}
      </button>
    </li>
  );
}

function Marked({ text, typed }: { text: string; typed: string }) {
  return pieces(text, typed).map((piece, index) =>
    piece.match ? <mark key={index} className="bg-transparent font-semibold text-accent">{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  );
}
