import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState, type FormEvent } from "react";

import { newKey } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { fullName, initials } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { paths } from "@/shared/paths";
import { Button, ButtonLink, IconButton } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Avatar } from "@/shared/ui/marks";
import { PageBody, PageHead } from "@/shared/ui/page";
import { Banner } from "@/shared/ui/states";
import { DropTarget } from "@/shared/ui/drop-target";
import { Segmented } from "@/shared/ui/tabs";
import { sendFile } from "@/shared/recording/file-sending";
import { announceRecording } from "@/shared/recording/sender";

import { createEntretien } from "./api";
import { ClientPicker, type Picked } from "@/shared/clients/client-picker";
import { ConsentStep, useWording } from "./consent";
import { emptyDraft, forgetDraft, loadDraft, saveDraft, type Draft } from "./draft";
import { SoundStep } from "./sound-step";
import { isSound } from "./sounds";
import { TextStep } from "./text-step";
import { words as meeting } from "./words";

const words = defineMessages({
  fr: {
    title: "Nouvel entretien", micro: "Enregistrer", who: "Client concerné", whoHelp: "Sans choix, Égide cherche le dossier d’après ce qui est dit, et vous le propose.",
    change: "Changer de client", date: "Date de l’entretien", dateHelp: "« Lundi prochain » et « il y a deux ans » comptent à partir de ce jour.",
    name: "Titre", person: "Personne qui a répondu", somebody: "Personne reçue", submit: "Lire l’entretien", record: "Garder le refus", needAnswer: "Indiquez la réponse du client.", needText: "Collez le texte de l’entretien ou choisissez un fichier.",
    kind: "Ce que vous avez", text: "Texte ou mémo", sound: "Enregistrement audio", send: "Envoyer l’enregistrement", needSound: "Choisissez l’enregistrement.",
    dropSound: "Déposez le fichier ici", dropHelp: "Un enregistrement audio, ou le texte de l’entretien",
    restored: "Votre saisie précédente a été retrouvée.", discard: "Recommencer",
  },
  en: {
    title: "New meeting", micro: "Record", who: "Client concerned", whoHelp: "Without a choice, Égide looks for the file from what is said, and proposes it.",
    change: "Change client", date: "Date of the meeting", dateHelp: "“Next Monday” and “two years ago” count from this day.",
    name: "Title", person: "Who answered", somebody: "Person met", submit: "Read the meeting", record: "Keep the refusal", needAnswer: "Give the client's answer.", needText: "Paste the text of the meeting or choose a file.",
    kind: "What you have", text: "Text or memo", sound: "Audio recording", send: "Send the recording", needSound: "Choose the recording.",
    dropSound: "Drop the file here", dropHelp: "An audio recording, or the text of the meeting",
    restored: "What you typed before was found again.", discard: "Start again",
  },
});

