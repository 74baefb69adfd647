import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { formatPartialDate } from "@/shared/dictionary/partial-date";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { textOf } from "@/shared/dictionary/value-text";
import { fullName, initials } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button, IconButton } from "@/shared/ui/button";
import { Avatar } from "@/shared/ui/marks";
import { announce } from "@/shared/ui/toast";

import { refreshFile, removeRow, restoreRow } from "./api";
import { useEditing } from "./editing";
import { words as file } from "./layout";
import { RowDialog } from "./row-dialog";
import type { Entry } from "./types";

const words = defineMessages({
  fr: {
    title: "Foyer", spouse: "Conjoint", child: "Enfant", age: (n: number) => `${n} ans`, dependent: "à charge", shared: "garde alternée", unnamed: "Prénom à demander",
    addSpouse: "Ajouter le conjoint", addChild: "Ajouter un enfant", edit: (who: string) => `Modifier : ${who}`, remove: (who: string) => `Retirer du foyer : ${who}`, removed: (who: string) => `${who} retiré du foyer`,
  },
  en: {
    title: "Household", spouse: "Spouse", child: "Child", age: (n: number) => `${n} years old`, dependent: "dependent", shared: "shared custody", unnamed: "First name to ask",
    addSpouse: "Add the spouse", addChild: "Add a child", edit: (who: string) => `Edit: ${who}`, remove: (who: string) => `Remove from the household: ${who}`, removed: (who: string) => `${who} removed from the household`,
  },
});
const nameOf = (entry: Entry): string => fullName(entry as { prenom?: string | null; nom?: string | null });
type Target = { section: "conjoint" | "enfants"; entry: Entry | null };

/** The people of the household: the spouse first, then the children. */
export function Household() {
  const m = useMessages(words);
  const t = useMessages(file);
  const locale = useLocale();
  const client = useQueryClient();
  const { champ } = useDictionary();
  const { file: dossier, editable } = useEditing();
  const [target, setTarget] = useState<Target | null>(null);
  const { conjoint, enfants, derives } = dossier;
  const asked = (section: string) => derives.a_demander.filter((question) => question.section === section).length;
  const removal = useMutation({
    mutationFn: (child: Entry) => removeRow(dossier, "enfants", child),
    onSuccess: (_, child) =>
      announce(m.removed(nameOf(child) || m.child), () => void restoreRow(dossier, "enfants", child).then(() => refreshFile(client))),
    onSettled: () => refreshFile(client),
  });
  const text = (section: string, entry: Entry, nom: string) => textOf(champ(section, nom), entry[nom] as string | null, locale);
  const spouseLine = (entry: Entry) =>
    [m.spouse, derives.age_conjoint === null ? "" : m.age(derives.age_conjoint), text("conjoint", entry, "profession") || text("conjoint", entry, "situation_professionnelle")];
  const childLine = (entry: Entry) => [
    m.child,
    entry["date_naissance"] ? formatPartialDate(String(entry["date_naissance"]), locale) : entry["age"] === null ? "" : m.age(Number(entry["age"])),
    entry["fiscalement_a_charge"] ? m.dependent : "",
    entry["garde_alternee"] ? m.shared : "",
  ];
  const people = [
    ...(conjoint ? [{ section: "conjoint" as const, entry: conjoint, line: spouseLine(conjoint) }] : []),
    ...enfants.map((entry) => ({ section: "enfants" as const, entry, line: childLine(entry) })),
  ];
  return (
    <section className="mt-4" aria-label={m.title}>
      {people.length ? (
        <ul className="rounded-3 shadow-inset">
          {people.map(({ section, entry, line }) => {
            const name = nameOf(entry);
            return (
              <li key={entry.id} className="flex min-h-12 items-center gap-3 border-line px-3 py-1.5 not-first:border-t">
                <Avatar initials={initials(name || "?")} size="md" voice={section === "conjoint" ? "conjoint" : "none"} />
                <span className="grid min-w-0 flex-1">
                  <b className="truncate font-medium">{name || m.unnamed}</b>
                  <span className="truncate text-small text-text-3">{line.filter(Boolean).join(" · ")}</span>
                </span>
                {section === "conjoint" && asked("conjoint") ? <span className="text-small whitespace-nowrap text-warn phone:hidden">{t.toAsk(asked("conjoint"))}</span> : null}
                {editable ? (
                  <>
                    <IconButton size="sm" icon="pencil" label={m.edit(name || m.child)} onClick={() => setTarget({ section, entry })} />
                    {section === "enfants" ? <IconButton size="sm" icon="trash" label={m.remove(name || m.child)} onClick={() => removal.mutate(entry)} /> : null}
                  </>
                ) : null}
              </li>
            );
          })}
        </ul>
      ) : null}
      {removal.error ? <p role="alert" className="mt-1 text-small text-bad">{asApiError(removal.error).message}</p> : null}
      {editable ? (
        <p className="mt-1 -ml-2 flex gap-1">
          {conjoint ? null : <Button variant="ghost" size="sm" icon="plus" onClick={() => setTarget({ section: "conjoint", entry: null })}>{m.addSpouse}</Button>}
          <Button variant="ghost" size="sm" icon="plus" onClick={() => setTarget({ section: "enfants", entry: null })}>{m.addChild}</Button>
        </p>
      ) : null}
      {target ? <RowDialog name={target.section} entry={target.entry} onClose={() => setTarget(null)} /> : null}
    </section>
  );
}
