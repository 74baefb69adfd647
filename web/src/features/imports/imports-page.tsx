import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";

import { asApiError } from "@/shared/api/error";
import { upload } from "@/shared/api/upload";
import { formatListDate } from "@/shared/format/dates";
import { formatNumber, formatSize } from "@/shared/format/numbers";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { Button } from "@/shared/ui/button";
import { DropTarget } from "@/shared/ui/drop-target";
import { Icon } from "@/shared/ui/icon";
import { Status } from "@/shared/ui/marks";
import { PageBody, PageHead } from "@/shared/ui/page";
import { Banner, ErrorState, Progress, Skeleton } from "@/shared/ui/states";
import { MiniTable } from "@/shared/ui/table";

import { BUSY, importsQuery, type Import, type ImportRow } from "./queries";
import { Steps } from "./steps";
import { useWords } from "./words";

/** The first step: a file; below, the files that came before. */
export function ImportsPage() {
  const m = useWords();
  return (
    <>
      <PageHead title={m.title} crumbs={[{ label: m.clients, link: { to: paths.clients } }]} />
      <PageBody>
        <div className="mx-auto grid w-full max-w-[880px] gap-8 px-6 py-6 phone:px-4">
          <Steps at="file" />
          <FileStep />
          <Past />
        </div>
      </PageBody>
    </>
  );
}

/** Takes a file by click, by drop or by keyboard; leads to its columns once it is sent. */
function FileStep() {
  const m = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ name: string; part: number; stop: AbortController } | null>(null);
  const [failed, setFailed] = useState("");

  async function send(file: File | undefined): Promise<void> {
    if (!file || sending) return;
    const stop = new AbortController();
    setFailed("");
    setSending({ name: file.name, part: 0, stop });
    try {
      const made = await upload<Import>("/imports", file, { onProgress: (part) => setSending({ name: file.name, part, stop }), signal: stop.signal });
      client.setQueryData(["import", made.id], made);
      void client.invalidateQueries(importsQuery);
      await navigate({ to: paths.import, params: { id: made.id } });
    } catch (error) {
      const problem = asApiError(error);
      if (!stop.signal.aborted) setFailed(problem.field("fichier") ?? problem.message);
    } finally {
      setSending(null);
    }
  }

  return (
    <section aria-label={m.step.file}>
      <DropTarget title={m.drop} help={m.dropHelp} onFiles={(files) => void send(files[0])} />
      {failed ? <div className="mb-3"><Banner tone="bad" icon="alert-circle" alert>{failed}</Banner></div> : null}
      <div className="grid justify-items-center gap-2 rounded-4 px-6 py-10 text-center shadow-inset phone:py-8">
        <Icon name="download" size={20} className="text-text-3" />
        {sending ? (
          <>
            <p className="font-medium" role="status">{m.sending(sending.name)}</p>
            <div className="w-64"><Progress value={sending.part} label={m.sending(sending.name)} /></div>
            <Button size="sm" variant="ghost" onClick={() => sending.stop.abort()}>{m.stop}</Button>
          </>
        ) : (
          <>
            <p className="display text-h2">{m.drop}</p>
            <p className="max-w-[440px] text-text-2">{m.dropHelp}</p>
            <Button variant="primary" className="mt-3" onClick={() => input.current?.click()}>{m.choose}</Button>
            <input
              ref={input}
              type="file"
              accept=".csv,.tsv,.txt,.xlsx"
              aria-label={m.choose}
              className="sr-only"
              tabIndex={-1}
              onChange={(event) => {
                void send(event.target.files?.[0]);
                event.target.value = "";
              }}
            />
          </>
        )}
      </div>
    </section>
  );
}

function Past() {
  const m = useWords();
  const { data, error, refetch } = useQuery(importsQuery);
  return (
    <section>
      <h2 className="mb-2 text-h3 font-semibold">{m.past}</h2>
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="py-3 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
      {data?.length === 0 ? <p className="text-text-3">{m.none}</p> : null}
      {data?.length ? (
        <MiniTable caption={m.past}>
          <thead><tr><th scope="col">{m.file}</th><th scope="col">{m.state}</th><th scope="col">{m.result}</th><th scope="col" className="phone:hidden">{m.by}</th><th scope="col" className="phone:hidden">{m.when}</th></tr></thead>
          <tbody>{data.map((one) => <PastRow key={one.id} one={one} />)}</tbody>
        </MiniTable>
      ) : null}
    </section>
  );
}

const TONES = { fait: ["ok", "check"], annule: ["mute", "undo"], illisible: ["bad", "alert-circle"], interrompu: ["warn", "alert"] } as const;

function PastRow({ one }: { one: ImportRow }) {
  const m = useWords();
  const locale = useLocale();
  const [tone, icon] = one.state in TONES ? TONES[one.state as keyof typeof TONES] : (["accent", BUSY.includes(one.state) ? "hourglass" : "pencil"] as const);
  const counts = Object.entries(one.issues).map(([issue, n]) => `${m.tabs[(issue === "refuse" ? "refuses" : issue) as keyof typeof m.tabs]} ${formatNumber(n, locale)}`);
  return (
    <tr>
      <td className="max-w-[280px] phone:max-w-[140px]">
        <Link to={paths.import} params={{ id: one.id }} className="block truncate rounded-1 font-medium hover:underline" title={one.nom}>{one.nom}</Link>
      </td>
      <td><Status tone={tone} icon={icon}>{m.states[one.state]}</Status></td>
      <td className="text-text-2">{counts.length ? counts.join(" · ") : one.total ? m.lines(one.total) : formatSize(one.taille, locale)}</td>
      <td className="text-text-2 phone:hidden">{one.par}</td>
      <td className="num text-text-2 phone:hidden">{formatListDate(one.created_at, locale)}</td>
    </tr>
  );
}