/** Consent first, then the client, then the words. What is typed is kept until the meeting is received. */
export function NewEntretienPage() {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { client: chosen } = useSearch({ from: "/shell/entretiens/nouveau" });
  const [draft, setDraft] = useState<Draft>(() => ({ ...loadDraft(), ...(chosen ? { client: chosen } : {}) }));
  const wording = useWording(draft.kind);
  const spoken = draft.kind === "son";
  const [restored, setRestored] = useState(() => loadDraft().text !== "");
  const [file, setFile] = useState<File | null>(null);
  const [key] = useState(newKey);
  const [missing, setMissing] = useState<{ answer: string | null; text?: string }>({ answer: null });
  const change = (part: Partial<Draft>) => setDraft((was) => ({ ...was, ...part }));
  useEffect(() => saveDraft(draft), [draft]);
  // The answer was given to another question: it is asked again.
  const choose = (kind: Draft["kind"]) => {
    if (kind !== draft.kind) change({ kind, answer: null });
    setFile(null);
  };
  function take(found: File | null) {
    if (found) choose(isSound(found) ? "son" : "texte");
    setFile(found);
  }

  const creation = useMutation({
    mutationFn: () => {
      const common = {
        titre: draft.title,
        client_id: draft.client?.id ?? null,
        consentement: { accorde: draft.answer === "oui", personne: draft.client ? fullName(draft.client) : draft.person.trim() || m.somebody, formulation: wording, mode: "oral" as const },
      };
      if (spoken && file) return announceRecording({ ...common, source: "fichier", nom: file.name, media_type: file.type, taille: file.size, date: draft.date }, key);
      return createEntretien({ ...common, ...(file && !draft.dated ? {} : { date: draft.date }), texte: spoken ? "" : draft.text, fichier: file }, key);
    },
    onSuccess: (entretien) => {
      if (entretien.state === "receiving" && file) sendFile(entretien.id, file);
      forgetDraft();
      void client.invalidateQueries({ queryKey: ["entretiens"] });
      void navigate({ to: paths.entretien, params: { id: entretien.id } });
    },
  });
  const problem = creation.error ? asApiError(creation.error) : null;

  function submit(event?: FormEvent) {
    event?.preventDefault();
    const needsText = draft.answer !== "non" && !file && (spoken || !draft.text.trim());
    setMissing({ answer: draft.answer ? null : m.needAnswer, ...(needsText ? { text: spoken ? m.needSound : m.needText } : {}) });
    if (draft.answer && !needsText) creation.mutate();
  }
  useShortcuts([{ keys: "mod+Enter", label: m.submit, group: m.title, inFields: true, run: () => submit() }]);

  return (
    <>
      <PageHead title={m.title} crumbs={[{ label: t.entretiens, link: { to: paths.entretiens } }]} actions={<ButtonLink to={paths.recorder} search={chosen ? { client: chosen } : {}} icon="mic">{m.micro}</ButtonLink>} />
      <PageBody>
        <form noValidate onSubmit={submit} className="mx-auto grid w-full max-w-[640px] gap-8 px-6 py-8 phone:px-4 phone:py-6">
          {restored ? (
            <Banner
              icon="undo"
              action={
                <Button size="sm" onClick={() => { setDraft(emptyDraft()); setRestored(false); }}>{m.discard}</Button>
              }
            >
              {m.restored}
            </Banner>
          ) : null}
          <div className="flex flex-wrap items-center gap-3">
            <span className="font-medium">{m.kind}</span>
            <Segmented
              label={m.kind}
              value={draft.kind}
              onChange={choose}
              choices={[
                { value: "texte", label: m.text, icon: "file-text" },
                { value: "son", label: m.sound, icon: "wave" },
              ]}
            />
          </div>
          <DropTarget title={m.dropSound} help={m.dropHelp} onFiles={(files) => take(files[0] ?? null)} />
          <ConsentStep kind={draft.kind} answer={draft.answer} onAnswer={(answer) => change({ answer })} error={draft.answer ? null : missing.answer}>
            {draft.client ? null : (
              <Field label={m.person} optional>
                {(wiring) => <Input {...wiring} value={draft.person} maxLength={200} onChange={(event) => change({ person: event.target.value })} />}
              </Field>
            )}
          </ConsentStep>
          <div>
            {draft.client ? (
              <>
                <span className="mb-1 block font-medium">{m.who}</span>
                <p className="flex h-12 items-center gap-3 rounded-3 px-3 shadow-inset">
                  <Avatar initials={initials(fullName(draft.client))} />
                  <b className="min-w-0 flex-1 truncate font-medium">{fullName(draft.client)}</b>
                  <span className="code text-small text-text-3">{draft.client.matricule}</span>
                  <IconButton size="sm" icon="x" label={m.change} onClick={() => change({ client: null })} />
                </p>
              </>
            ) : (
              <>
                <ClientPicker label={m.who} onPick={({ id, matricule, nom, prenom }: Picked) => change({ client: { id, matricule, nom, prenom } })} />
                <p className="mt-1.5 text-small text-text-3">{m.whoHelp}</p>
              </>
            )}
          </div>
          {draft.answer === "non" ? null : (
            <>
              {spoken ? (
                <SoundStep file={file} onFile={take} error={file ? problem?.field("taille") : missing.text} />
              ) : (
                <TextStep
                  text={draft.text}
                  file={file}
                  onText={(text) => change({ text })}
                  onFile={take}
                  error={missing.text ?? problem?.field("texte") ?? problem?.field("fichier")}
                />
              )}
              <div className="grid grid-cols-2 gap-4 phone:grid-cols-1">
                <Field label={m.date} help={m.dateHelp} error={problem?.field("date")}>
                  {(wiring) => <Input {...wiring} type="date" value={draft.date} onChange={(event) => change({ date: event.target.value, dated: true })} />}
                </Field>
                <Field label={m.name} optional>
                  {(wiring) => <Input {...wiring} value={draft.title} maxLength={200} onChange={(event) => change({ title: event.target.value })} />}
                </Field>
              </div>
            </>
          )}
          {problem ? <Banner tone="bad" icon="alert" alert><b>{problem.title}</b> {Object.values(problem.errors).flat()[0] ?? problem.detail}</Banner> : null}
          <div className="flex items-center gap-3">
            <Button type="submit" variant="primary" size="lg" kbd="mod+Enter" busy={creation.isPending}>
              {draft.answer === "non" ? m.record : spoken ? m.send : m.submit}
            </Button>
          </div>
        </form>
      </PageBody>
    </>
  );
}
