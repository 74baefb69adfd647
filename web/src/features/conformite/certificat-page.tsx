import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";

import { api } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Schemas } from "@/shared/api/schema";
import { formatDate, formatDateTime } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { FailedPage, PageHead } from "@/shared/ui/page";
import { Banner, Progress, Skeleton } from "@/shared/ui/states";

import { erasureQuery, type Erasure } from "./queries";
import { words } from "./words";

type Archive = Schemas["ArchiveLegale"];
type Certificate = { cabinet: string; empreinte: string; efface: Record<string, Record<string, number>> };

/** What was done, kept without the person’s data; prints on one page. */
export function CertificatPage() {
  const { id } = useParams({ from: "/shell/conformite/effacements/$id" });
  const m = useMessages(words);
  const { data, error, refetch } = useQuery(erasureQuery(id));
  const [opening, setOpening] = useState<Archive | null>(null);
  if (error) return <FailedPage error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHead
        title={data ? m.certificateOf(data.reference) : m.certificate}
        crumbs={[{ label: m.conformite, link: { to: paths.conformite } }]}
        actions={<Button icon="printer" className="print:hidden" onClick={() => window.print()}>{m.print}</Button>}
      />
      <div role="region" aria-label={m.certificate} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-8 py-8 -outline-offset-2 phone:px-4 print:overflow-visible print:p-0">
        {data ? <Sheet one={data} onOpen={setOpening} /> : <div className="grid gap-6 animate-late" aria-busy="true"><Skeleton className="h-10 w-96" /><Skeleton className="h-48 w-full" /></div>}
      </div>
      {opening ? <OpenArchive archive={opening} onClose={() => setOpening(null)} /> : null}
    </>
  );
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid grid-cols-[200px_minmax(0,1fr)] gap-3 border-b border-line py-2 phone:grid-cols-1 phone:gap-0"><dt className="text-text-3">{label}</dt><dd>{children}</dd></div>
);

function Sheet({ one, onOpen }: { one: Erasure; onOpen: (archive: Archive) => void }) {
  const m = useMessages(words);
  const names = m as unknown as Record<string, string | undefined>;
  const locale = useLocale();
  const said = one.certificat as Certificate | null;
  if (!said) return <div className="mx-auto max-w-[760px]"><p className="pb-3">{m.erasing}</p><Progress value={one.faites / one.etapes} label={m.steps(one.faites, one.etapes)} /></div>;
  const parts = Object.entries(said.efface).map(([part, tables]) => [part, Object.values(tables).reduce((sum, n) => sum + n, 0)] as const);
  return (
    <article className="mx-auto grid max-w-[760px] gap-6 print:max-w-none">
      <header>
        <h2 className="font-display text-h1 font-semibold">{m.certTitle(one.reference)}</h2>
        <p className="pt-1 text-text-2">{m.certText(said.cabinet)}</p>
      </header>
      <dl className="border-t border-line">
        <Line label={m.certAsked}>{formatDateTime(one.created_at, locale)}</Line>
        <Line label={m.certDone}>{one.fini_at ? formatDateTime(one.fini_at, locale) : null}</Line>
        <Line label={m.certWhy}>{m[`m_${one.motif}`]}</Line>
        <Line label={m.certGone}>{parts.map(([part, n]) => <p key={part}><span className="num inline-block min-w-10">{n}</span> {names[`part_${part}`] ?? part}</p>)}</Line>
        <Line label={m.certPrint}><span className="code break-all whitespace-normal!">{said.empreinte}</span><br /><span className="text-small text-text-3">{m.certPrintHelp}</span></Line>
        <Line label={m.certHash}><span className="code break-all whitespace-normal!">{one.sha256}</span></Line>
      </dl>
      <section>
        <h3 className="mb-1 text-h3 font-semibold">{m.certKept}</h3>
        {one.archives.length === 0 ? <p className="text-text-2">{m.certNothing}</p> : null}
        <ul>
          {one.archives.map((archive) => (
            <li key={archive.id} className="flex items-center justify-between gap-6 border-b border-line py-2 phone:flex-wrap phone:gap-1">
              <div className="min-w-0 flex-1">
                <p>{archive.libelle}</p>
                <p className="text-small text-text-3">{archive.article}</p>
              </div>
              <p className="num whitespace-nowrap text-text-2">{archive.efface_at ? m.gone : `${m.day.toLocaleLowerCase(locale)} ${formatDate(archive.jusqu_au, locale)}`}</p>
              {archive.taille === null ? null : <Button size="sm" className="print:hidden" aria-label={m.openOf(archive.libelle)} onClick={() => onOpen(archive)}>{m.open}</Button>}
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

function OpenArchive({ archive, onClose }: { archive: Archive; onClose: () => void }) {
  const m = useMessages(words);
  const [motif, setMotif] = useState("");
  const open = useMutation({
    mutationFn: async () => {
      const { data } = await api.POST("/conformite/archives/{id}", { params: { path: { id: archive.id } }, body: { motif }, parseAs: "blob" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(data as unknown as Blob);
      link.download = `${archive.nature}.zip`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    },
    onSuccess: onClose,
  });
  const problem = open.error ? asApiError(open.error) : null;
  return (
    <Dialog open onClose={onClose} title={m.openTitle} width="narrow" onSubmit={() => open.mutate()} actions={<><Button type="submit" variant="primary" busy={open.isPending}>{m.open}</Button><Button onClick={onClose}>{m.cancel}</Button></>}>
      <p className="pb-3 text-text-2">{archive.libelle}. {m.openText}</p>
      {problem && !problem.field("motif") ? <div className="pb-3"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <Field label={m.motif} help={m.motifHelp} error={problem?.field("motif")}>
        {(wiring) => <Input {...wiring} value={motif} maxLength={200} onChange={(event) => setMotif(event.target.value)} />}
      </Field>
    </Dialog>
  );
}
