import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type KeyboardEvent } from "react";

import { asApiError } from "@/shared/api/error";
import { EtiquetteMark, Shape, type Etiquette, type Forme } from "@/shared/clients/etiquette";
import { etiquettesQuery } from "@/shared/clients/queries";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { ToolInput } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import { Popover } from "@/shared/ui/popover";

import { createTag, putTag, refreshFile, takeTag } from "./api";
import { useEditing } from "./editing";

const words = defineMessages({
  fr: {
    tags: "Étiquettes du dossier", add: "Étiquette", find: "Chercher ou créer une étiquette", create: (name: string) => `Créer « ${name} »`, remove: (name: string) => `Retirer l’étiquette ${name}`, none: "Aucune étiquette au cabinet : écrivez un nom.",
    shape: "Forme", rond: "Rond", carre: "Carré", losange: "Losange", triangle: "Triangle", etoile: "Étoile", drapeau: "Drapeau",
  },
  en: {
    tags: "Tags of the file", add: "Tag", find: "Find or create a tag", create: (name: string) => `Create “${name}”`, remove: (name: string) => `Remove the tag ${name}`, none: "The firm has no tag yet: write a name.",
    shape: "Shape", rond: "Circle", carre: "Square", losange: "Diamond", triangle: "Triangle", etoile: "Star", drapeau: "Flag",
  },
});
const FORMES: readonly Forme[] = ["rond", "carre", "losange", "triangle", "etoile", "drapeau"];
const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** The tags a file bears: taken off by their cross, added or made where one stands. */
export function Tags() {
  const m = useMessages(words);
  const client = useQueryClient();
  const { file, editable } = useEditing();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const refresh = () => Promise.all([refreshFile(client), client.invalidateQueries({ queryKey: ["etiquettes"] })]);
  const change = useMutation({
    mutationFn: async ({ tag, on }: { tag: string | { nom: string; forme: Forme }; on: boolean }) => {
      const id = typeof tag === "string" ? tag : (await createTag(tag)).id;
      await (on ? putTag(file.id, id) : takeTag(file.id, id));
    },
    onSettled: refresh,
  });
  const worn = new Set(file.etiquettes.map(({ id }) => id));
  if (!editable && !file.etiquettes.length) return null;
  return (
    <div role="group" aria-label={m.tags} className="flex flex-wrap items-center gap-1">
      {file.etiquettes.map((tag) => (
        <EtiquetteMark key={tag.id} etiquette={tag}>
          {editable ? (
            <button type="button" aria-label={m.remove(tag.nom)} title={m.remove(tag.nom)} onClick={() => change.mutate({ tag: tag.id, on: false })} className="-mr-1 grid size-5 place-content-center rounded-1 text-text-3 hover:bg-press hover:text-text phone:size-11">
              <Icon name="x" size={12} />
            </button>
          ) : null}
        </EtiquetteMark>
      ))}
      {editable ? (
        <Button ref={anchor} variant="ghost" size="sm" icon="plus" className="h-6!" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>{m.add}</Button>
      ) : null}
      {change.error ? <span role="alert" className="text-small text-bad">{asApiError(change.error).field("nom") ?? asApiError(change.error).message}</span> : null}
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} label={m.find} className="w-72">
        <Chooser worn={worn} onToggle={(tag, on) => change.mutate({ tag, on })} />
      </Popover>
    </div>
  );
}

type ChooserProps = { worn: ReadonlySet<string>; onToggle: (tag: string | { nom: string; forme: Forme }, on: boolean) => void };

function Chooser({ worn, onToggle }: ChooserProps) {
  const m = useMessages(words);
  const { data: tags } = useQuery(etiquettesQuery);
  const [text, setText] = useState("");
  const [forme, setForme] = useState<Forme>("rond");
  const typed = text.trim();
  const found = (tags ?? []).filter(({ nom }) => folded(nom).includes(folded(typed)));
  const exact = found.some(({ nom }) => folded(nom) === folded(typed));
  const make = () => {
    onToggle({ nom: typed, forme }, true);
    setText("");
  };
  const toggle = (tag: Etiquette) => {
    onToggle(tag.id, !worn.has(tag.id));
    setText("");
  };
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !typed) return;
    event.preventDefault();
    const first = found[0];
    if (first) toggle(first);
    else make();
  }
  return (
    <div className="grid gap-1 p-2">
      <ToolInput label={m.find} placeholder={m.find} icon="search" autoFocus maxLength={40} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} />
      {tags && !tags.length && !typed ? <p className="px-2 py-1 text-small text-text-3">{m.none}</p> : null}
      <ul className="max-h-64 overflow-y-auto">
        {found.map((tag) => (
          <li key={tag.id}>
            <button type="button" aria-pressed={worn.has(tag.id)} onClick={() => toggle(tag)} className="flex h-8 w-full items-center gap-2 rounded-2 px-2 text-left hover:bg-hover focus-visible:-outline-offset-2 phone:h-11">
              <Shape forme={tag.forme} />
              <span className="min-w-0 flex-1 truncate">{tag.nom}</span>
              {worn.has(tag.id) ? <Icon name="check" size={14} className="text-accent" /> : null}
            </button>
          </li>
        ))}
      </ul>
      {typed && !exact ? (
        <div className="grid gap-2 border-t border-line px-2 pt-2">
          <div role="group" aria-label={m.shape} className="flex gap-0.5">
            {FORMES.map((one) => (
              <button
                key={one}
                type="button"
                aria-label={m[one]}
                title={m[one]}
                aria-pressed={one === forme}
                onClick={() => setForme(one)}
                className="grid size-7 place-content-center rounded-2 hover:bg-hover aria-pressed:bg-soft aria-pressed:[&_svg]:text-accent phone:size-11"
              >
                <Shape forme={one} />
              </button>
            ))}
          </div>
          <Button size="sm" icon="plus" onClick={make}><span className="truncate">{m.create(typed)}</span></Button>
        </div>
      ) : null}
    </div>
  );
}
