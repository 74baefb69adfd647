import { Fragment, useRef, useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Popover } from "@/shared/ui/popover";

import { added, grouped, isRule, joinOf, partsOf, rejoined, replaced, type Criteria, type Inner, type Place, type Rule } from "./criteria";
import { FilterEditor } from "./filter-editor";
import { useSay } from "./filter-words";
import { listWords } from "./list-words";
import { without } from "./search";
import type { List } from "./use-list";
import { words } from "./words";

/** What the editor is open on: a rule there, a new one, a new one in a group, or beside a rule. */
type Editing = { kind: "new" } | { kind: "rule"; place: Place } | { kind: "in"; part: number } | { kind: "beside"; part: number };

const ruleAt = (criteria: Criteria | undefined, { part, rule }: Place): Rule | null => {
  const found = criteria ? partsOf(criteria)[part] : undefined;
  if (!found) return null;
  return isRule(found) ? found : rule === null ? null : (partsOf(found)[rule] ?? null);
};

/** The address with what the editor has set. */
function changed(criteria: Criteria | undefined, editing: Editing, rule: Rule): Criteria | undefined {
  if (!criteria || editing.kind === "new") return added(criteria, rule);
  if (editing.kind === "in") return added(criteria, rule, editing.part);
  if (editing.kind === "beside") return grouped(criteria, editing.part, rule);
  return replaced(criteria, editing.place, rule);
}

/** Filters as chips: field, operator, value, all of them or any, and groups in a frame. */
export function FilterBar({ list }: { list: List }) {
  const m = useMessages(words);
  const w = useMessages(listWords);
  const criteria = list.search.filtre;
  const anchor = useRef<HTMLElement | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const open = (what: Editing, element: HTMLElement | null) => {
    anchor.current = element;
    setEditing(what);
  };
  const set = (next: Criteria | undefined) => list.go({ ...without(list.search, "filtre"), ...(next ? { filtre: next } : {}) });
  useShortcuts([{ keys: "f", label: m.addFilter, group: m.list, run: () => open({ kind: "new" }, add.current) }]);
  const parts = criteria ? partsOf(criteria) : [];
  const chips = { onEdit: (place: Place, element: HTMLElement) => open({ kind: "rule", place }, element), onRemove: (place: Place) => criteria && set(replaced(criteria, place, null)) };

  return (
    <>
      {criteria
        ? parts.map((part, index) => (
            <Fragment key={index}>
              {index > 0 ? <JoinButton join={joinOf(criteria)} onPress={() => set(rejoined(criteria, null))} /> : null}
              {isRule(part) ? (
                <Chip rule={part} place={{ part: index, rule: null }} {...chips} onBeside={(element) => open({ kind: "beside", part: index }, element)} besideLabel={joinOf(criteria) === "et" ? w.orElse : w.and} />
              ) : (
                <GroupChips group={part} part={index} {...chips} onJoin={() => set(rejoined(criteria, index))} onAdd={(element) => open({ kind: "in", part: index }, element)} />
              )}
            </Fragment>
          ))
        : null}
      <Button ref={add} variant="ghost" size="sm" icon="plus" aria-haspopup="dialog" aria-expanded={editing?.kind === "new"} onClick={(event) => open({ kind: "new" }, event.currentTarget)}>
        {m.filter}
      </Button>
      {parts.length > 1 ? <Button variant="ghost" size="sm" onClick={() => set(undefined)}>{m.clear}</Button> : null}
      <Popover open={editing !== null} onClose={() => setEditing(null)} anchor={anchor} label={m.addFilter}>
        {editing ? (
          <FilterEditor
            key={JSON.stringify(editing)}
            start={editing.kind === "rule" ? ruleAt(criteria, editing.place) : null}
            onSet={(rule) => set(changed(criteria, editing, rule))}
            onDone={() => {
              setEditing(null);
              add.current?.focus();
            }}
          />
        ) : null}
      </Popover>
    </>
  );
}

function JoinButton({ join, onPress }: { join: "et" | "ou"; onPress: () => void }) {
  const w = useMessages(listWords);
  const label = join === "et" ? w.joinAll : w.joinAny;
  return (
    <button type="button" title={label} aria-label={label} onClick={onPress} className="h-6 flex-none rounded-1 px-1 text-small text-text-3 hover:bg-hover hover:text-text phone:h-11">
      {join === "et" ? w.and : w.or}
    </button>
  );
}

type ChipActions = { onEdit: (place: Place, element: HTMLElement) => void; onRemove: (place: Place) => void };
type ChipProps = ChipActions & { rule: Rule; place: Place; onBeside?: (element: HTMLElement) => void; besideLabel?: string };
const CROSS = "grid w-6 place-content-center border-l border-line text-text-3 hover:bg-hover hover:text-text focus-visible:-outline-offset-2 phone:w-11";

function Chip({ rule, place, onEdit, onRemove, onBeside, besideLabel }: ChipProps) {
  const m = useMessages(words);
  const { field, operator, value } = useSay()(rule);
  return (
    <span className="inline-flex h-7 max-w-full flex-none overflow-hidden rounded-2 bg-raised text-small shadow-inset phone:h-11">
      <button
        type="button"
        title={m.editFilter(field)}
        onClick={(event) => onEdit(place, event.currentTarget)}
        className="flex min-w-0 items-stretch text-text-3 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="grid place-content-center px-2">{field}</span>
        <span className="grid place-content-center border-l border-line px-2">{operator}</span>
        {value ? <span className="num flex max-w-60 items-center border-l border-line px-2 font-medium text-text"><span className="truncate">{value}</span></span> : null}
      </button>
      {onBeside ? (
        <button type="button" aria-label={`${field}\u00a0: ${besideLabel ?? ""}`} title={besideLabel} onClick={(event) => onBeside(event.currentTarget)} className={CROSS}>
          <Icon name="split" size={12} />
        </button>
      ) : null}
      <button type="button" aria-label={m.removeFilter(field)} onClick={() => onRemove(place)} className={CROSS}>
        <Icon name="x" size={12} />
      </button>
    </span>
  );
}

type GroupProps = ChipActions & { group: Inner; part: number; onJoin: () => void; onAdd: (element: HTMLElement) => void };

function GroupChips({ group, part, onJoin, onAdd, ...chips }: GroupProps) {
  const w = useMessages(listWords);
  return (
    <span role="group" className="inline-flex max-w-full flex-wrap items-center gap-1 rounded-3 border border-line-2 px-1 py-0.5">
      {partsOf(group).map((rule, index) => (
        <Fragment key={index}>
          {index > 0 ? <JoinButton join={joinOf(group)} onPress={onJoin} /> : null}
          <Chip rule={rule} place={{ part, rule: index }} {...chips} />
        </Fragment>
      ))}
      <button type="button" aria-label={w.addToGroup} title={w.addToGroup} onClick={(event) => onAdd(event.currentTarget)} className="grid size-6 place-content-center rounded-1 text-text-3 hover:bg-hover hover:text-text phone:size-11">
        <Icon name="plus" size={12} />
      </button>
    </span>
  );
}
