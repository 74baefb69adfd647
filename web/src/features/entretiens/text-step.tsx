import { useId, useRef } from "react";

import { formatNumber, formatSize } from "@/shared/format/numbers";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button, IconButton } from "@/shared/ui/button";
import { Textarea } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";

const words = defineMessages({
  fr: {
    title: "Le texte de l’entretien",
    label: "Texte de l’entretien ou mémo dicté",
    help: "Collez le texte, ou déposez un fichier. Écrire qui parle en début de ligne (« COURTIER : », « CLIENT : ») aide la lecture ; sans cela, Égide le retrouve par les mots.",
    choose: "Choisir un fichier", formats: "txt, md, docx, srt, vtt ou json, 10 Mo au plus", remove: "Retirer le fichier",
    count: (n: string) => `${n} mots`,
  },
  en: {
    title: "The text of the meeting",
    label: "Text of the meeting or dictated memo",
    help: "Paste the text, or drop a file. Writing who speaks at the start of each line (“COURTIER:”, “CLIENT:”) helps; without it, Égide works it out from the words.",
    choose: "Choose a file", formats: "txt, md, docx, srt, vtt or json, 10 MB at most", remove: "Remove the file",
    count: (n: string) => `${n} words`,
  },
});
const ACCEPTED = ".txt,.md,.json,.srt,.vtt,.docx";

type Props = { text: string; file: File | null; onText: (text: string) => void; onFile: (file: File | null) => void; error: string | undefined };

/** Paste or drop: one or the other, never both. */
export function TextStep({ text, file, onText, onFile, error }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const count = text.trim() ? text.trim().split(/\s+/).length : 0;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-1 text-h3 font-semibold">{m.title}</h2>
      {file ? (
        <p className="flex h-12 items-center gap-3 rounded-3 bg-sunken px-3 shadow-inset">
          <Icon name="file-text" className="text-text-3" />
          <b className="min-w-0 flex-1 truncate font-medium">{file.name}</b>
          <span className="num text-small text-text-3">{formatSize(file.size, locale)}</span>
          <IconButton size="sm" icon="x" label={m.remove} onClick={() => onFile(null)} />
        </p>
      ) : (
        <>
          <label htmlFor={id} className="sr-only">{m.label}</label>
          <Textarea id={id} value={text} rows={10} aria-describedby={`${id}-help`} aria-invalid={error ? true : undefined} className="text-read leading-[22px]" onChange={(event) => onText(event.target.value)} />
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-text-3">
            <Button size="sm" icon="upload" onClick={() => input.current?.click()}>{m.choose}</Button>
            <span>{m.formats}</span>
            <span className="flex-1" />
            {count ? <span className="num">{m.count(formatNumber(count, locale))}</span> : null}
          </p>
        </>
      )}
      {error ? (
        <p role="alert" className="mt-1.5 flex items-start gap-1.5 text-small text-bad">
          <Icon name="alert-circle" size={14} className="mt-px" />
          {error}
        </p>
      ) : null}
      <p id={`${id}-help`} className="mt-2 max-w-[72ch] text-small text-text-3">{m.help}</p>
      <input ref={input} type="file" accept={ACCEPTED} aria-label={m.choose} className="hidden" tabIndex={-1} onChange={(event) => onFile(event.target.files?.[0] ?? null)} />
    </section>
  );
}
