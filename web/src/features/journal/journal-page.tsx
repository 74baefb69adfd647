import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { saveFile } from "@/shared/api/save";
import { formatListDate, formatTime } from "@/shared/format/dates";
import { initials } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Avatar } from "@/shared/ui/marks";
import { PageBody, PageHead } from "@/shared/ui/page";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { ActMark, useAuthor } from "./act-mark";
import { EntryDialog } from "./entry-dialog";
import { FilterBar } from "./filter-bar";
import { linesQuery } from "./queries";
import { filtersOf, type JournalFilters, type JournalSearch, type Line } from "./search";
import { words } from "./words";

const route = getRouteApi("/shell/conformite/journal");

/** Who did what, when, to whom, why and from where; the latest first. */
export function JournalPage() {
  const m = useMessages(words);
  const locale = useLocale();
  const navigate = useNavigate();
  const search = route.useSearch();
  const filters = filtersOf(search);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(linesQuery(filters, locale));
  const go = (next: JournalSearch, replace = true) => void navigate({ to: paths.journal, search: next, replace });
  const lines = data?.pages.flatMap((page) => page.results) ?? [];
  const clientName = filters.client ? lines.find((line) => line.client?.id === filters.client)?.client?.nom : undefined;
  return (
    <>
      <PageHead title={m.journal} actions={<ExportButton filters={filters} />} />
      <FilterBar filters={filters} clientName={clientName} onChange={go} />
      <PageBody>
        <p className="px-5 pt-3 pb-2 text-small text-text-3 phone:px-4">{m.intro}</p>
        {error ? <ErrorState title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Waiting /> : null}
        {data && !lines.length ? (
          <EmptyState title={m.none} actions={<Button onClick={() => go({})}>{m.clear}</Button>}>{m.noneText}</EmptyState>
        ) : null}
        {lines.length ? <Lines lines={lines} onOpen={(ligne) => go({ ...filters, ligne }, false)} /> : null}
        {lines.length ? (
          <div className="grid place-content-center py-4">
            {hasNextPage ? <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>{m.older}</Button> : <p className="text-small text-text-3">{m.end}</p>}
          </div>
        ) : null}
      </PageBody>
      {search.ligne ? <EntryDialog id={search.ligne} onClose={() => go(filters)} /> : null}
    </>
  );
}

function Lines({ lines, onOpen }: { lines: readonly Line[]; onOpen: (id: string) => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const author = useAuthor();
  return (
    <ul className="border-t border-line">
      {lines.map((line) => {
        const who = author(line);
        const fields = [line.champs.join(", "), line.nombre > line.champs.length ? m.more(line.nombre - line.champs.length) : null].filter(Boolean).join(" ");
        const what = line.motif || fields;
        return (
          <li key={line.id} className="border-b border-line hover:bg-hover">
            <button
              type="button"
              aria-label={m.open(`${m[line.acte]}, ${line.objet}, ${who}`)}
              onClick={() => onOpen(line.id)}
              className="grid min-h-10 w-full grid-cols-[128px_minmax(0,1fr)_128px_minmax(0,1fr)_minmax(0,1.6fr)] items-center gap-4 px-5 py-1 text-left -outline-offset-2 phone:grid-cols-[minmax(0,1fr)_auto] phone:gap-x-3 phone:gap-y-0.5 phone:px-4 phone:py-2"
            >
              <span className="num whitespace-nowrap text-text-2 phone:order-2 phone:text-right phone:text-small">{formatListDate(line.at, locale)} {formatTime(line.at, locale)}</span>
              <span className="flex min-w-0 items-center gap-2 phone:order-1">
                <Avatar shape="circle" size="xs" initials={line.acteur ? initials(who) : "É"} />
                <span className="truncate">{who}</span>
              </span>
              <span className="min-w-0 phone:order-4"><ActMark act={line.acte} /></span>
              <span className="min-w-0 truncate text-text-2 phone:order-5 phone:col-span-2 phone:text-small">
                {line.objet}
                {line.client && line.client.nom !== line.objet ? <span className="text-text"> · {line.client.nom}</span> : null}
              </span>
              <span className="min-w-0 truncate text-text-3 phone:order-3 phone:hidden">{what}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function ExportButton({ filters }: { filters: JournalFilters }) {
  const m = useMessages(words);
  const may = useCan("audit.export");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState("");
  async function take(): Promise<void> {
    setBusy(true);
    setFailed("");
    try {
      const { data, response } = await api.GET("/audit/export", { params: { query: filters }, parseAs: "blob" });
      saveFile(data as unknown as Blob, response, "journal.csv");
      announce(m.exported(Number(response.headers.get("X-Nombre-Lignes") ?? 0)));
    } catch (error) {
      setFailed(asApiError(error).message);
    } finally {
      setBusy(false);
    }
  }
  if (!may) return null;
  return (
    <>
      {failed ? <span role="alert" className="text-small text-bad">{failed}</span> : null}
      <Button icon="upload" busy={busy} title={m.exportHelp} onClick={() => void take()}>{busy ? m.exporting : m.exportCsv}</Button>
    </>
  );
}

const Waiting = () => (
  <div aria-busy="true" className="border-t border-line animate-late">
    {[0, 1, 2, 3, 4, 5].map((row) => (
      <div key={row} className="flex h-10 items-center gap-4 border-b border-line px-5">
        <Skeleton className="h-2.5 w-24" /> <Skeleton className="h-2.5 w-36" /> <Skeleton className="h-2.5 w-72" />
      </div>
    ))}
  </div>
);
