import { useQuery } from "@tanstack/react-query";

import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { ButtonLink } from "@/shared/ui/button";

import { resumeQuery } from "../api";
import { words as meeting } from "../words";
import { deadline } from "./model";
import { words } from "./words";

/** On the meeting's page: the way to its summary, and what was promised. */
export function ResumeLink({ id }: { id: string }) {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const locale = useLocale();
  const { data } = useQuery(resumeQuery(id));
  if (!data?.resume) return null;
  const { actions } = data.resume;
  return (
    <section className="mt-8" aria-labelledby="resume">
      <header className="mb-2 flex items-center">
        <h2 id="resume" className="text-h3 font-semibold">{m.title}</h2>
        <span className="flex-1" />
        <ButtonLink size="sm" icon="file-text" to={paths.resume} params={{ id }}>{m.read}</ButtonLink>
      </header>
      {actions.length ? (
        <ul aria-label={m.actions} className="rounded-4 px-4 py-2 shadow-inset">
          {actions.map((action, index) => (
            <li key={index} className="flex flex-wrap items-baseline gap-x-3 py-1">
              <b lang="fr" className="font-medium">{action.texte}</b>
              <span className="text-small text-text-2">{t[action.qui]}</span>
              <span className="flex-1" />
              <span className="num text-small text-text-3">{deadline(action, locale)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-text-2">{m.noAction}</p>
      )}
    </section>
  );
}
