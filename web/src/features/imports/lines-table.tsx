import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";

import { formatNumber } from "@/shared/format/numbers";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { IconButton } from "@/shared/ui/button";
import { ErrorState, Skeleton } from "@/shared/ui/states";
import { MiniTable } from "@/shared/ui/table";
import { Tabs } from "@/shared/ui/tabs";

import { linesQuery, PAGE, type Import, type Line, type Tab } from "./queries";
import { useWords } from "./words";

type Props = {
  one: Import;
  tabs: readonly (readonly [Tab, number])[];
  /** The last column: what will be done, or what became of the line. */
  last: { title: string; cell: (line: Line) => ReactNode };
  above?: (tab: Tab) => ReactNode;
};

/** The lines of an import, finding by finding. */
export function LinesTable({ one, tabs, last, above }: Props) {
  const m = useWords();
  const locale = useLocale();
  const [chosen, setChosen] = useState<Tab | null>(null);
  const [page, setPage] = useState(1);
  const tab = tabs.some(([name]) => name === chosen) ? (chosen as Tab) : tabs[0]?.[0];
  const { data, error, refetch } = useQuery({ ...linesQuery(one.id, one.state, tab ?? "nouveau", page), placeholderData: keepPreviousData, enabled: Boolean(tab) });
  if (!tab) return null;
  const from = (page - 1) * PAGE + 1;
  const to = Math.min(data?.count ?? 0, page * PAGE);
  return (
    <section aria-label={m.linesOf}>
      <Tabs
        label={m.linesOf}
        value={tab}
        choices={tabs.map(([name, count]) => ({ value: name, label: m.tabs[name], count: formatNumber(count, locale) }))}
        onChange={(next) => {
          setChosen(next);
          setPage(1);
        }}
      />
      {above?.(tab)}
      {error ? <ErrorState compact error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
      {data ? (
        <MiniTable caption={m.tabs[tab]}>
          <thead><tr><th scope="col">{m.number}</th><th scope="col">{m.client}</th><th scope="col" className="w-full">{m.found}</th><th scope="col">{last.title}</th></tr></thead>
          <tbody>
            {data.results.map((line) => (
              <tr key={line.numero}>
                <td className="num text-text-3">{formatNumber(line.numero, locale)}</td>
                <td className="font-medium">
                  {line.client && line.issue ? <Link to={paths.client} params={{ matricule: line.client }} className="rounded-1 hover:underline">{line.intitule || line.client}</Link> : line.intitule || "—"}
                </td>
                <td className="py-1.5 whitespace-normal! text-text-2"><Finding line={line} /></td>
                <td>{last.cell(line)}</td>
              </tr>
            ))}
          </tbody>
        </MiniTable>
      ) : null}
      {data?.results.length === 0 ? <p className="py-4 text-text-3">{m.noLine}</p> : null}
      {(data?.count ?? 0) > PAGE ? (
        <p className="mt-2 flex items-center justify-end gap-1 text-small text-text-3">
          <span className="num mr-2">{m.range(from, to, data?.count ?? 0)}</span>
          <IconButton size="sm" icon="chevron-left" label={m.previous} disabled={page <= 1} onClick={() => setPage(page - 1)} />
          <IconButton size="sm" icon="chevron-right" label={m.next} disabled={to >= (data?.count ?? 0)} onClick={() => setPage(page + 1)} />
        </p>
      ) : null}
    </section>
  );
}

/** What was found of a line: whom it speaks of, what it adds, what is wrong. */
function Finding({ line }: { line: Line }) {
  const m = useWords();
  const told = [
    line.doublon ? m.same(line.doublon.nom || line.doublon.matricule, line.doublon.raisons) : null,
    line.champs.length ? m.fills(line.champs.join(", ")) : null,
    line.verdict === "existant" && !line.issue ? m.already : null,
    line.verdict === "nouveau" && !line.motifs.length && !line.issue ? m.isNew : null,
  ].filter(Boolean);
  const refused = line.verdict === "refuse" || line.issue === "refuse" || line.issue === "garde";
  return (
    <>
      {told.map((sentence) => <span key={sentence} className="mr-3">{sentence}</span>)}
      {line.motifs.map(({ champ, texte }) => (
        <span key={champ + texte} className={`block ${refused ? "text-bad" : "text-warn"}`}>{champ ? `${champ} : ${texte}` : texte}</span>
      ))}
    </>
  );
}
