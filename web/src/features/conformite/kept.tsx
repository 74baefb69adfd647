import { formatDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";

import { words } from "./words";

type Row = { nature: string; libelle: string; article: string; jusqu_au: string; documents: number };

/** What the law keeps, by which text, until when; two lines each, so that a phone reads it too. */
export function Kept({ rows }: { rows: readonly Row[] }) {
  const m = useMessages(words);
  const locale = useLocale();
  return (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <li key={row.nature} className="flex items-baseline justify-between gap-6 border-b border-line py-2 phone:flex-col phone:gap-0">
          <div className="min-w-0">
            <p>{row.libelle}</p>
            <p className="text-small text-text-3">{[row.article, row.documents ? m.documents(row.documents) : null].filter(Boolean).join(" · ")}</p>
          </div>
          <p className="num whitespace-nowrap text-text-2">{m.day.toLocaleLowerCase(locale)} {formatDate(row.jusqu_au, locale)}</p>
        </li>
      ))}
    </ul>
  );
}
