import { useId, useState, type KeyboardEvent } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { ToolInput } from "@/shared/ui/field";
import { fold } from "@/shared/format/fold";

import { useCatalogue, type Field } from "./catalogue";
import { listWords } from "./list-words";

type Props = { keep: (field: Field) => boolean; onChoose: (field: Field) => void; first?: readonly string[]; extra?: { label: string; run: () => void } };
const MOST = 120;

/** One field among all those of the file: what is typed narrows them, arrows and Enter choose. */
export function FieldPicker({ keep, onChoose, first = [], extra }: Props) {
  const m = useMessages(listWords);
  const catalogue = useCatalogue();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const wanted = fold(typed).split(" ").filter(Boolean);
  const begins = (field: Field) => wanted.length > 0 && fold(catalogue.label(field.nom)).startsWith(wanted.join(" "));
  const usual = first.map(catalogue.field).filter((field): field is Field => field !== undefined && keep(field));
  const others = catalogue.fields.filter((field) => keep(field) && !first.includes(field.nom));
  const found = [...(wanted.length ? [] : usual), ...(wanted.length ? [...usual, ...others] : others)]
    .filter((field) => {
      const words = fold(`${catalogue.section(field)} ${catalogue.label(field.nom)} ${field.nom}`);
      return wanted.every((word) => words.includes(word));
    })
    // Those whose own name begins with what is typed come first.
    .sort((a, b) => Number(begins(b)) - Number(begins(a)))
    .slice(0, MOST);
  const current = Math.min(at, found.length - 1);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      const next = (current + step + found.length) % found.length;
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      const field = found[current];
      if (field) onChoose(field);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="w-80 phone:w-auto">
      <div className="p-2 pb-1">
        <ToolInput
          label={m.findField}
          icon="search"
          placeholder={m.findField}
          className="w-full"
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length ? `${id}-${current}` : undefined}
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label={m.findField} className="max-h-80 overflow-y-auto p-1 phone:max-h-[50dvh]">
        {found.map((field, index) => (
          <li
            key={field.nom}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            onClick={() => onChoose(field)}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-2 px-2 hover:bg-hover aria-selected:bg-hover phone:min-h-11 dark:hover:bg-line-2 dark:aria-selected:bg-line-2"
          >
            <span className="min-w-0 flex-1 truncate">
              {catalogue.label(field.nom)}
              {field.place === "aucun" ? <span className="text-text-3"> ({m.noneOf})</span> : null}
            </span>
            <span className="max-w-36 truncate text-small text-text-3">{catalogue.section(field)}</span>
          </li>
        ))}
      </ul>
      {found.length ? null : <p className="px-3 pb-3 text-small text-text-3">{m.noField}</p>}
      {extra ? (
        <div className="border-t border-line p-1">
          <button type="button" onClick={extra.run} className="flex h-8 w-full items-center rounded-2 px-2 text-left text-text-2 hover:bg-hover phone:h-11">{extra.label}</button>
        </div>
      ) : null}
    </div>
  );
}
