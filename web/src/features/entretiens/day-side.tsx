import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { formatListDate } from "@/shared/format/dates";
import { fullName, initials } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { Avatar } from "@/shared/ui/marks";

import { entretiensQuery } from "./api";
import { StateLine } from "./state-mark";
import { words as meeting } from "./words";

const words = defineMessages({ fr: { title: "Derniers entretiens" }, en: { title: "Latest meetings" } });

/** The latest meetings of the firm, and where each stands. */
export function DaySide({ current }: { current: string }) {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const locale = useLocale();
  const { data } = useQuery(entretiensQuery({ page_size: 8, sort: "-created_at" }));
  return (
    <nav aria-labelledby="derniers">
      <h2 id="derniers" className="mb-2 font-semibold">{m.title}</h2>
      <ul className="-mx-2 grid grid-cols-[minmax(0,1fr)] gap-0.5">
        {data?.results.map((entretien) => {
          const name = entretien.client ? fullName(entretien.client) : entretien.titre || t.noClient;
          return (
            <li key={entretien.id}>
              <Link
                to={paths.entretien}
                params={{ id: entretien.id }}
                aria-current={entretien.id === current ? "page" : undefined}
                className="flex items-center gap-3 rounded-3 px-2 py-2 hover:bg-hover aria-[current=page]:bg-raised aria-[current=page]:shadow-card"
              >
                <Avatar initials={initials(name)} />
                <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)]">
                  <span className="flex items-baseline gap-2">
                    <b className="min-w-0 flex-1 truncate font-medium">{name}</b>
                    <span className="num text-small text-text-3">{formatListDate(entretien.date, locale)}</span>
                  </span>
                  <span className="text-small"><StateLine entretien={entretien} /></span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
