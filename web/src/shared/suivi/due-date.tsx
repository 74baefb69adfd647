import { formatListDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { Icon } from "@/shared/ui/icon";

import type { Tache } from "./api";

const words = defineMessages({
  fr: { late: "En retard\u00a0:", due: "Pour le" },
  en: { late: "Late:", due: "Due on" },
});

/** The day a task is due: late in red with its mark, today in words. */
export function DueDate({ task }: { task: Tache }) {
  const m = useMessages(words);
  const locale = useLocale();
  if (!task.echeance) return null;
  return (
    <time dateTime={task.echeance} className={`num inline-flex flex-none items-center gap-1 text-small ${task.en_retard ? "font-medium text-bad" : "text-text-3"}`}>
      <Icon name={task.en_retard ? "alert-circle" : "calendar"} size={12} />
      <span className="sr-only">{task.en_retard ? m.late : m.due} </span>
      {formatListDate(task.echeance, locale)}
    </time>
  );
}
