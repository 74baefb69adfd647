import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { fieldsQuery, type FieldGroup } from "@/shared/documents/templates";
import { answers } from "@/shared/format/fold";
import { useMessages } from "@/shared/i18n/messages";
import { ToolInput } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import { Tag } from "@/shared/ui/marks";
import { ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section } from "../settings-frame";

import { words } from "./words";

const written = (champ: string): string => `{{${champ}}}`;

/** Every field a template may say, by section: found by its name, copied by a click. */
export function FieldsSection() {
  const m = useMessages(words);
  const { data, error, refetch } = useQuery(fieldsQuery);
  const [typed, setTyped] = useState("");
  const q = typed.trim();
  const shown = (data ?? [])
    .map((group) => ({ ...group, champs: q ? group.champs.filter(({ champ, libelle }) => answers(`${champ} ${libelle} ${group.libelle}`, q)) : group.champs }))
    .filter(({ champs }) => champs.length);
  const examples = [
    [written("client.nom_complet"), m.howField],
    ["{{client.email | non communiqué}}", m.howElse],
    ["{{si conjoint}} … {{fin}}", m.howIf],
    [written("enfants.prenom"), m.howRow],
  ] as const;
  return (
    <Section title={m.available} aside={<ToolInput type="search" label={m.find} icon="search" placeholder={m.find} value={typed} onChange={(event) => setTyped(event.target.value)} className="w-56 phone:w-40" />}>
      <dl aria-label={m.writing} className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5 border-b border-line py-3 text-small phone:grid-cols-1 phone:gap-y-0.5">
        {examples.map(([example, meaning]) => (
          <div key={example} className="contents">
            <dt className="code" lang="fr">{example}</dt>
            <dd className="text-text-2 phone:mb-1.5">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="pt-3 pb-1 text-small text-text-3">{m.availableText}</p>
      {error ? <ErrorState compact error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
      {data && !shown.length ? <p className="py-4 text-text-3">{m.nothing(q)}</p> : null}
      {shown.map((group) => <Group key={group.nom} group={group} open={q !== ""} />)}
    </Section>
  );
}

function Group({ group, open }: { group: FieldGroup; open: boolean }) {
  const m = useMessages(words);
  async function copy(champ: string): Promise<void> {
    await navigator.clipboard.writeText(written(champ));
    announce(m.copied(written(champ)));
  }
  return (
    <details open={open || group.nom === "client"} className="border-b border-line">
      <summary className="flex min-h-10 cursor-pointer items-center gap-2 font-medium">
        <span lang="fr">{group.libelle}</span>
        <span className="num text-small font-normal text-text-3">{group.champs.length}</span>
        {group.liste ? <Tag>{m.repeated}</Tag> : null}
      </summary>
      <ul className="grid grid-cols-2 gap-x-4 pb-2 phone:grid-cols-1">
        {group.champs.map(({ champ, libelle }) => (
          <li key={champ}>
            <button type="button" aria-label={m.copy(written(champ))} onClick={() => void copy(champ)} className="group flex min-h-9 w-full items-center gap-2 rounded-2 px-2 text-left hover:bg-hover">
              <span className="min-w-0 flex-1">
                <span className="block truncate" lang="fr">{libelle}</span>
                <span className="code block truncate text-small text-text-3">{written(champ)}</span>
              </span>
              <Icon name="copy" size={14} className="text-text-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100" />
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
