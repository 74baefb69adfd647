import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { asApiError } from "@/shared/api/error";
import { changeTemplate, templatesQuery, wordOf, type Template } from "@/shared/documents/templates";
import { words as documentWords } from "@/shared/documents/words";
import { formatListDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { Button, IconButton } from "@/shared/ui/button";
import { DropTarget } from "@/shared/ui/drop-target";
import { Icon } from "@/shared/ui/icon";
import { Tag } from "@/shared/ui/marks";
import { Menu, MenuItem, MenuSeparator } from "@/shared/ui/menu";
import { Banner, ErrorState, Progress, Skeleton } from "@/shared/ui/states";
import { Tabs } from "@/shared/ui/tabs";
import { announce } from "@/shared/ui/toast";

import { Section, SettingsFrame } from "../settings-frame";

import { FieldsSection } from "./fields-section";
import { ChangeDialog, HistoryDialog, TryDialog } from "./template-dialogs";
import { useBring, type Report } from "./use-bring";
import { words } from "./words";

type Asked = { what: "try" | "change" | "history"; template: Template };
const DIALOGS = { try: TryDialog, change: ChangeDialog, history: HistoryDialog };

/** The firm's own Word documents: brought, checked, tried with a client; and the fields they may say. */
export function TemplatesPage() {
  const m = useMessages(words);
  const edit = useCan("modeles.edit");
  const [view, setView] = useState<"active" | "archived">("active");
  const { data, error, refetch } = useQuery(templatesQuery(view === "archived"));
  const { sending, report, dismiss, bring } = useBring();
  const [asked, setAsked] = useState<Asked | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const target = useRef<string | undefined>(undefined);
  const choose = (template?: string) => {
    target.current = template;
    input.current?.click();
  };
  const Shown = asked ? DIALOGS[asked.what] : null;
  return (
    <SettingsFrame title={m.title} actions={edit ? <Button variant="primary" icon="upload" onClick={() => choose()}>{m.choose}</Button> : null}>
      {edit ? <DropTarget title={m.drop} help={m.dropHelp} onFiles={(files) => bring(files[0])} /> : null}
      <input
        ref={input}
        type="file"
        accept=".docx"
        aria-label={m.choose}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          bring(event.target.files?.[0], target.current);
          event.target.value = "";
        }}
      />
      <Section
        title={m.templates}
        aside={<Tabs label={m.which} value={view} onChange={setView} choices={[{ value: "active" as const, label: m.active }, { value: "archived" as const, label: m.archived }]} />}
      >
        <p className="pt-3 pb-1 text-small text-text-3">{m.intro}</p>
        {sending ? (
          <div className="my-2 flex items-center gap-3 rounded-3 px-3 py-2.5 shadow-inset" role="status">
            <p className="min-w-0 flex-1 truncate">{m.sending(sending.name)}</p>
            <div className="w-40"><Progress value={sending.part < 1 ? sending.part : null} label={m.sending(sending.name)} /></div>
            <Button size="sm" variant="ghost" onClick={() => sending.stop.abort()}>{m.stop}</Button>
          </div>
        ) : null}
        {report ? <ReportBanner report={report} onDismiss={dismiss} /> : null}
        {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
        {data?.length === 0 ? (
          view === "archived" || !edit ? <p className="py-4 text-text-3">{view === "archived" ? m.noneArchived : m.none}</p> : (
            <button type="button" onClick={() => choose()} className="my-3 grid w-full justify-items-center gap-1 rounded-4 px-6 py-8 text-center shadow-inset hover:bg-hover">
              <Icon name="upload" size={20} className="mb-1 text-text-3" />
              <span className="display text-h2">{m.drop}</span>
              <span className="text-text-2">{m.dropHelp}</span>
            </button>
          )
        ) : null}
        <ul>{data?.map((one) => <Line key={one.id} template={one} edit={edit} onAsk={(what) => setAsked({ what, template: one })} onVersion={() => choose(one.id)} />)}</ul>
      </Section>
      <FieldsSection />
      {Shown && asked ? <Shown template={asked.template} onClose={() => setAsked(null)} /> : null}
    </SettingsFrame>
  );
}

