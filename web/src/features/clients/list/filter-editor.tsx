import { useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Checkbox, ToolInput } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";

import { useFilters, type Filter } from "./filters";
import { FILTERS, type FilterName, type ListSearch } from "./search";
import { words } from "./words";

type Props = { search: ListSearch; start: FilterName | null; onSet: (change: ListSearch) => void; onDone: () => void };

/** Choose a field, then its value. With `start`, that field's value at once. */
export function FilterEditor({ search, start, onSet, onDone }: Props) {
  const filterOf = useFilters();
  const m = useMessages(words);
  const [name, setName] = useState<FilterName | null>(start);
  if (name === null) {
    return (
      <ul className="w-64 p-1 phone:w-auto">
        {FILTERS.map(filterOf).map((filter, index) => (
          <li key={filter.name}>
            <button
              type="button"
              autoFocus={index === 0}
              onClick={() => {
                if (filter.kind !== "flag") return setName(filter.name);
                onSet({ a_relire: true });
                onDone();
              }}
              className="flex h-8 w-full items-center gap-2 rounded-2 px-2 text-left hover:bg-hover focus-visible:-outline-offset-2 phone:h-11 dark:hover:bg-line-2"
            >
              <span className="flex-1">{filter.field}</span>
              {search[filter.name] === undefined ? (
                <span className="text-small text-text-3">{filter.operator}</span>
              ) : (
                <span className="max-w-40 truncate text-small font-medium text-accent">{filter.say(search[filter.name] ?? "")}</span>
              )}
              {filter.kind === "flag" ? null : <Icon name="chevron-right" size={12} className="text-text-3" />}
            </button>
          </li>
        ))}
      </ul>
    );
  }
  const filter = filterOf(name);
  const set = (value: string | number | undefined) => onSet({ [name]: value });
  return (
    <div className="w-72 phone:w-auto">
      <p className="px-3 pt-3 pb-1 text-small text-text-3">{filter.field} {filter.operator}</p>
      {filter.kind === "several" ? <Several filter={filter} value={String(search[name] ?? "")} onSet={set} /> : null}
      {filter.kind === "one" ? (
        <One filter={filter} value={String(search[name] ?? "")} onSet={(value) => { set(value); onDone(); }} />
      ) : null}
      {filter.kind === "text" || filter.kind === "amount" ? (
        <Typed filter={filter} value={String(search[name] ?? "")} action={m.applyFilter} onSet={(value) => { set(value); onDone(); }} />
      ) : null}
    </div>
  );
}

const OPTION = "flex min-h-8 w-full items-center gap-2.5 rounded-2 px-2 text-left hover:bg-hover phone:min-h-11 dark:hover:bg-line-2";

function Several({ filter, value, onSet }: { filter: Filter; value: string; onSet: (value: string | undefined) => void }) {
  const chosen = value ? value.split(",") : [];
  return (
    <ul className="max-h-80 overflow-y-auto p-1">
      {filter.options.map((option, index) => (
        <li key={option.value}>
          <label className={OPTION}>
            <Checkbox
              autoFocus={index === 0}
              checked={chosen.includes(option.value)}
              onChange={(event) => {
                const next = event.target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value);
                onSet(next.length ? next.join(",") : undefined);
              }}
            />
            {option.label}
          </label>
        </li>
      ))}
    </ul>
  );
}

function One({ filter, value, onSet }: { filter: Filter; value: string; onSet: (value: string) => void }) {
  return (
    <ul className="max-h-80 overflow-y-auto p-1">
      {filter.options.map((option, index) => (
        <li key={option.value}>
          <button type="button" autoFocus={index === 0} aria-pressed={option.value === value} onClick={() => onSet(option.value)} className={`${OPTION} focus-visible:-outline-offset-2`}>
            <span className="flex-1">{option.label}</span>
            {option.value === value ? <Icon name="check" size={14} className="text-accent" /> : null}
          </button>
        </li>
      ))}
    </ul>
  );
}

type TypedProps = { filter: Filter; value: string; action: string; onSet: (value: string | number | undefined) => void };

function Typed({ filter, value, action, onSet }: TypedProps) {
  const [text, setText] = useState(value);
  const amount = filter.kind === "amount";
  const read = () => {
    if (!amount) return text.trim() || undefined;
    const figure = Number(text.replace(/[\s\u00a0\u202f€]/g, "").replace(",", "."));
    return text.trim() && Number.isFinite(figure) ? figure : undefined;
  };
  return (
    <form
      className="flex gap-2 p-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        onSet(read());
      }}
    >
      <ToolInput
        label={`${filter.field} ${filter.operator}`}
        className="flex-1"
        autoFocus
        inputMode={amount ? "decimal" : "text"}
        placeholder={amount ? "150 000" : ""}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="sm" variant="primary">{action}</Button>
    </form>
  );
}
