import { useId, useRef } from "react";

import { formatSize } from "@/shared/format/numbers";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { IconButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";

import { SOUNDS } from "./sounds";

const words = defineMessages({
  fr: {
    title: "L’enregistrement", choose: "Déposez l’enregistrement ou choisissez-le", remove: "Retirer le fichier",
    formats: "WAV, MP3, M4A, OGG, Opus, WebM, FLAC ou MP4, 2 Go au plus. Les deux voix d’un appel en stéréo sont gardées à part.",
  },
  en: {
    title: "The recording", choose: "Drop the recording or choose it", remove: "Remove the file",
    formats: "WAV, MP3, M4A, OGG, Opus, WebM, FLAC or MP4, 2 GB at most. The two voices of a stereo call are kept apart.",
  },
});

type Props = { file: File | null; onFile: (file: File | null) => void; error: string | undefined };

/** One sound file, dropped anywhere on the page or chosen here. */
export function SoundStep({ file, onFile, error }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-2 text-h3 font-semibold">{m.title}</h2>
      {file ? (
        <p className="flex h-12 items-center gap-3 rounded-3 bg-sunken px-3 shadow-inset">
          <Icon name="wave" className="text-text-3" />
          <b className="min-w-0 flex-1 truncate font-medium">{file.name}</b>
          <span className="num text-small text-text-3">{formatSize(file.size, locale)}</span>
          <IconButton size="sm" icon="x" label={m.remove} onClick={() => onFile(null)} />
        </p>
      ) : (
        <button
          type="button"
          aria-describedby={`${id}-help`}
          onClick={() => input.current?.click()}
          className="grid w-full justify-items-center gap-2 rounded-4 border border-dashed border-line-2 px-4 py-8 font-medium text-text-2 hover:bg-hover hover:text-text"
        >
          <Icon name="upload" size={20} />
          {m.choose}
        </button>
      )}
      {error ? (
        <p role="alert" className="mt-1.5 flex items-start gap-1.5 text-small text-bad">
          <Icon name="alert-circle" size={14} className="mt-px" />
          {error}
        </p>
      ) : null}
      <p id={`${id}-help`} className="mt-2 max-w-[72ch] text-small text-text-3">{m.formats}</p>
      <input ref={input} type="file" accept={SOUNDS} aria-label={m.choose} className="hidden" tabIndex={-1} onChange={(event) => onFile(event.target.files?.[0] ?? null)} />
    </section>
  );
}
