import { Link } from "@tanstack/react-router";

import type { ClientRow } from "@/shared/api/types";
import { besoinLabel } from "@/shared/dictionary/besoins";
import { DateText } from "@/shared/format/format";
import { fullName, initials } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Avatar } from "@/shared/ui/marks";
import { Skeleton } from "@/shared/ui/states";

import { ToDo } from "./columns";
import type { List } from "./use-list";
import { words } from "./words";

/** Two lines a client, 64 px. */
export function ClientsPhone({ list }: { list: List }) {
  const m = useMessages(words);
  if (list.page.isPending) {
    return (
      <ul aria-label={m.loading}>
        {Array.from({ length: 10 }, (_, index) => (
          <li key={index} className="flex min-h-16 items-center gap-3 border-b border-line px-4 animate-late">
            <Skeleton className="size-8" />
            <span className="grid flex-1 gap-2"><Skeleton className="h-3 w-36" /><Skeleton className="h-2.5 w-48" /></span>
            <Skeleton className="h-2.5 w-14" />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul aria-label={m.clients} aria-busy={list.page.isFetching}>
      {list.rows.map((row) => <PhoneRow key={row.id} row={row} />)}
    </ul>
  );
}

function PhoneRow({ row }: { row: ClientRow }) {
  const m = useMessages(words);
  const locale = useLocale();
  const name = fullName(row) || m.unnamed;
  const needs = row.besoins.slice(0, 2).map((code) => besoinLabel(code, locale).toLocaleLowerCase(locale));
  const rest = row.besoins.length - needs.length;
  const line = [row.ville, needs.length ? `${needs.join(", ")}${rest > 0 ? ` +${rest}` : ""}` : null].filter(Boolean).join(" · ");
  return (
    <li>
      <Link
        to={paths.client}
        params={{ matricule: row.matricule }}
        className="flex min-h-16 items-center gap-3 border-b border-line px-4 focus-visible:-outline-offset-2 active:bg-hover"
      >
        <Avatar initials={initials(name)} size="md" icon={row.type_personne === "morale" ? "building" : undefined} />
        <span className="grid min-w-0 flex-1">
          <b className="truncate text-[15px] font-medium">{name}</b>
          <span className="truncate text-small text-text-3">{line || m.unknown}</span>
        </span>
        <span className="grid flex-none justify-items-end text-small">
          <span className="text-text-3">{row.dernier_echange_at ? <DateText value={row.dernier_echange_at} style="list" /> : null}</span>
          <ToDo row={row} short />
        </span>
      </Link>
    </li>
  );
}
