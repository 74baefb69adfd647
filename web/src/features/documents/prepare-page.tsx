import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { Button, buttonClass } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { FailedPage, PageBody, PageHead } from "@/shared/ui/page";
import { Banner, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Missing } from "./missing";
import { isKind, makeDocument, preparationQuery, previewOf, typeIn, type Kind, type Typed } from "@/shared/documents/queries";
import { hasForm, TypedForm } from "./typed-form";
import { Versions } from "./versions";
import { words } from "@/shared/documents/words";

const route = getRouteApi("/shell/clients/$matricule/documents/$kind");

/** A document before it is made: what is missing, what it will say, then the version. */
export function PreparePage() {
  const { matricule, kind } = route.useParams();
  return <Prepare key={kind} matricule={matricule} kind={isKind(kind) ? kind : "der"} />;
}

function Prepare({ matricule, kind }: { matricule: string; kind: Kind }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const mayMake = useCan("documents.make");
  const query = preparationQuery(matricule, kind);
  const { data, error, refetch, dataUpdatedAt } = useQuery({ ...query, staleTime: 0 });
  const save = useMutation({
    mutationFn: (values: Typed) => typeIn(matricule, kind, client.getQueryData(query.queryKey)?.version ?? 0, values),
    onSuccess: (now) => {
      client.setQueryData(query.queryKey, now);
      announce(m.saved);
    },
  });
  const make = useMutation({
    mutationFn: () => makeDocument(matricule, kind),
    onSuccess: (made) => announce(m.made(made.numero)),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ["documents"] }), client.invalidateQueries(query)]),
  });
  if (error) return <FailedPage error={error} onRetry={() => void refetch()} />;
  const failure = make.error ?? (save.error && !Object.keys(save.variables ?? {}).some((name) => asApiError(save.error).field(name)) ? save.error : null);
  return (
    <>
      <PageHead
        title={m[kind]}
        crumbs={[{ label: matricule, link: { to: paths.client, params: { matricule } } }]}
        actions={mayMake && data ? <Button variant="primary" icon="check" busy={make.isPending} disabled={!data.pret} title={data.pret ? undefined : m.required(data.manques.filter(({ obligatoire }) => obligatoire).length)} onClick={() => make.mutate()}>{m.make(data.numero)}</Button> : null}
      />
      <PageBody className="px-5 py-5 phone:px-4">
        {!data ? <div className="grid gap-4 animate-late" aria-busy="true"><Skeleton className="h-10 w-full" /><Skeleton className="h-96 w-full" /></div> : (
          <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-8 max-[1100px]:grid-cols-1">
            <div className="min-w-0">
              {failure ? <div className="mb-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(failure).message}</Banner></div> : null}
              <Missing manques={data.manques} matricule={matricule} />
              {hasForm(kind) && mayMake ? <TypedForm key={data.version} kind={kind} saved={data.saisie} busy={save.isPending} problem={save.error ? asApiError(save.error) : null} onSave={(values) => save.mutate(values)} /> : null}
              <Versions matricule={matricule} mine={(one) => one.kind === kind && !one.modele} />
            </div>
            <section aria-label={m.preview} className="min-w-0">
              <iframe loading="lazy" src={previewOf(matricule, kind, `${data.version}-${dataUpdatedAt}`)} title={m.preview} className="h-[calc(100dvh-120px)] w-full rounded-3 border-0 bg-sunken shadow-inset phone:hidden" />
              <a href={previewOf(matricule, kind, String(dataUpdatedAt))} target="_blank" rel="noreferrer" className={`${buttonClass({ variant: "normal" })} desk:hidden!`}><Icon name="external" />{m.previewAlone}</a>
            </section>
          </div>
        )}
      </PageBody>
    </>
  );
}
