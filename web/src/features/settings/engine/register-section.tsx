import { useQuery } from "@tanstack/react-query";

import type { Schemas } from "@/shared/api/schema";
import { formatDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { ErrorState } from "@/shared/ui/states";
import { Section } from "../settings-frame";

import { registerQuery } from "./queries";
import { words } from "./words";

/** What is processed by whom, since when, under which words (RGPD, article 30). */
export function RegisterSection() {
  const m = useMessages(words);
  const { data, error, refetch } = useQuery(registerQuery);
  return (
    <Section title={m.register}>
      <p className="pt-3 text-small text-text-3">{m.registerText}</p>
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {data?.length === 0 ? <p className="py-4 text-text-3">{m.registerNone}</p> : null}
      {data?.map((entry) => <Entry key={entry.id} entry={entry} />)}
    </Section>
  );
}

function Entry({ entry }: { entry: Schemas["TraitementIa"] }) {
  const m = useMessages(words);
  const locale = useLocale();
  const from = formatDate(entry.depuis, locale);
  const facts: [string, string][] = [
    [m.purpose, entry.finalite], [m.basis, entry.base_legale], [m.data, entry.categories_donnees.join(", ")], [m.people, entry.categories_personnes.join(", ")],
    [m.kept, entry.conservation], [m.measures, entry.mesures.join(", ")], [m.said, entry.formulation],
  ];
  return (
    <details className="group border-b border-line py-3">
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{entry.destinataire}</span>
        <span className="text-small text-text-3">
          {[entry.modele, entry.jusqu_a ? m.period(from, formatDate(entry.jusqu_a, locale)) : m.since(from), m.by(entry.par_nom)].join(" · ")}
        </span>
      </summary>
      <dl className="grid grid-cols-[120px_1fr] gap-x-4 gap-y-1 pt-3 phone:grid-cols-1">
        {facts.filter(([, text]) => text).map(([label, text]) => (
          <div key={label} className="contents">
            <dt className="text-text-3">{label}</dt>
            <dd className="phone:mb-2">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
