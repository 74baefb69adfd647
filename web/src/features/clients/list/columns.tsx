import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { ClientRow } from "@/shared/api/types";
import { EtiquetteMark } from "@/shared/clients/etiquette";
import { besoinLabel } from "@/shared/dictionary/besoins";
import { DateText, Money, Phone } from "@/shared/format/format";
import { fullName, initials } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Avatar, Status, Tag } from "@/shared/ui/marks";

import { words } from "./words";

const SHOWN_NEEDS = 2;
/** Letters of the needs that fit in their column. */
const NEEDS_LETTERS = 20;

export function Who({ row }: { row: ClientRow }) {
  const m = useMessages(words);
  const name = fullName(row) || m.unnamed;
  return (
    <Link
      to={paths.client}
      params={{ matricule: row.matricule }}
      className="inline-flex max-w-full items-center gap-2.5 rounded-1 align-middle font-medium text-text"
    >
      <Avatar initials={initials(name)} icon={row.type_personne === "morale" ? "building" : undefined} />
      <span className="truncate">{name}</span>
      {row.type_personne === "morale" ? <span className="sr-only">, {m.company}</span> : null}
    </Link>
  );
}

export function ToDo({ row, short = false }: { row: ClientRow; short?: boolean }) {
  const m = useMessages(words);
  if (row.a_relire > 0) return <Status tone="accent" icon="wave">{short ? m.valuesShort(row.a_relire) : m.values(row.a_relire)}</Status>;
  return <Status tone="mute" icon="check">{m.upToDate}</Status>;
}

function Needs({ codes }: { codes: readonly string[] }) {
  const locale = useLocale();
  const labels = codes.map((code) => besoinLabel(code, locale));
  const both = labels.slice(0, SHOWN_NEEDS).join("").length <= NEEDS_LETTERS;
  const shown = labels.slice(0, both ? SHOWN_NEEDS : 1);
  const rest = labels.slice(shown.length);
  return (
    <span className="flex items-center gap-1 overflow-hidden">
      {shown.map((label) => <Tag key={label}>{label}</Tag>)}
      {rest.length ? (
        <Tag title={rest.join(", ")}>
          +{rest.length}
          <span className="sr-only">{rest.join(", ")}</span>
        </Tag>
      ) : null}
    </span>
  );
}

function Amount({ value }: { value: number | null }) {
  const m = useMessages(words);
  if (value === null) return <span className="text-text-3">{m.unknown}</span>;
  return <span className={value < 0 ? "text-bad" : ""}><Money value={value} /></span>;
}

function Adviser({ name, others }: { name: string | null; others: readonly string[] }) {
  const all = [name, ...others].filter(Boolean);
  const [first] = all;
  if (!first) return null;
  return (
    <span className="flex items-center gap-2" title={all.join(", ")}>
      <Avatar initials={initials(first)} shape="circle" size="xs" />
      <span className="truncate">{first.split(" ")[0]}</span>
      {all.length > 1 ? <span className="text-text-3">+{all.length - 1}<span className="sr-only"> {all.slice(1).join(", ")}</span></span> : null}
    </span>
  );
}

function Tags({ row }: { row: ClientRow }) {
  const [first, ...rest] = row.etiquettes;
  if (!first) return null;
  return (
    <span className="flex items-center gap-1 overflow-hidden">
      <span className="min-w-0"><EtiquetteMark etiquette={first} /></span>
      {rest.length ? <Tag title={rest.map(({ nom }) => nom).join(", ")}>+{rest.length}<span className="sr-only"> {rest.map(({ nom }) => nom).join(", ")}</span></Tag> : null}
    </span>
  );
}

function Age({ value }: { value: number | null }) {
  const m = useMessages(words);
  return value === null ? null : <>{m.years(value)}</>;
}

type Label = "todo" | "etiquettes" | "besoins" | "contrats" | "patrimoine" | "revenus" | "ville" | "conseiller" | "echange" | "matricule" | "telephone" | "email" | "age" | "profession";
export type Column = {
  id: string;
  label: Label;
  width: number;
  right?: boolean;
  /** Sort field of the API; `down` sorts from the greatest first. */
  sort?: string;
  down?: boolean;
  cell: (row: ClientRow) => ReactNode;
};

/** Every column the list can show, in their order. The client itself always comes first. */
export const COLUMNS: readonly Column[] = [
  { id: "matricule", label: "matricule", width: 124, sort: "matricule", cell: (row) => <span className="code">{row.matricule}</span> },
  { id: "a_faire", label: "todo", width: 160, sort: "a_relire", down: true, cell: (row) => <ToDo row={row} /> },
  { id: "besoins", label: "besoins", width: 182, cell: (row) => <Needs codes={row.besoins} /> },
  { id: "etiquettes", label: "etiquettes", width: 150, cell: (row) => <Tags row={row} /> },
  { id: "contrats", label: "contrats", width: 76, right: true, sort: "contrats", down: true, cell: (row) => row.contrats },
  { id: "patrimoine", label: "patrimoine", width: 118, right: true, sort: "patrimoine_net", down: true, cell: (row) => <Amount value={row.patrimoine_net} /> },
  { id: "revenus", label: "revenus", width: 136, right: true, sort: "revenus_foyer", down: true, cell: (row) => <Amount value={row.revenus_foyer} /> },
  { id: "telephone", label: "telephone", width: 132, cell: (row) => (row.telephone ? <Phone value={row.telephone} /> : null) },
  { id: "email", label: "email", width: 220, cell: (row) => row.email },
  { id: "profession", label: "profession", width: 168, cell: (row) => row.profession },
  { id: "age", label: "age", width: 72, right: true, sort: "date_naissance", cell: (row) => <Age value={row.age} /> },
  { id: "ville", label: "ville", width: 172, sort: "ville", cell: (row) => row.ville },
  { id: "conseiller", label: "conseiller", width: 122, sort: "conseiller", cell: (row) => <Adviser name={row.conseiller_nom} others={row.autres_conseillers} /> },
  { id: "echange", label: "echange", width: 118, right: true, sort: "dernier_echange_at", down: true, cell: (row) => (row.dernier_echange_at ? <DateText value={row.dernier_echange_at} style="list" /> : null) },
];

const DEFAULT = ["a_faire", "besoins", "contrats", "patrimoine", "ville", "conseiller", "echange"];

export const chosenColumns = (chosen: string | undefined): Column[] => {
  const ids = chosen?.split(",") ?? DEFAULT;
  return COLUMNS.filter((column) => ids.includes(column.id));
};

/** The address stays clean when the choice is the usual one. */
export const columnsParam = (ids: readonly string[]): { colonnes?: string } =>
  DEFAULT.length === ids.length && DEFAULT.every((id) => ids.includes(id)) ? {} : { colonnes: ids.join(",") };
