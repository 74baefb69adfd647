import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { FailedPage, PageBody, PageHead } from "@/shared/ui/page";
import { Banner, EmptyState, Progress, Skeleton } from "@/shared/ui/states";

import { CheckStep } from "./check-step";
import { ColumnsStep } from "./columns-step";
import { at, importQuery, importsQuery, type Import, type State } from "./queries";
import { ReportStep } from "./report-step";
import { Steps, type Step } from "./steps";
import { useWords } from "./words";

const STEP: Record<State, Step> = {
  lecture: "file", illisible: "file", colonnes: "columns", controle: "check", pret: "check",
  en_cours: "run", interrompu: "run", fait: "report", annulation: "report", annule: "report",
};

/** One import, wherever it is: what its page shows follows its state, so that leaving and coming back lose nothing. */
export function ImportPage() {
  const m = useWords();
  const { id } = useParams({ from: "/shell/clients/importer/$id" });
  const { data, error, refetch } = useQuery(importQuery(id));
  // Back from the check to the columns: the server keeps both, the reader chooses which is shown.
  const [revising, setRevising] = useState(false);
  if (error) return <FailedPage error={error} onRetry={() => void refetch()} />;
  const shown = revising && data?.state === "pret" ? "columns" : data ? STEP[data.state] : "file";
  return (
    <>
      <PageHead
        title={data?.nom ?? m.title}
        crumbs={[{ label: m.clients, link: { to: paths.clients } }, { label: m.title, link: { to: paths.imports } }]}
        actions={data ? <Abandon one={data} /> : null}
      />
      <PageBody>
        <div className="mx-auto grid w-full max-w-[1040px] content-start gap-6 px-6 py-6 phone:px-4">
          <Steps at={shown} />
          {data ? <Body one={data} revising={shown === "columns"} onRevise={setRevising} /> : <Skeleton className="h-3 w-72 animate-late" />}
        </div>
      </PageBody>
    </>
  );
}

function Body({ one, revising, onRevise }: { one: Import; revising: boolean; onRevise: (revising: boolean) => void }) {
  const m = useWords();
  if (revising) return <ColumnsStep key={one.updated_at} one={one} onChecked={() => onRevise(false)} />;
  switch (one.state) {
    case "lecture":
      return <Working label={m.reading} />;
    case "illisible":
      return <EmptyState title={m.unreadable} actions={<ButtonLink to={paths.imports} variant="primary">{m.other}</ButtonLink>}>{one.motif}</EmptyState>;
    case "controle":
      return <Working label={m.checking(one.traites, one.total)} value={one.total ? one.traites / one.total : null} help={m.checkHelp} />;
    case "en_cours":
      return <Working label={m.running(one.traites, one.total)} value={one.total ? one.traites / one.total : null} help={m.leave} />;
    case "annulation":
      return <Working label={m.undoing(one.traites, one.total)} value={one.total ? one.traites / one.total : null} help={m.leave} />;
    case "pret":
      return <CheckStep one={one} onBack={() => onRevise(true)} />;
    case "interrompu":
      return <Interrupted one={one} />;
    default:
      return <ReportStep one={one} />;
  }
}

/** Work under way: how far it is, and that one may leave. */
function Working({ label, value = null, help }: { label: string; value?: number | null; help?: string }) {
  return (
    <div className="grid gap-3 rounded-4 px-6 py-10 text-center shadow-inset">
      <p role="status" className="num font-medium">{label}</p>
      <div className="mx-auto w-80 max-w-full"><Progress value={value} label={label} /></div>
      {help ? <p className="text-text-3">{help}</p> : null}
    </div>
  );
}

function Interrupted({ one }: { one: Import }) {
  const m = useWords();
  const client = useQueryClient();
  const resume = useMutation({
    mutationFn: () => unwrap(api.POST("/imports/{import_id}/execution", at(one.id))),
    onSuccess: (answer) => client.setQueryData(importQuery(one.id).queryKey, answer),
  });
  return (
    <>
      <Banner tone="warn" icon="alert" alert action={<Button size="sm" busy={resume.isPending} onClick={() => resume.mutate()}>{m.resume}</Button>}>
        {resume.error ? asApiError(resume.error).message : m.interrupted}
      </Banner>
      <ReportStep one={one} />
    </>
  );
}

/** An import that wrote nothing goes, with its file. */
function Abandon({ one }: { one: Import }) {
  const m = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const abandon = useMutation({
    mutationFn: () => unwrap(api.DELETE("/imports/{import_id}", at(one.id))),
    onSuccess: async () => {
      await navigate({ to: paths.imports });
      client.removeQueries({ queryKey: ["import", one.id] });
      void client.invalidateQueries(importsQuery);
    },
  });
  if (!["illisible", "colonnes", "pret"].includes(one.state) || !one.abilities.includes("edit")) return null;
  return <Button variant="ghost" busy={abandon.isPending} onClick={() => abandon.mutate()}>{m.abandon}</Button>;
}
