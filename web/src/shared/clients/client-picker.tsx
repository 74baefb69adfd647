import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState, type KeyboardEvent } from "react";

import { api, unwrap } from "@/shared/api/client";
import { fullName, initials } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { clientsOf, type FoundClient } from "@/shared/search/hits";
import { Input } from "@/shared/ui/field";
import { Avatar } from "@/shared/ui/marks";

const words = defineMessages({
  fr: { placeholder: "Nom, téléphone, matricule", none: "Aucun dossier ne correspond." },
  en: { placeholder: "Name, telephone, number", none: "No file matches." },
});
export type Picked = FoundClient;
type Props = { label: string; onPick: (client: Picked) => void };

/** Finds a client of the firm: type, arrows, Enter. */
export function ClientPicker({ label, onPick }: Props) {
  const m = useMessages(words);
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const q = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ["search", "clients", q],
    queryFn: () => unwrap(api.GET("/search", { params: { query: { q, kinds: "client", taille: 8 } } })),
    enabled: q.length > 1,
  });
  const hits = q.length > 1 ? clientsOf(data) : [];
  const pick = (client: Picked) => {
    setText("");
    onPick(client);
  };
  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && hits.length) {
      event.preventDefault();
      setAt((at + by + hits.length) % hits.length);
    } else if (event.key === "Enter" && hits[at]) {
      event.preventDefault();
      pick(hits[at]);
    } else if (event.key === "Escape" && text) {
      event.stopPropagation();
      setText("");
    }
  }
  return (
    <div className="relative">
      <label htmlFor={id} className="mb-1 block font-medium">{label}</label>
      <Input
        id={id}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={hits[at] ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={m.placeholder}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!hits.length} className="absolute inset-x-0 top-full z-10 mt-1 rounded-4 bg-overlay p-1 shadow-pop">
        {hits.map((hit, index) => (
          <li
            key={hit.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(hit)}
            className="flex h-10 items-center gap-2.5 rounded-2 px-2 aria-selected:bg-hover phone:h-12"
          >
            <Avatar initials={initials(fullName(hit))} />
            <span className="min-w-0 flex-1 truncate font-medium">{fullName(hit)}</span>
            <span className="code text-small text-text-3">{hit.matricule}</span>
          </li>
        ))}
      </ul>
      {data && q.length > 1 && !hits.length ? <p className="mt-1 text-small text-text-3">{m.none}</p> : null}
    </div>
  );
}
