import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";

import { formatListDate } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { formatNumber } from "@/shared/format/numbers";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button, ButtonLink, IconButton } from "@/shared/ui/button";
import { ToolInput } from "@/shared/ui/field";
import { PageBody, PageFoot, PageHead } from "@/shared/ui/page";
import { EmptyState, ErrorState, Skeleton, ThreadDrawing } from "@/shared/ui/states";
import { Tabs } from "@/shared/ui/tabs";

import { contentOf, documentsQuery, titleOf, type Document } from "@/shared/documents/queries";
import { ETATS, type DocumentsSearch } from "./search";
import { StateTag } from "@/shared/documents/state-tag";
import { words } from "@/shared/documents/words";

/** Everything the firm has handed to its clients, and how far each has gone. */
export function DocumentsPage() {
  const m = useMessages(words);
  const locale = useLocale();
  const navigate = useNavigate();
  const search = useSearch({ from: "/shell/documents" });
  const { etat, q, page = 1 } = search;
  const { data, error, refetch } = useQuery(documentsQuery({ page, ...(etat ? { etat } : {}), ...(q ? { q } : {}) }));
  const go = (to: DocumentsSearch) => void navigate({ to: paths.documents, search: to, replace: true });
  const nothing = data && !data.results.length;
  return (
    <>
      <PageHead title={m.documents} />
      <div className="flex flex-none flex-wrap items-center gap-3 px-5 py-2.5 phone:px-4">
        <Tabs
          label={m.states}
          value={etat ?? ""}
          onChange={(view) => go({ ...(view ? { etat: view } : {}), ...(q ? { q } : {}) })}
          choices={[{ value: "" as const, label: m.all }, ...ETATS.map((value) => ({ value, label: m[value] }))]}
        />
        <span className="flex-1" />
        <ToolInput
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
          <EmptyState title={m.emptyTitle} drawing={<ThreadDrawing />} actions={<ButtonLink to={paths.clients} variant="primary">{m.openClients}</ButtonLink>}>{m.empty}</EmptyState>
        ) : nothing ? (
          <EmptyState title={m.none} actions={<Button onClick={() => go({})}>{m.clear}</Button>} />
        ) : null}
        {!data && !error ? <div className="grid gap-4 px-5 py-3 animate-late" aria-busy="true"><Skeleton className="h-3 w-96" /><Skeleton className="h-3 w-80" /></div> : null}
        {data?.results.length ? <ul className="border-t border-line">{data.results.map((one) => <Line key={one.id} document={one} />)}</ul> : null}
      </PageBody>
      {data?.results.length ? (
        <PageFoot>
          <span className="num">{m.count(formatNumber(data.count, locale), data.count)}</span>
          <span className="flex-1" />
          <IconButton size="sm" icon="chevron-left" label={m.previous} disabled={page <= 1} onClick={() => go({ ...search, page: page - 1 })} />
          <IconButton size="sm" icon="chevron-right" label={m.next} disabled={page * data.page_size >= data.count} onClick={() => go({ ...search, page: page + 1 })} />
        </PageFoot>
      ) : null}
    </>
  );
}

function Line({ document: one }: { document: Document }) {
  const m = useMessages(words);
  const locale = useLocale();
  const titre = titleOf(one, m);
  return (
    <li className="grid min-h-12 grid-cols-[minmax(0,1.2fr)_minmax(0,1.6fr)_120px_110px_96px] items-center gap-4 border-b border-line px-5 hover:bg-hover phone:min-h-16 phone:grid-cols-[minmax(0,1fr)_auto] phone:px-4">
      <Link to={paths.client} params={{ matricule: one.client.matricule }} className="truncate rounded-1 font-medium hover:text-accent">{fullName(one.client)}</Link>
      <a href={contentOf(one)} target="_blank" rel="noreferrer" className="truncate rounded-1 hover:text-accent phone:col-start-1 phone:row-start-2 phone:text-small">
        {titre}, {m.version(one.numero)}
      </a>
      <span className="phone:row-span-2 phone:row-start-1 phone:self-center"><StateTag etat={one.etat} /></span>
      <span className="truncate text-text-2 phone:hidden">{one.created_by ? one.created_by.prenom : ""}</span>
      <time dateTime={one.created_at} className="num text-right text-text-2 phone:hidden">{formatListDate(one.created_at, locale)}</time>
    </li>
  );
}
