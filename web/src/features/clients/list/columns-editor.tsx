import { useRef, useState, type KeyboardEvent } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { Button, IconButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Popover } from "@/shared/ui/popover";

import { DEFAULT_COLUMNS, columnsParam } from "./columns";
import { FieldPicker } from "./field-picker";
import { listWords } from "./list-words";
import { without } from "./search";
import type { List } from "./use-list";
import { words } from "./words";

const moved = <Item,>(items: readonly Item[], from: number, to: number): Item[] => {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
};

/** Which columns, in which order: dragged, or moved with Alt and the arrows. */
export function ColumnChoice({ list }: { list: List }) {
  const m = useMessages(words);
  const w = useMessages(listWords);
  const anchor = useRef<HTMLButtonElement>(null);
  const rows = useRef<HTMLOListElement>(null);
  const [open, setOpen] = useState(false);
  const [adding, setAdding] = useState(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = list.columns.map((column) => column.id);
  const set = (ids: readonly string[]) => list.go({ ...without(list.search, "colonnes"), ...columnsParam(ids) }, true);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= shown.length) return;
    set(moved(shown, from, to));
    requestAnimationFrame(() => rows.current?.querySelectorAll<HTMLElement>("[data-column]")[to]?.focus());
  };
  const onKeyDown = (index: number) => (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!event.altKey || !step) return;
    event.preventDefault();
    event.stopPropagation();
    move(index, index + step);
  };
  return (
    <>
      <Button ref={anchor} variant="ghost" size="sm" icon="columns" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
        {m.columns}
      </Button>
      <Popover
        open={open}
        onClose={() => {
          setOpen(false);
          setAdding(false);
        }}
        anchor={anchor}
        align="end"
        label={m.columns}
      >
        {adding ? (
          <FieldPicker
            keep={(field) => field.affichable && !shown.includes(field.nom)}
            first={DEFAULT_COLUMNS}
            onChoose={(field) => {
              set([...shown, field.nom]);
              setAdding(false);
            }}
          />
        ) : (
          <div className="w-80">
            <p className="px-3 pt-3 pb-1 text-small text-text-3">{w.dragHint}</p>
            <ol ref={rows} className="max-h-96 overflow-y-auto p-1">
              {list.columns.map(({ id, field }, index) => {
                const name = list.catalogue.fullLabel(field);
                return (
                  <li
                    key={id}
                    draggable
                    onDragStart={() => setDragged(index)}
                    onDragEnd={() => setDragged(null)}
                    onDragOver={(event) => event.preventDefault()}
                    onDrop={() => dragged !== null && dragged !== index && move(dragged, index)}
                    className={`group flex h-8 items-center gap-1 rounded-2 pr-1 hover:bg-hover dark:hover:bg-line-2 ${dragged === index ? "opacity-50" : ""}`}
                  >
                    <button type="button" data-column="" onKeyDown={onKeyDown(index)} className="flex h-full min-w-0 flex-1 cursor-grab items-center gap-2 rounded-2 px-2 text-left">
                      <Icon name="chevrons-up-down" size={14} className="text-text-3" />
                      <span className="truncate">{name}</span>
                    </button>
                    <IconButton size="sm" icon="chevron-up" label={w.moveUp(name)} disabled={index === 0} onClick={() => move(index, index - 1)} />
                    <IconButton size="sm" icon="chevron-down" label={w.moveDown(name)} disabled={index === shown.length - 1} onClick={() => move(index, index + 1)} />
                    <IconButton size="sm" icon="x" label={w.hideColumn(name)} disabled={shown.length === 1} onClick={() => set(shown.filter((one) => one !== id))} />
                  </li>
                );
              })}
            </ol>
            <div className="flex items-center justify-between border-t border-line p-2">
              <Button size="sm" icon="plus" onClick={() => setAdding(true)}>{w.otherColumns}</Button>
              {list.search.colonnes ? <Button size="sm" variant="ghost" onClick={() => set(DEFAULT_COLUMNS)}>{w.defaultColumns}</Button> : null}
            </div>
          </div>
        )}
      </Popover>
    </>
  );
}

/** Rows put together by one field. */
export function GroupChoice({ list }: { list: List }) {
  const w = useMessages(listWords);
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { groupe } = list.search;
  const close = () => setOpen(false);
  return (
    <>
      <Button ref={anchor} variant="ghost" size="sm" icon="rows-normal" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
        {groupe ? <span className="max-w-40 truncate">{w.groupBy} {list.catalogue.label(groupe)}</span> : w.group}
      </Button>
      <Popover open={open} onClose={close} anchor={anchor} align="end" label={w.groupBy}>
        <FieldPicker
          keep={(field) => field.groupable}
          first={["statut", "conseiller", "ville", "situation_matrimoniale", "situation_professionnelle", "date_naissance"]}
          onChoose={(field) => {
            list.set({ groupe: field.nom });
            close();
          }}
          {...(groupe ? { extra: { label: w.noGroup, run: () => { list.go(without(list.search, "groupe")); close(); } } } : {})}
        />
      </Popover>
    </>
  );
}
