import { formatDate, today } from "@/shared/format/dates";
import { NBSP } from "@/shared/format/numbers";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Icon } from "@/shared/ui/icon";
import type { IconName } from "@/shared/ui/icons";

import type { Deadline } from "./api";

const words = defineMessages({
  fr: {
    title: "Échéances", echeance: "Échéance", terme: "Fin du contrat", preavis: "Dernier jour pour résilier", avis: "L’assureur doit avoir prévenu avant le",
    denonciation: "Avis tardif : résiliable jusqu’au", open: "Résiliable à tout moment", opens: "Résiliable à tout moment à partir du", month: "effet un mois après",
    replaced: "remplacée par des garanties équivalentes", presumed: "d’après la date d’effet, l’échéance n’étant pas connue",
  },
  en: {
    title: "Deadlines", echeance: "Due date", terme: "End of the contract", preavis: "Last day to terminate", avis: "The insurer must have told before",
    denonciation: "Late notice: may be terminated until", open: "May be terminated at any time", opens: "May be terminated at any time from", month: "effective a month later",
    replaced: "replaced by equivalent cover", presumed: "from the effective date, the due date being unknown",
  },
});
const ICONS: Record<Deadline["kind"], IconName> = {
  echeance: "calendar", terme: "calendar", preavis: "clock", avis: "mail", denonciation: "mail", infra_annuelle: "shield-check", emprunteur: "shield-check",
};
const SOON = 60;

/** The code is said once under the list; an article is not broken across two lines. */
const articleOf = (source: string): string =>
  source.replace("C. assur., art. ", "").replace(/(?<=[LR]\.|art\.|n°) /g, NBSP).replace(/-/g, "\u2011");
const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** What the law gives for one contract, with the article that says so. */
export function Deadlines({ deadlines }: { deadlines: readonly Deadline[] }) {
  const m = useMessages(words);
  const locale = useLocale();
  const now = today();
  if (!deadlines.length) return null;
  return (
    <ul aria-label={m.title} className="mt-1.5 grid gap-0.5 pl-11 text-small text-text-2 phone:pl-0">
      {deadlines.map(({ kind, date, source, presumee }) => {
        const right = kind === "infra_annuelle" || kind === "emprunteur";
        const open = right && (date === null || date <= now);
        const soon = !right && kind !== "avis" && date !== null && days(now, date) <= SOON;
        const label = right ? (open ? m.open : m.opens) : m[kind];
        const after = right ? (kind === "emprunteur" ? m.replaced : m.month) : presumee ? m.presumed : "";
        return (
          <li key={kind} className="flex items-start gap-2">
            <Icon name={ICONS[kind]} size={14} className={`mt-px flex-none ${soon ? "text-warn" : open ? "text-ok" : "text-text-3"}`} />
            <span className="min-w-0">
              {label}
              {date && !open ? <>{" "}<b className={`num font-medium ${soon ? "text-warn" : "text-text"}`}>{formatDate(date, locale)}</b></> : null}
              {after ? <span className="text-text-3">, {after}</span> : null}
              <span className="text-text-3"> ({articleOf(source)})</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
