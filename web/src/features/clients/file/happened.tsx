import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Value } from "@/shared/dictionary/types";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { isUnknown, textOf } from "@/shared/dictionary/value-text";
import { formatDate, formatDay, formatTime } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import type { Happening } from "@/shared/suivi/api";
import { LightText } from "@/shared/suivi/light-text";
import { Icon } from "@/shared/ui/icon";
import type { IconName } from "@/shared/ui/icons";

import { documentWords, type DocumentFact } from "./document-event";

const words = defineMessages({
  fr: {
    consent: "Accord du client noté", meeting: "Entretien appliqué", created: (name: string) => `${name} a créé le dossier`, changed: (name: string) => `${name} a modifié`, added: (name: string) => `${name} a ajouté`, removed: (name: string) => `${name} a retiré`,
    read: (name: string, what: string) => `${name} a consulté ${what}`, iban: "l’IBAN", nir: "le numéro de sécurité sociale",
    somebody: "Égide", more: (n: number) => `et ${n} ${plural("fr", n, "autre", "autres")}`, nothing: "vide",
    pieceAdded: (name: string) => `${name} a ajouté un document`, pieceRenamed: (name: string) => `${name} a renommé un document`, pieceChanged: (name: string) => `${name} a classé un document`, pieceRemoved: (name: string) => `${name} a supprimé un document`, pieceBack: (name: string) => `${name} a rétabli un document`,
    noteAdded: (name: string) => `${name} a noté`, noteChanged: (name: string) => `${name} a modifié une note`, notePinned: (name: string) => `${name} a épinglé une note`, noteRemoved: (name: string) => `${name} a supprimé une note`, noteBack: (name: string) => `${name} a rétabli une note`,
    taskAdded: (name: string) => `${name} a créé une tâche`, taskDone: (name: string) => `${name} a fait une tâche`, taskReopened: (name: string) => `${name} a rouvert une tâche`, taskChanged: (name: string) => `${name} a modifié une tâche`, taskRemoved: (name: string) => `${name} a supprimé une tâche`, taskBack: (name: string) => `${name} a rétabli une tâche`,
    held: (name: string, date: string) => `Entretien du ${date}, ${name}`, due: (date: string) => `Pour le ${date}`,
  },
  en: {
    consent: "Client's consent recorded", meeting: "Meeting applied", created: (name: string) => `${name} created the file`, changed: (name: string) => `${name} changed`, added: (name: string) => `${name} added`, removed: (name: string) => `${name} removed`,
    read: (name: string, what: string) => `${name} read ${what}`, iban: "the IBAN", nir: "the social security number",
    somebody: "Égide", more: (n: number) => `and ${n} more`, nothing: "empty",
    pieceAdded: (name: string) => `${name} added a document`, pieceRenamed: (name: string) => `${name} renamed a document`, pieceChanged: (name: string) => `${name} sorted a document`, pieceRemoved: (name: string) => `${name} deleted a document`, pieceBack: (name: string) => `${name} restored a document`,
    noteAdded: (name: string) => `${name} noted`, noteChanged: (name: string) => `${name} changed a note`, notePinned: (name: string) => `${name} pinned a note`, noteRemoved: (name: string) => `${name} deleted a note`, noteBack: (name: string) => `${name} restored a note`,
    taskAdded: (name: string) => `${name} created a task`, taskDone: (name: string) => `${name} did a task`, taskReopened: (name: string) => `${name} reopened a task`, taskChanged: (name: string) => `${name} changed a task`, taskRemoved: (name: string) => `${name} deleted a task`, taskBack: (name: string) => `${name} restored a task`,
    held: (name: string, date: string) => `Meeting of ${date}, ${name}`, due: (date: string) => `Due on ${date}`,
  },
});
/** « Thomas Berger, pour Claire Vasseur, a modifié ». */
const standing = defineMessages({
  fr: { standingIn: (author: string, absent: string) => `${author}, pour ${absent},` },
  en: { standingIn: (author: string, absent: string) => `${author}, for ${absent},` },
});
const SHOWN = 3;

type LineProps = { icon: IconName; title: ReactNode; at: string; accent?: boolean; children?: ReactNode };

function Line({ icon, title, at, accent = false, children }: LineProps) {
  const locale = useLocale();
  return (
    <div className="grid grid-cols-[24px_1fr_auto] gap-x-2.5 pb-3">
      <span className={`grid size-6 place-content-center rounded-full ${accent ? "bg-soft text-accent" : "text-text-3 shadow-inset"}`}><Icon name={icon} size={12} /></span>
      <b className="min-w-0 leading-6 font-medium break-words">{title}</b>
      <span className="num text-small leading-6 text-text-3">{formatTime(at, locale)}</span>
      {children ? <div className="col-span-2 col-start-2 text-small break-words text-text-2">{children}</div> : null}
    </div>
  );
}

type Props = { event: Happening; who: string };

/** One event of the thread, whatever told it. */
export function Happened({ event }: { event: Happening }) {
  const m = useMessages(words);
  const { standingIn } = useMessages(standing);
  const author = event.actor ? fullName(event.actor) : m.somebody;
  const who = event.pour ? standingIn(author, event.pour) : author;
  switch (event.kind) {
    case "lecture": return <Reading event={event} who={who} />;
    case "piece": case "note": case "tache": return <FollowUp event={event} who={who} />;
    case "entretien": return <Meeting event={event} who={who} />;
    case "document": return <DocumentEvent event={event} who={who} />;
    default: return <Change event={event} who={who} />;
  }
}

