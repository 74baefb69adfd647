import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";

import { ClientPicker } from "@/shared/clients/client-picker";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { ClientDocuments } from "@/shared/documents/client-documents";
import { Money } from "@/shared/format/format";
import { fullName } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { Button, ButtonLink, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Tag } from "@/shared/ui/marks";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { FailedPage, PageHead } from "@/shared/ui/page";
import { Skeleton } from "@/shared/ui/states";
import { Tabs } from "@/shared/ui/tabs";
import { announce } from "@/shared/ui/toast";

import { Documents } from "../suivi/documents";
import { Notes } from "../suivi/notes";
import { Tasks } from "../suivi/tasks";
import { clientQuery, refreshFile, removeClient, restoreClient } from "./api";
import { Contracts } from "./contracts";
import { Consents, Meetings } from "./dependents";
import { EditingProvider } from "./editing";
import { Fields } from "./fields";
import { FileHead } from "./head";
import { Household } from "./household";
import { useKeptInView } from "./kept-in-view";
import { partsOf, words as labels, type Part } from "./layout";
import { Links } from "./links";
import { Asked, askedIn, Rail, sectionsOf, type SectionId } from "./rail";
import { RowsTable } from "./rows-table";
import { ThreadSide } from "./thread-side";
import type { ClientFile } from "./types";
import { InvestorLine } from "./investor-line";
import { WealthPicture } from "./wealth";

const words = defineMessages({
  fr: {
    clients: "Clients", meeting: "Nouvel entretien", record: "Enregistrer", more: "Autres actions", portrait: "Portrait à imprimer", profile: "Profil investisseur", data: "Données de la personne (RGPD)", merge: "Fusionner avec un autre dossier", other: "L’autre dossier", cancel: "Annuler", remove: "Supprimer le dossier", removed: (name: string) => `Dossier de ${name} supprimé`, needs: "Besoins",
    file: "Dossier", thread: "Fil", threadTitle: "Fil du dossier", tabs: "Parties du dossier", group: "Dossier client", go: (label: string) => `Aller à : ${label}`, perYear: "par an pour le foyer", net: "nets", edit: "Modifier le champ",
  },
  en: {
    clients: "Clients", meeting: "New meeting", record: "Record", more: "Other actions", portrait: "Portrait to print", profile: "Investor profile", data: "The person’s data (GDPR)", merge: "Merge with another file", other: "The other file", cancel: "Cancel", remove: "Delete the file", removed: (name: string) => `File of ${name} deleted`, needs: "Needs",
    file: "File", thread: "Thread", threadTitle: "Thread of the file", tabs: "Parts of the file", group: "Client file", go: (label: string) => `Go to: ${label}`, perYear: "a year for the household", net: "net", edit: "Edit the field",
  },
});

/** One client's file: sections to read and correct in place, the proof behind each value, the thread of what happened. */
export function ClientPage() {
  const { matricule } = useParams({ from: "/shell/clients/$matricule" });
  const m = useMessages(words);
  const { data: file, error, refetch } = useQuery(clientQuery(matricule));
  if (error) return <FailedPage error={error} onRetry={() => void refetch()} />;
  if (!file)
    return (
      <div className="grid gap-6 p-6 animate-late" aria-busy="true"><Skeleton className="h-14 w-96" /><Skeleton className="h-40 w-full" /><Skeleton className="h-40 w-full" /></div>
    );
  const { id, nom, prenom } = file;
  return (
    <EditingProvider key={file.id} file={file}>
      <PageHead
        title={fullName(file)}
        crumbs={[{ label: m.clients, link: { to: paths.clients } }]}
        actions={
          <>
            <MoreActions file={file} />
            <ButtonLink to={paths.recorder} search={{ client: { id, matricule: file.matricule, nom, prenom } }} icon="mic" className="phone:hidden!">{m.record}</ButtonLink>
            <ButtonLink to={paths.newEntretien} search={{ client: { id, matricule: file.matricule, nom, prenom } }} variant="primary" icon="plus" className="phone:hidden!">{m.meeting}</ButtonLink>
          </>
        }
      />
      <FileBody file={file} />
    </EditingProvider>
  );
}

