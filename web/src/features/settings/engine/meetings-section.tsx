import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { formatListDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { IconButton } from "@/shared/ui/button";

import { Section } from "../settings-frame";
import { Counts } from "./counts";
import { meetingsQuery } from "./queries";
import { words } from "./words";

const PAGE = 10;

/** The month's meetings by what they cost. */
export function MeetingsSection({ month }: { month: string }) {
  const m = useMessages(words);
  const locale = useLocale();
  const [page, setPage] = useState(1);
  const { data } = useQuery({ ...meetingsQuery(month, page), placeholderData: keepPreviousData });
  if (!data?.count) return null;
  const last = Math.ceil(data.count / PAGE);
  return (
    <Section
      title={m.byMeeting}
      aside={
        last > 1 ? (
          <span className="flex flex-none gap-1">
            <IconButton size="sm" icon="chevron-left" label={m.before} disabled={page === 1} onClick={() => setPage(page - 1)} />
            <IconButton size="sm" icon="chevron-right" label={m.after} disabled={page >= last} onClick={() => setPage(page + 1)} />
          </span>
        ) : null
      }
    >
      <Counts
        caption={m.byMeeting}
        head={m.meeting}
        rows={data.results.map(({ entretien, ...count }, index) => ({
          ...count,
          key: entretien?.id ?? String(index),
          label: entretien ? (
            <Link to={paths.entretien} params={{ id: entretien.id }} className="hover:underline">
              {[entretien.titre || m.meeting, formatListDate(entretien.date, locale)].join(" · ")}
            </Link>
          ) : (
            m.meetingGone
          ),
        }))}
      />
    </Section>
  );
}
