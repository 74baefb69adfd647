import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { asApiError } from "@/shared/api/error";
import { makeFromTemplate, templatePreparationQuery, templatePreviewOf, type Format } from "@/shared/documents/templates";
import { words } from "@/shared/documents/words";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { Button, buttonClass } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { FailedPage, PageBody, PageHead } from "@/shared/ui/page";
import { Banner, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Missing } from "./missing";
import { Versions } from "./versions";

const route = getRouteApi("/shell/clients/$matricule/modeles/$modele");

/** A document of the firm's own before it is made: what its fields lack, what it will say, then PDF or Word. */
export function FromTemplatePage() {
  const { matricule, modele } = route.useParams();
  const m = useMessages(words);
  const client = useQueryClient();
  const mayMake = useCan("documents.make");
  const query = templatePreparationQuery(matricule, modele);
  const { data, error, refetch, dataUpdatedAt } = useQuery({ ...query, staleTime: 0 });
  const make = useMutation({
    mutationFn: (format: Format) => makeFromTemplate(matricule, modele, format),
    onSuccess: (made) => announce(m.made(made.numero)),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ["documents"] }), client.invalidateQueries(query)]),
  });
  if (error) return <FailedPage error={error} onRetry={() => void refetch()} />;
  const lacking = data?.manques.filter(({ obligatoire }) => obligatoire).length ?? 0;
  const why = lacking ? m.requiredField(lacking) : undefined;
  const button = (format: Format) => ({ disabled: !data?.pret, title: why, busy: make.isPending && make.variables === format, onClick: () => make.mutate(format) });
  return (
    <>
      <PageHead
        title={data?.titre ?? ""}
        crumbs={[{ label: matricule, link: { to: paths.client, params: { matricule } } }]}
        actions={mayMake && data ? (
          <>
            <Button icon="file-text" {...button("word")}><span className="phone:sr-only">{m.makeIn} </span>Word</Button>
            <Button variant="primary" icon="check" {...button("pdf")}><span className="phone:sr-only">{m.makeIn} </span>PDF</Button>
          </>
        ) : null}
      />
      <PageBody className="px-5 py-5 phone:px-4">
        {!data ? <div className="grid gap-4 animate-late" aria-busy="true"><Skeleton className="h-10 w-full" /><Skeleton className="h-96 w-full" /></div> : (
          <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-8 max-[1100px]:grid-cols-1">
            <div className="min-w-0">
              {make.error ? <div className="mb-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(make.error).message}</Banner></div> : null}
              <Missing manques={data.manques} matricule={matricule} required={m.requiredField} ready={m.readyField} />
              <Versions matricule={matricule} mine={(one) => one.modele === modele} />
            </div>
            <section aria-label={m.preview} className="min-w-0">
              <iframe loading="lazy" src={templatePreviewOf(matricule, modele, String(dataUpdatedAt))} title={m.preview} className="h-[calc(100dvh-120px)] w-full rounded-3 border-0 bg-sunken shadow-inset phone:hidden" />
              <a href={templatePreviewOf(matricule, modele, String(dataUpdatedAt))} target="_blank" rel="noreferrer" className={`${buttonClass({ variant: "normal" })} desk:hidden!`}><Icon name="external" />{m.previewAlone}</a>
            </section>
          </div>
        )}
      </PageBody>
    </>
  );
}
