import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { ClientRow } from "@/shared/api/types";
import { EtiquetteMark } from "@/shared/clients/etiquette";
import { besoinLabel } from "@/shared/dictionary/besoins";
import type { Value } from "@/shared/dictionary/types";
import { ValueText } from "@/shared/dictionary/value-text";
import { DateText, Money } from "@/shared/format/format";
import { fullName, initials } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Avatar, Status, Tag } from "@/shared/ui/marks";

import { asChamp, choiceLabel, isNumber, type Field } from "./catalogue";
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

/** Several short words: the first ones, and how many more. */
function Several({ labels }: { labels: readonly string[] }) {
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

function Cell({ field, row, value }: { field: Field; row: ClientRow; value: unknown }) {
  const m = useMessages(words);
  const locale = useLocale();
  if (field.nom === "matricule") return <span className="code">{row.matricule}</span>;
  if (field.nom === "a_relire") return <ToDo row={row} />;
  if (field.nom === "conseiller") return <Adviser name={row.conseiller_nom} others={row.autres_conseillers} />;
  if (field.nom === "etiquettes") return <Tags row={row} />;
  if (field.nom === "patrimoine_net" || field.nom === "revenus_foyer") return <Amount value={row[field.nom]} />;
  if (field.nom === "age") return typeof value === "number" ? <>{m.years(value)}</> : null;
  if (field.nom === "besoins") return <Several labels={row.besoins.map((code) => besoinLabel(code, locale))} />;
  if (value === null || value === undefined || value === "") return null;
  if (field.kind === "instant") return <DateText value={String(value)} style="list" />;
  if (Array.isArray(value)) {
    const known = value.filter((one) => one !== null);
    if (!field.choix && isNumber(field)) return <>{known.map((one, index) => <span key={index}>{index ? ", " : ""}<ValueText champ={asChamp(field)} value={one as Value} /></span>)}</>;
    return <Several labels={known.map((one) => (field.choix ? choiceLabel(field, one, locale) : String(one)))} />;
  }
  return <ValueText champ={asChamp(field)} value={value as Value} />;
}

export type Column = { id: string; field: Field; width: number; right: boolean; cell: (row: ClientRow) => ReactNode };

const WIDTHS: Record<string, number> = {
  matricule: 124, a_relire: 156, besoins: 188, contrats: 80, patrimoine_net: 120, revenus_foyer: 140, email: 220, age: 72,
  conseiller: 112, suivi_par: 170, etiquettes: 180, telephone: 132, ville: 146, dernier_echange_at: 146,
};
const BY_KIND: Record<string, number> = { montant: 128, nombre: 104, entier: 104, booleen: 96, date: 132, instant: 118, choix: 168 };

/** Pixels of a letter of a heading, of what stands around it, and the widest a heading makes its column. */
const LETTER = 6.6;
const AROUND = 40;
const WIDEST = 280;

/** How a field stands in the list, wide enough for its values and for the words at its head. */
export const columnOf = (field: Field, label: string): Column => ({
  id: field.nom,
  field,
  width: WIDTHS[field.nom] ?? Math.max(field.place === "un" ? 180 : (BY_KIND[field.kind] ?? 150), Math.min(WIDEST, Math.round(label.length * LETTER + AROUND))),
  right: isNumber(field) && field.nom !== "a_relire" && field.place !== "un" ? true : field.kind === "instant",
  cell: (row) => <Cell field={field} row={row} value={row.valeurs?.[field.nom]} />,
});

export const DEFAULT_COLUMNS: readonly string[] = ["a_relire", "besoins", "contrats", "patrimoine_net", "ville", "conseiller", "dernier_echange_at"];
/** Names columns had before they were those of the file. */
const OLD: Record<string, string> = { a_faire: "a_relire", patrimoine: "patrimoine_net", revenus: "revenus_foyer", echange: "dernier_echange_at" };

/** The columns of an address, in its order. The client itself always comes first. */
export const chosenColumns = (chosen: string | undefined): string[] => (chosen ? [...new Set(chosen.split(",").map((one) => OLD[one] ?? one))] : [...DEFAULT_COLUMNS]);

/** The address stays clean when the choice is the usual one. */
export const columnsParam = (ids: readonly string[]): { colonnes?: string } =>
  ids.join() === DEFAULT_COLUMNS.join() || !ids.length ? {} : { colonnes: ids.join(",") };
