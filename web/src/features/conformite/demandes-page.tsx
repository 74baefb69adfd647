import { useQuery } from "@tanstack/react-query";

import { useMessages } from "@/shared/i18n/messages";
import { ErrorState, Skeleton } from "@/shared/ui/states";

import { Block, ComplianceFrame } from "./frame";
import { requestsQuery } from "./queries";
import { ErasureRow, ExportRow } from "./rows";
import { words } from "./words";

/** What people asked about their data, and what was done. */
export function DemandesPage() {
  const m = useMessages(words);
  const { data, error, refetch } = useQuery(requestsQuery);
  return (
    <ComplianceFrame title={m.demandes} intro={m.demandesText}>
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="grid gap-4 py-8 animate-late" aria-busy="true"><Skeleton className="h-10 w-full" /><Skeleton className="h-10 w-full" /></div> : null}
      {data ? (
        <>
          <Block title={m.exports}>
            {data.exports.length ? <ul>{data.exports.map((one) => <ExportRow key={one.id} one={one} named />)}</ul> : <p className="py-4 text-text-3">{m.noExport}</p>}
          </Block>
          <Block title={m.effacements}>
            {data.effacements.length ? <ul>{data.effacements.map((one) => <ErasureRow key={one.id} one={one} />)}</ul> : <p className="py-4 text-text-3">{m.noErasure}</p>}
          </Block>
        </>
      ) : null}
    </ComplianceFrame>
  );
}
