import { useQuery } from "@tanstack/react-query";
import { useRef, useState, type ReactNode } from "react";

import { ClientPicker } from "@/shared/clients/client-picker";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Popover } from "@/shared/ui/popover";

import { filtersQuery } from "./queries";
import { ACTS, type JournalFilters } from "./search";
import { words } from "./words";

const TOOL = "h-7 rounded-2 bg-raised px-2 shadow-field focus-visible:outline-2 focus-visible:-outline-offset-1 phone:h-11";

type Props = { filters: JournalFilters; clientName: string | undefined; onChange: (filters: JournalFilters) => void };

/** Who, what, which act, whose file, when: each narrows what the others left. */
export function FilterBar({ filters, clientName, onChange }: Props) {
  const m = useMessages(words);
  const offered = useQuery(filtersQuery(useLocale())).data;
  const set = (change: { [Key in keyof JournalFilters]?: JournalFilters[Key] | "" }) =>
    onChange(Object.fromEntries(Object.entries({ ...filters, ...change }).filter(([, value]) => value)) as JournalFilters);
  // On a phone the filters would leave no room for the lines: they open on demand.
  const [open, setOpen] = useState(false);
  const chosen = Object.keys(filters).length;
  return (
    <div className="flex-none border-b border-line px-5 py-2.5 phone:px-4 phone:py-2">
      <Button icon="sliders" trailing={open ? "chevron-up" : "chevron-down"} aria-expanded={open} onClick={() => setOpen(!open)} className="desk:hidden!">{m.narrow(chosen)}</Button>
      <div role="group" aria-label={m.filters} className={`flex flex-wrap items-center gap-2 phone:grid-cols-2 phone:pt-2 ${open ? "phone:grid" : "phone:hidden"}`}>
        <Choice label={m.person} value={filters.personne ?? ""} onChange={(personne) => set({ personne })}>
          <option value="">{m.anybody}</option>
          {offered?.personnes.map(({ id, nom, active }) => <option key={id} value={id}>{active ? nom : m.left(nom)}</option>)}
        </Choice>
        <Choice label={m.act} value={filters.acte ?? ""} onChange={(acte) => set({ acte: ACTS.find((act) => act === acte) ?? "" })}>
          <option value="">{m.anyAct}</option>
          {ACTS.map((act) => <option key={act} value={act}>{m[act]}</option>)}
        </Choice>
        <Choice label={m.kind} value={filters.table ?? ""} onChange={(table) => set({ table })}>
          <option value="">{m.anything}</option>
          {offered?.natures.map(({ table, libelle }) => <option key={table} value={table}>{libelle}</option>)}
        </Choice>
        <ClientFilter chosen={filters.client ? (clientName ?? m.oneClient) : null} onChange={(client) => set({ client })} />
        <Day label={m.from} value={filters.depuis ?? ""} onChange={(depuis) => set({ depuis })} />
        <Day label={m.to} value={filters.jusqu_a ?? ""} onChange={(jusqu_a) => set({ jusqu_a })} />
        {chosen ? <Button variant="ghost" size="sm" icon="x" onClick={() => onChange({})}>{m.clear}</Button> : null}
      </div>
    </div>
  );
}

function Choice({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  return (
    <span className="relative inline-block phone:w-full">
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} className={`${TOOL} max-w-52 appearance-none pr-7 phone:w-full phone:max-w-none ${value ? "font-medium" : "text-text-2"}`}>
        {children}
      </select>
      <Icon name="chevron-down" size={14} className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-text-3" />
    </span>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="inline-flex items-center gap-1.5 text-small text-text-3 phone:grid phone:gap-1">
      {label}
      <input type="date" value={value} max="2199-12-31" onChange={(event) => onChange(event.target.value)} className={`${TOOL} num min-w-0 text-body text-text phone:w-full`} />
    </label>
  );
}

function ClientFilter({ chosen, onChange }: { chosen: string | null; onChange: (client: string) => void }) {
  const m = useMessages(words);
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState<string | null>(null);
  if (chosen !== null) {
    return <Button size="sm" variant="soft" trailing="x" className="phone:h-11!" aria-label={`${m.clear} : ${name ?? chosen}`} onClick={() => { setName(null); onChange(""); }}>{name ?? chosen}</Button>;
  }
  return (
    <>
      <Button ref={anchor} size="sm" icon="user" className="phone:h-11!" trailing="chevron-down" aria-expanded={open} onClick={() => setOpen(!open)}>{m.client}</Button>
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} label={m.oneClient} className="w-80 p-3">
        <ClientPicker
          label={m.oneClient}
          onPick={(client) => {
            setName(fullName(client));
            setOpen(false);
            onChange(client.id);
          }}
        />
      </Popover>
    </>
  );
}