function MoreActions({ file }: { file: ClientFile }) {
  const m = useMessages(words);
  const mayGive = useCan("conformite.export");
  const mayMerge = useCan("clients.merge");
  const [merging, setMerging] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const removal = useMutation({
    mutationFn: () => removeClient(file),
    onSuccess: () => {
      announce(m.removed(fullName(file)), () => void restoreClient(file.id).then(() => refreshFile(client)));
      void navigate({ to: paths.clients });
      void client.invalidateQueries({ queryKey: ["clients"] });
    },
  });
  const params = { matricule: file.matricule };
  return (
    <>
      <Menu label={m.more} align="end" trigger={(trigger) => <IconButton {...trigger} icon="more" label={m.more} />}>
        <MenuItem icon="printer" onSelect={() => void navigate({ to: paths.portrait, params })}>{m.portrait}</MenuItem>
        <MenuItem icon="user" onSelect={() => void navigate({ to: paths.questionnaire, params })}>{m.profile}</MenuItem>
        {mayMerge ? <MenuItem icon="split" onSelect={() => setMerging(true)}>{m.merge}</MenuItem> : null}
        {mayGive ? <MenuItem icon="shield" onSelect={() => void navigate({ to: paths.donnees, params })}>{m.data}</MenuItem> : null}
        {file.abilities.includes("delete") ? <MenuItem icon="trash" danger onSelect={() => removal.mutate()}>{m.remove}</MenuItem> : null}
      </Menu>
      {merging ? (
        <Dialog open onClose={() => setMerging(false)} title={m.merge} width="narrow" onSubmit={() => undefined} actions={<Button onClick={() => setMerging(false)}>{m.cancel}</Button>}>
          <div className="pb-3"><ClientPicker label={m.other} onPick={({ matricule: avec }) => void navigate({ to: paths.fusion, params, search: { avec } })} /></div>
        </Dialog>
      ) : null}
    </>
  );
}

function FileBody({ file }: { file: ClientFile }) {
  const m = useMessages(words);
  const t = useMessages(labels);
  const scroller = useRef<HTMLDivElement>(null);
  const sections = sectionsOf(file);
  const [current, setCurrent] = useState<SectionId | undefined>(sections[0]);
  const [tab, setTab] = useState<"file" | "thread">("file");
  const bring = useKeptInView(scroller);
  function go(section: SectionId) {
    setCurrent(section);
    bring(`#section-${section}`);
  }
  function follow() {
    const box = scroller.current;
    if (!box) return;
    const top = box.getBoundingClientRect().top + 80;
    const passed = sections.filter((section) => (box.querySelector(`#section-${section}`)?.getBoundingClientRect().top ?? Infinity) <= top);
    setCurrent(passed[passed.length - 1] ?? sections[0]);
  }
  const wanted = useLocation({ select: ({ hash }) => sections.find((section) => section === hash) });
  const arrive = useRef(go);
  useEffect(() => {
    arrive.current = go;
  });
  useEffect(() => {
    if (wanted) arrive.current(wanted);
  }, [wanted]);
  useShortcuts(sections.slice(0, 9).map((section, index) => ({ keys: String(index + 1), label: m.go(t[section]), group: m.group, run: () => go(section) })));
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto desk:overflow-hidden">
      <FileHead file={file} />
      <div className="hidden border-y border-line px-3 py-1.5 phone:block">
        <Tabs label={m.tabs} value={tab} onChange={setTab} choices={[{ value: "file", label: m.file }, { value: "thread", label: m.thread }]} />
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-[176px_minmax(0,1fr)] border-t border-line wide:grid-cols-[176px_minmax(0,1fr)_320px] phone:block phone:border-0">
        <div className="min-h-0 phone:hidden"><Rail file={file} current={current} onGo={go} /></div>
        <div ref={scroller} onScroll={follow} className={`relative min-h-0 overflow-y-auto px-5 pb-16 phone:overflow-visible phone:px-4 ${tab === "thread" ? "phone:hidden" : ""}`}>
          {partsOf(file).map((part) => <PartSection key={part.id} part={part} file={file} />)}
          <Section id="documents" title={t.documents}><ClientDocuments client={file.id} matricule={file.matricule} /><Documents client={file.id} name={fullName(file)} /></Section>
          <Section id="notes" title={t.notes}><Notes client={file.id} /></Section>
          <Section id="taches" title={t.taches}><Tasks client={file} /></Section>
          <Section id="entretiens" title={t.entretiens}><Meetings /></Section>
          <Section id="consentements" title={t.consentements}><Consents /></Section>
          <Section id="historique" title={t.historique}><ThreadSide file={file} page_size={50} filtered /></Section>
        </div>
        <aside aria-label={m.threadTitle} tabIndex={0} className={`relative hidden min-h-0 overflow-y-auto border-l border-line bg-sunken p-4 wide:block ${tab === "thread" ? "phone:block phone:border-0" : ""}`}>
          <h2 className="font-semibold">{m.threadTitle}</h2>
          <ThreadSide file={file} />
        </aside>
      </div>
    </div>
  );
}