/** What the check found: all that is to be mended at once, or what was recognised. */
function ReportBanner({ report, onDismiss }: { report: Report; onDismiss: () => void }) {
  const m = useMessages(words);
  const close = <IconButton size="sm" icon="x" label={m.dismiss} onClick={onDismiss} />;
  if ("made" in report) {
    const last = report.made.versions[0];
    return (
      <div className="my-2">
        <Banner tone="ok" icon="check" action={close} alert>
          <p className="font-medium">{m.accepted(report.name, last?.champs.length ?? 0)}</p>
          {last?.remarques.map((said) => <p key={said} className="text-small">{said}</p>)}
        </Banner>
      </div>
    );
  }
  return (
    <div className="my-2">
      <Banner tone="bad" icon="alert-circle" action={close} alert>
        <p className="font-medium">{m.refused(report.name)}</p>
        <p className="text-small">{m.refusedHelp}</p>
        <ul className="mt-1 list-disc pl-4">{report.faults.map((fault) => <li key={fault}>{fault}</li>)}</ul>
      </Banner>
    </div>
  );
}

type LineProps = { template: Template; edit: boolean; onAsk: (what: Asked["what"]) => void; onVersion: () => void };

function Line({ template, edit, onAsk, onVersion }: LineProps) {
  const m = useMessages(words);
  const names = useMessages(documentWords);
  const locale = useLocale();
  const client = useQueryClient();
  const { id, nom, nature, derniere: last, archived_at } = template;
  const refresh = () => client.invalidateQueries({ queryKey: ["modeles"] });
  const sort = useMutation({
    mutationFn: (archive: boolean) => changeTemplate(template, { archive }),
    onSuccess: (now, archive) => announce(archive ? m.archivedOne(nom) : m.restored(nom), () => void changeTemplate(now, { archive: !archive }).then(refresh)),
    onSettled: refresh,
  });
  return (
    <li className="flex min-h-14 items-center gap-4 border-b border-line py-2 phone:flex-wrap phone:gap-2">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{nom}</p>
        {sort.error ? <p role="alert" className="text-small text-bad">{asApiError(sort.error).field("nom") ?? asApiError(sort.error).message}</p> : null}
        {last ? (
          <p className="num flex flex-wrap gap-x-2 text-small text-text-3">
            <span className="first-letter:uppercase">{m.version(last.numero)}</span>
            <span>{m.fields(last.champs.length)}</span>
            <time dateTime={last.created_at}>{formatListDate(last.created_at, locale)}</time>
          </p>
        ) : null}
      </div>
      {nature === "autre" ? null : <Tag>{names[nature]}</Tag>}
      {archived_at ? null : <Button size="sm" icon="eye" aria-label={`${m.tryIt} : ${nom}`} onClick={() => onAsk("try")}>{m.tryIt}</Button>}
      <Menu label={m.actions(nom)} align="end" trigger={(props) => <IconButton {...props} size="sm" icon="more" label={m.actions(nom)} />}>
        {last ? <MenuItem icon="download" onSelect={() => location.assign(wordOf(id, last.numero))}>{m.download}</MenuItem> : null}
        <MenuItem icon="history" onSelect={() => onAsk("history")}>{m.history}</MenuItem>
        {edit ? (
          <>
            <MenuSeparator />
            {archived_at ? null : <MenuItem icon="upload" onSelect={onVersion}>{m.newVersion}</MenuItem>}
            <MenuItem icon="pencil" onSelect={() => onAsk("change")}>{m.rename}</MenuItem>
            <MenuItem icon="archive" onSelect={() => sort.mutate(!archived_at)}>{archived_at ? m.restore : m.archive}</MenuItem>
          </>
        ) : null}
      </Menu>
    </li>
  );
}
