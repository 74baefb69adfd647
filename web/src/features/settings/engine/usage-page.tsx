import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { IconButton } from "@/shared/ui/button";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { Section, SettingsFrame } from "../settings-frame";

import { BudgetSection } from "./budget-section";
import { formatCost } from "./cost";
import { Counts } from "./counts";
import { MeetingsSection } from "./meetings-section";
import { formatMonth, moved } from "./month";
import { usageQuery } from "./queries";
import { SpendChart } from "./spend-chart";
import { words } from "./words";

/** What the models cost: the month, day by day, by model, beside the months before. */
export function UsagePage() {
  const m = useMessages(words);
  const locale = useLocale();
  const [month, setMonth] = useState("");
  const { data, error, refetch } = useQuery({ ...usageQuery(month), placeholderData: keepPreviousData });
  const shown = data?.mois ?? "";
  return (
    <SettingsFrame title={m.usage}>
      <BudgetSection />
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="py-6 animate-late" aria-busy="true"><Skeleton className="h-48 w-full" /></div> : null}
      {data ? (
        <>
          <Section
            title={m.question(formatMonth(shown, locale))}
            aside={
              <span className="flex flex-none gap-1">
                <IconButton size="sm" icon="chevron-left" label={m.previous} onClick={() => setMonth(moved(shown, -1))} />
                <IconButton size="sm" icon="chevron-right" label={m.next} onClick={() => setMonth(moved(shown, 1))} />
              </span>
            }
          >
            <p className="py-3 text-text-2">{data.total.appels ? m.summary(data.total.appels, formatCost(data.total.cout, locale)) : m.nothing}</p>
            {data.alertes.map((alert) => <div key={alert.id} className="pb-2"><Banner tone="warn" icon="alert">{alert.message}</Banner></div>)}
            {data.total.appels ? <SpendChart month={shown} days={data.par_jour} /> : null}
          </Section>
          {data.par_fournisseur.length ? (
            <Section title={m.byModel}>
              <Counts caption={m.byModel} head={m.model} rows={data.par_fournisseur.map((one) => ({ key: `${one.provider_id}${one.modele}`, label: `${one.nom} · ${one.modele}`, ...one }))} />
            </Section>
          ) : null}
          {data.total.appels ? <MeetingsSection key={shown} month={shown} /> : null}
          {data.mois_precedents.length ? (
            <Section title={m.byMonth}>
              <Counts caption={m.byMonth} head={m.month} rows={data.mois_precedents.map((one) => ({ key: one.mois, label: formatMonth(one.mois, locale), ...one }))} />
            </Section>
          ) : null}
        </>
      ) : null}
    </SettingsFrame>
  );
}
