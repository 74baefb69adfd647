import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { fullName } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { FailedPage, PageBody, PageHead } from "@/shared/ui/page";
import { Banner, ErrorState, Progress, Skeleton } from "@/shared/ui/states";
import { MiniTable } from "@/shared/ui/table";

import { Block } from "./frame";
import { Kept } from "./kept";
import { erasureQuery, exportsQuery, personQuery, previewQuery } from "./queries";
import { ExportRow } from "./rows";
import { words } from "./words";

/** Everything about one person's rights: their data given, or erased. */
export function DonneesPage() {
  const { matricule } = useParams({ from: "/shell/clients/$matricule/donnees" });
  const m = useMessages(words);
  const [erasing, setErasing] = useState<string | null>(null);
  const file = useQuery({ ...personQuery(matricule), enabled: !erasing });
  if (file.error && !erasing) return <FailedPage error={file.error} onRetry={() => void file.refetch()} />;
  const name = file.data ? fullName(file.data) : "";
  const crumbs = [
    { label: m.clients, link: { to: paths.clients } },
    ...(file.data && !erasing ? [{ label: name, link: { to: paths.client, params: { matricule } } }] : []),
  ];
  return (
    <>
      <PageHead title={m.donnees} crumbs={crumbs} />
      <PageBody className="px-8 pb-12 phone:px-4">
        <div className="w-full max-w-[760px]">
          {erasing ? <Erasing id={erasing} /> : <><Give reference={matricule} /><Erase reference={matricule} onStarted={setErasing} /></>}
        </div>
      </PageBody>
    </>
  );
}

function Give({ reference }: { reference: string }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const query = exportsQuery(reference);
  const { data, error, refetch } = useQuery(query);
  const start = useMutation({
    mutationFn: () => unwrap(api.POST("/clients/{reference}/exports", { params: { path: { reference } } })),
    onSettled: () => client.invalidateQueries({ queryKey: query.queryKey }),
  });
  const making = data?.exports.some(({ state }) => state === "en_cours") ?? false;
  return (
    <Block title={m.exportTitle} aside={<Button variant="primary" icon="upload" busy={start.isPending || making} onClick={() => start.mutate()}>{m.exportStart}</Button>}>
      <p className="pt-3 text-text-2">{m.exportText}</p>
      {start.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(start.error).message}</Banner></div> : null}
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {making ? <div className="pt-4"><Progress value={null} label={m.e_en_cours} /></div> : null}
      <ul aria-live="polite" className="pt-2">{data?.exports.map((one) => <ExportRow key={one.id} one={one} named={false} />)}</ul>
    </Block>
  );
}

function Erase({ reference, onStarted }: { reference: string; onStarted: (id: string) => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { champ } = useDictionary();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(previewQuery(reference));
  const [typed, setTyped] = useState("");
  const erase = useMutation({
    mutationFn: () => unwrap(api.POST("/clients/{reference}/effacement", { params: { path: { reference } }, body: { confirmation: typed } })),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ["clients"] });
      onStarted(id);
    },
  });
  const problem = erase.error ? asApiError(erase.error) : null;
  const fault = problem?.field("confirmation");
  return (
    <Block title={m.eraseTitle}>
      <p className="pt-3 text-text-2">{m.eraseText}</p>
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="grid gap-3 py-6 animate-late" aria-busy="true"><Skeleton className="h-24 w-full" /></div> : null}
      {data && data.en_cours.length > 0 ? (
        <div className="pt-4">
          <Banner tone="warn" icon="lock">
            <p className="font-medium">{m.blocked}</p>
            <p>{m.blockedText}</p>
            <ul className="pt-1">
              {data.en_cours.map((contract) => (
                <li key={`${contract.assureur} ${contract.numero} ${contract.type}`}>
                  {[champ("contrats_existants", "type").choix?.find(({ valeur }) => valeur === contract.type)?.[locale], contract.assureur, contract.numero].filter(Boolean).join(", ")}
                </li>
              ))}
            </ul>
          </Banner>
        </div>
      ) : null}
      {data && data.en_cours.length === 0 ? (
        <>
          <h3 className="pt-5 pb-1 font-semibold">{m.goes}</h3>
          <MiniTable caption={m.goes}>
            <thead><tr><th scope="col">{m.nature}</th><th scope="col" className="text-right!">{m.rowsCount}</th></tr></thead>
            <tbody>{data.efface.map((part) => <tr key={part.nom}><td>{part[locale]}</td><td className="num text-right">{part.lignes}</td></tr>)}</tbody>
          </MiniTable>
          <h3 className="pt-5 pb-1 font-semibold">{m.stays}</h3>
          <p className="pb-2 text-small text-text-3">{data.garde.length ? m.staysText : m.staysNothing}</p>
          <Kept rows={data.garde} />
          <form
            className="max-w-[480px] pt-5"
            onSubmit={(event) => {
              event.preventDefault();
              if (!erase.isPending) erase.mutate();
            }}
          >
            {problem && !fault ? <div className="pb-3"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
            <Field label={m.confirmLabel(data.matricule)} help={m.confirmHelp} error={fault}>
              {(wiring) => <Input {...wiring} value={typed} autoComplete="off" spellCheck={false} maxLength={40} onChange={(event) => setTyped(event.target.value)} />}
            </Field>
            <Button type="submit" variant="danger-solid" icon="trash" busy={erase.isPending}>{m.erase}</Button>
          </form>
        </>
      ) : null}
    </Block>
  );
}

function Erasing({ id }: { id: string }) {
  const m = useMessages(words);
  const { data } = useQuery({ ...erasureQuery(id), refetchInterval: ({ state }) => (state.data?.state === "en_cours" ? 1000 : false) });
  const done = data?.state === "fait";
  return (
    <section className="pt-8" aria-live="polite">
      <h2 className="display text-h2">{done ? m.erased : m.erasing}</h2>
      <p className="max-w-[560px] pt-1.5 pb-5 text-text-2">{done ? data.reference : m.erasingText}</p>
      {done ? (
        <ButtonLink variant="primary" icon="file-text" to={paths.certificat} params={{ id }}>{m.seeCertificate}</ButtonLink>
      ) : (
        <Progress value={data ? data.faites / data.etapes : null} label={data ? m.steps(data.faites, data.etapes) : m.erasing} />
      )}
    </section>
  );
}