function PartSection({ part, file }: { part: Part; file: ClientFile }) {
  const m = useMessages(words);
  const t = useMessages(labels);
  const { derives } = file;
  const missing = askedIn(file, part.id).length;
  const figure = part.id === "profession" ? derives.revenus_annuels_foyer : part.id === "patrimoine" ? derives.patrimoine_net : null;
  const beside =
    figure === null ? (missing ? <span className="flex items-center gap-1.5"><Asked n={missing} label="" /> {t.ask}</span> : null) : (
      <span><b className="font-medium text-text-2"><Money value={figure} /></b> {part.id === "profession" ? m.perYear : m.net}</span>
    );
  return (
    <Section id={part.id} title={t[part.id]} beside={beside}>
      {part.id === "patrimoine" ? <WealthPicture derives={derives} /> : null}
      {part.id === "epargne" ? <InvestorLine matricule={file.matricule} /> : null}
      {part.blocks.map((block) => <Fields key={block.section} block={block} />)}
      {part.id === "identite" ? <><Household /><Needs file={file} /></> : null}
      {part.id === "entreprise" ? <Needs file={file} /> : null}
      {part.id === "liens" ? <Links /> : null}
      {part.id === "contrats" ? <Contracts /> : part.tables.map((name) => <RowsTable key={name} name={name} />)}
    </Section>
  );
}

function Needs({ file }: { file: ClientFile }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { champ } = useDictionary();
  if (!file.besoins.length) return null;
  const { choix } = champ("besoins", "besoins");
  return (
    <p className="mt-3 flex flex-wrap items-center gap-1.5">
      <span className="mr-1 text-text-2">{m.needs}</span>
      {file.besoins.map((need) => <Tag key={need}>{choix?.find(({ valeur }) => valeur === need)?.[locale] ?? need}</Tag>)}
    </p>
  );
}

function Section({ id, title, beside, children }: { id: SectionId; title: string; beside?: ReactNode; children: ReactNode }) {
  return (
    <section id={`section-${id}`} aria-labelledby={`titre-${id}`} className="scroll-mt-2 border-line py-4 not-first:border-t">
      <header className="mb-2 flex items-baseline justify-between gap-3">
        <h2 id={`titre-${id}`} className="text-h3 font-semibold">{title}</h2>
        <span className="text-small text-text-3">{beside}</span>
      </header>
      {children}
    </section>
  );
}
