import type { ReactNode } from "react";

import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { Segmented } from "@/shared/ui/tabs";

const words = defineMessages({
  fr: {
    title: "Recueillir l’accord",
    read: "Lisez ce texte au client. Il est gardé avec sa réponse.",
    wording:
      "Avec votre accord, je garde le texte de notre entretien pour établir votre dossier sans rien oublier. Il reste dans votre dossier, à l’usage du cabinet. Vous pouvez refuser, ou retirer votre accord à tout moment.",
    wordingSound:
      "Avec votre accord, je garde l’enregistrement de notre entretien et sa transcription, pour établir votre dossier sans rien oublier. Ils restent dans votre dossier, à l’usage du cabinet. Vous pouvez refuser, ou retirer votre accord à tout moment.",
    answer: "Réponse du client", yes: "Accepte", no: "Refuse",
    refusal: "En cas de refus, rien n’est traité : seul le refus est gardé.",
  },
  en: {
    title: "Ask for consent",
    read: "Read this text to the client. It is kept with the answer.",
    wording:
      "With your consent, I keep the text of our meeting to prepare your file without forgetting anything. It stays in your file, for the firm's use. You may refuse, or withdraw your consent at any time.",
    wordingSound:
      "With your consent, I keep the recording of our meeting and its transcript, to prepare your file without forgetting anything. They stay in your file, for the firm's use. You may refuse, or withdraw your consent at any time.",
    answer: "Client's answer", yes: "Accepts", no: "Refuses",
    refusal: "If refused, nothing is processed: only the refusal is kept.",
  },
});

export type Answer = "oui" | "non" | null;
type Kind = "texte" | "son";
/** The question as it is read aloud and kept. */
export function useWording(kind: Kind): string {
  const m = useMessages(words);
  return kind === "son" ? m.wordingSound : m.wording;
}

type Props = { kind: Kind; answer: Answer; onAnswer: (answer: "oui" | "non") => void; error: string | null; children?: ReactNode };

/** The exact wording, read aloud, and the answer: neither is chosen in advance. */
export function ConsentStep({ kind, answer, onAnswer, error, children }: Props) {
  const m = useMessages(words);
  const wording = useWording(kind);
  return (
    <section aria-labelledby="accord">
      <h2 id="accord" className="text-h3 font-semibold">{m.title}</h2>
      <p className="mb-3 text-text-2">{m.read}</p>
      <p className="rounded-4 bg-sunken p-5 text-[17px] leading-[26px] shadow-inset phone:p-4">{wording}</p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <span className="font-medium">{m.answer}</span>
        <Segmented
          label={m.answer}
          value={answer}
          onChange={onAnswer}
          choices={[
            { value: "oui", label: m.yes, icon: "check" },
            { value: "non", label: m.no },
          ]}
        />
        {error ? <span role="alert" className="text-small text-bad">{error}</span> : null}
      </div>
      {children ? <div className="mt-4 max-w-80">{children}</div> : null}
      {answer === "non" ? <p className="mt-2 text-small text-text-2">{m.refusal}</p> : null}
    </section>
  );
}
