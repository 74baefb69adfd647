import { useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import type { Mark } from "@/shared/recording/types";
import { Icon } from "@/shared/ui/icon";
import { Count } from "@/shared/ui/marks";

import { addMark } from "./marks";

const words = defineMessages({
  fr: {
    title: "À aborder", why: "Ce que le conseil demande et que le dossier ne dit pas encore.", whyLive: "Un sujet abordé se coche : un repère est posé.",
    done: (subject: string) => `Abordé : ${subject}`, check: (subject: string) => `Cocher : ${subject}`, all: "Tout a été abordé.",
  },
  en: {
    title: "To cover", why: "What advice requires and the file does not tell yet.", whyLive: "Tick a subject once covered: a mark is set.",
    done: (subject: string) => `Covered: ${subject}`, check: (subject: string) => `Tick: ${subject}`, all: "Everything has been covered.",
  },
});

type Asked = Schemas["ADemanderChamp"];

/** What the file of this client lacks; nothing without network, or for somebody who has no file yet. */
function useAsked(clientId: string | null): readonly Asked[] {
  const file = useQuery({
    queryKey: ["client", clientId],
    queryFn: () => unwrap(api.GET("/clients/{reference}", { params: { path: { reference: clientId ?? "" } } })),
    enabled: clientId !== null,
    retry: false,
  });
  return file.data?.derives.a_demander ?? [];
}

/** The section's questions, one after another, in the order of the file. */
function bySection(asked: readonly Asked[]): [string, Asked[]][] {
  const groups = new Map<string, Asked[]>();
  for (const one of asked) groups.set(one.section, [...(groups.get(one.section) ?? []), one]);
  return [...groups];
}

type Props = { clientId: string | null; marks?: readonly Mark[]; open?: boolean };

/**
 * What is left to ask this client, beside the recorder. `marks`: the meeting is under way; what it covers is ticked by a
 * mark that bears its name. `open`: marks can be set.
 */
export function Agenda({ clientId, marks, open = false }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const dictionary = useDictionary();
  const asked = useAsked(clientId);
  if (!asked.length) return null;
  const noted = new Set(marks?.map(({ text }) => text));
  const name = (one: Asked) => m.done(`${dictionary.section(one.section)?.[locale] ?? one.section}, ${one.libelle}`);
  const left = asked.filter((one) => !noted.has(name(one))).length;
  return (
    <section aria-labelledby="a-aborder">
      <h3 id="a-aborder" className="flex items-center gap-2 font-semibold">{m.title} {left ? <Count>{left}</Count> : null}</h3>
      <p className="mt-1 mb-3 text-small text-text-3">{left ? (marks ? m.whyLive : m.why) : m.all}</p>
      {bySection(asked).map(([section, questions]) => (
        <div key={section} className="mb-2">
          <h4 className="mb-0.5 text-small font-semibold text-text-2">{dictionary.section(section)?.[locale] ?? section}</h4>
          <ul>
            {questions.map((one) => {
              const subject = name(one);
              const done = noted.has(subject);
              return (
                <li key={`${one.champ}.${one.row_id ?? ""}`}>
                  {marks && open && !done ? (
                    <button
                      type="button"
                      aria-label={m.check(one.libelle)}
                      onClick={() => addMark(marks, subject)}
                      className="flex min-h-7 w-full items-center gap-2 rounded-2 text-left hover:bg-hover phone:min-h-11"
                    >
                      <i aria-hidden="true" className="size-3.5 flex-none rounded-1 shadow-inset" />
                      <span lang="fr">{one.libelle}</span>
                    </button>
                  ) : (
                    <p className={`flex min-h-7 items-center gap-2 ${done ? "text-text-3" : ""}`}>
                      {done ? <Icon name="check" size={14} className="flex-none" /> : null}
                      <span lang="fr">{one.libelle}</span>
                    </p>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}
