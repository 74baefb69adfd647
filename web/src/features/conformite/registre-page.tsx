import { useQuery } from "@tanstack/react-query";

import { formatDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { ErrorState, Skeleton } from "@/shared/ui/states";

import { ComplianceFrame } from "./frame";
import { registerQuery } from "./queries";
import { words } from "./words";

/** The register of processing (GDPR, article 30), ready to print. */
export function RegistrePage() {
  const m = useMessages(words);
  const locale = useLocale();
  const { data, error, refetch } = useQuery(registerQuery);
  return (
    <ComplianceFrame
      title={m.registre}
      intro={data ? m.registreText([data.cabinet, data.siren ? `SIREN ${data.siren}` : "", data.orias ? `ORIAS ${data.orias}` : ""].filter(Boolean).join(", "), formatDate(data.etabli_le, locale)) : undefined}
      actions={<Button icon="printer" className="print:hidden" onClick={() => window.print()}>{m.print}</Button>}
    >
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="grid gap-4 py-8 animate-late" aria-busy="true"><Skeleton className="h-32 w-full" /><Skeleton className="h-32 w-full" /></div> : null}
      {data?.traitements.map((one) => (
        <section key={one.nom + (one.depuis ?? "")} className="mt-7 break-inside-avoid">
          <h2 className="flex flex-wrap items-baseline gap-x-3 border-b border-line pb-1.5 text-h3 font-semibold">
            {one.nom}
            {one.depuis ? <span className="text-small font-normal text-text-3">{one.jusqu_a ? m.ended(formatDate(one.jusqu_a, locale)) : m.since(formatDate(one.depuis, locale))}</span> : null}
          </h2>
          <dl className="grid grid-cols-[140px_minmax(0,1fr)] gap-x-4 gap-y-1 pt-2 phone:grid-cols-1 phone:gap-y-0 print:text-small [&_dt]:text-text-3 phone:[&_dd]:pb-1.5">
            <dt>{m.purpose}</dt><dd>{one.finalite}</dd>
            <dt>{m.legal}</dt><dd>{one.base_legale}</dd>
            <dt>{m.people}</dt><dd>{one.personnes.join(" · ")}</dd>
            <dt>{m.data}</dt><dd>{one.donnees.join(" · ")}</dd>
            <dt>{m.recipients}</dt><dd>{one.destinataires.join(" · ")}</dd>
            <dt>{m.retention}</dt><dd>{one.conservation}</dd>
            <dt>{m.measures}</dt><dd>{one.mesures.join(" · ")}</dd>
          </dl>
        </section>
      ))}
    </ComplianceFrame>
  );
}