/** Somebody asked to see a value that is kept encrypted: which one, and why. */
function Reading({ event, who }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const { champ } = useDictionary();
  const told = (nom: string) => String(event.lines[0]?.changes[nom]?.[1] ?? "");
  const nom = told("champ");
  const what = nom === "iban" || nom === "nir" ? m[nom] : champ("client", nom)[locale];
  return <Line icon="eye" title={m.read(who, what)} at={event.at}>{told("motif")}</Line>;
}

function Meeting({ event, who }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const { titre = "", date = event.at } = (event.objet ?? {}) as { titre?: string; date?: string };
  return (
    <Line icon="wave" title={m.held(who, formatDay(date, locale))} at={event.at} accent>
      <Link to={paths.entretien} params={{ id: event.id }} className="underline decoration-line-2 underline-offset-2 hover:text-text">{titre}</Link>
    </Line>
  );
}

/** A document handed to the client: made, sent, read, signed. */
function DocumentEvent({ event, who }: Props) {
  const m = useMessages(documentWords);
  const { fait, titre, numero } = event.objet as { fait: DocumentFact; titre: string; numero: number };
  return <Line icon="file-text" title={m[fait](who)} at={event.at} accent={fait === "signe"}><span lang="fr">{m.version(titre, numero)}</span></Line>;
}

type Verb = Exclude<{ [Key in keyof (typeof words)["fr"]]: Key }[keyof (typeof words)["fr"]], "consent" | "meeting" | "somebody" | "nothing" | "iban" | "nir" | "read" | "more" | "held" | "due">;

function verbOf({ kind, lines: [line] }: Happening): Verb {
  const changes = line?.changes ?? {};
  const action = line?.action ?? "update";
  const set = (nom: string): boolean => Boolean(changes[nom]?.[1]);
  if (kind === "piece") return ({ insert: "pieceAdded", delete: "pieceRemoved", restore: "pieceBack" } as const)[action as "insert"] ?? ("nom" in changes ? "pieceRenamed" : "pieceChanged");
  if (kind === "note") return ({ insert: "noteAdded", delete: "noteRemoved", restore: "noteBack" } as const)[action as "insert"] ?? (set("epinglee") ? "notePinned" : "noteChanged");
  const asked = ({ insert: "taskAdded", delete: "taskRemoved", restore: "taskBack" } as const)[action as "insert"];
  return asked ?? ("faite_at" in changes ? (set("faite_at") ? "taskDone" : "taskReopened") : "taskChanged");
}

const ICONS = { piece: "file-text", note: "quote", tache: "check" } as const;

/** A document, a note or a task: what was done to it, and which one. */
function FollowUp({ event, who }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const [line] = event.lines;
  const told = (nom: string, at: 0 | 1): string => String(line?.changes[nom]?.[at] ?? "");
  const name = String((event.objet as { titre?: string } | null)?.titre ?? (told("nom", 1) || told("titre", 1) || told("texte", 1)));
  const due = line?.action === "insert" ? told("echeance", 1) : "";
  const before = line?.action === "update" ? told("nom", 0) : "";
  return (
    <Line icon={ICONS[event.kind as keyof typeof ICONS]} title={m[verbOf(event)](who)} at={event.at}>
      {before ? <><s className="text-text-3">{before}</s> → </> : null}
      <div className="line-clamp-3">{event.kind === "note" ? <LightText text={name} /> : name}</div>
      {due ? <span className="block text-text-3">{m.due(formatDate(due, locale))}</span> : null}
    </Line>
  );
}

/** Values of the file, and what they replaced. */
function Change({ event, who }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const { champ, section } = useDictionary();
  const [first] = event.lines;
  if (!first) return null;
  const meeting = event.cause?.kind === "entretien";
  // Computed columns are not told: a value counts when it is a field of the dictionary.
  const known = event.lines.flatMap((line) =>
    Object.entries(line.changes)
      .filter(([nom]) => section(line.section)?.champs.some((candidate) => candidate.nom === nom))
      .map(([nom, [before, after]]) => ({ champ: champ(line.section, nom), section: line.section, before: before as Value, after: after as Value })),
  );
  const told = { insert: first.section === "client" ? m.created(who) : m.added(who), delete: m.removed(who) }[first.action] ?? m.changed(who);
  const title = event.kind === "consentement" ? m.consent : meeting ? m.meeting : told;
  return (
    <Line icon={meeting ? "wave" : first.action === "insert" ? "plus" : "pencil"} title={title} at={event.at} accent={meeting}>
      {known.slice(0, SHOWN).map(({ champ: own, section: of, before, after }, index) => (
        <p key={index}>
          {own[locale]} : {isUnknown(before) ? null : <><s className="text-text-3">{textOf(own, before, locale)}</s> → </>}
          <span className="text-text">{isUnknown(after) ? m.nothing : textOf(own, after, locale)}</span>
          <span className="sr-only"> ({section(of)?.[locale]})</span>
        </p>
      ))}
      {known.length > SHOWN ? <p>{m.more(known.length - SHOWN)}</p> : null}
    </Line>
  );
}
