import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDateTime } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Select } from "@/shared/ui/field";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Block, ComplianceFrame } from "./frame";
import { rulesQuery, type Rule } from "./queries";
import { words } from "./words";

const STEPS = [1, 3, 6, 12, 18, 24, 36, 48, 60, 84, 120];
const choicesOf = ({ minimum, maximum, mois }: Rule) => [...new Set([...STEPS.filter((n) => n >= minimum && n <= maximum), minimum, maximum, mois])].sort((a, b) => a - b);

/** How long each kind of data is kept, and what would go tonight: nothing goes by looking. */
export function ConservationPage() {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(rulesQuery);
  const save = useMutation({
    mutationFn: (body: { regle: string; mois: number }) => unwrap(api.PUT("/conformite/conservation", { body })),
    onSuccess: (answer) => {
      client.setQueryData(rulesQuery.queryKey, answer);
      announce(m.saved);
    },
  });
  const names: Record<string, string> = { exports: m.exportsRule, archives: m.archivesRule };
  data?.regles.forEach((rule) => (names[rule.nom] = rule[locale]));
  const due = data?.regles.filter((rule) => rule.ce_soir > 0) ?? [];
  return (
    <ComplianceFrame title={m.conservation} intro={m.rulesText}>
      {save.error ? <div className="pt-4"><Banner tone="bad" icon="alert-circle" alert>{asApiError(save.error).message}</Banner></div> : null}
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="grid gap-4 py-8 animate-late" aria-busy="true"><Skeleton className="h-10 w-full" /><Skeleton className="h-10 w-full" /></div> : null}
      {data ? (
        <>
          <ul className="mt-5 border-t border-line">
            {data.regles.map((rule) => (
              <li key={rule.nom} className="grid min-h-14 grid-cols-[minmax(0,1fr)_140px_120px] items-center gap-6 border-b border-line py-2 phone:grid-cols-2 phone:gap-x-3">
                <div className="min-w-0 phone:col-span-2">
                  <p className="font-medium">{rule[locale]}</p>
                  <p className="text-small text-text-3">{rule.article} · {m.limits(rule.minimum, rule.maximum)}</p>
                </div>
                <Select aria-label={`${m.kept} : ${rule[locale]}`} className="h-8!" value={rule.mois} disabled={save.isPending} onChange={(event) => save.mutate({ regle: rule.nom, mois: Number(event.target.value) })}>
                  {choicesOf(rule).map((n) => <option key={n} value={n}>{m.months(n)}</option>)}
                </Select>
                <p className={`text-right ${rule.ce_soir ? "font-medium text-warn" : "text-text-3"}`}>{m.tonightN(rule.ce_soir)}</p>
              </li>
            ))}
          </ul>
          <Block title={m.tonightTitle}>
            {due.length === 0 && data.archives_ce_soir === 0 ? <p className="py-4 text-text-3">{m.tonightNothing}</p> : null}
            <ul>
              {due.map((rule) => (
                <li key={rule.nom} className="border-b border-line py-2.5">
                  <p><span className="font-medium">{rule[locale]}</span> <span className="text-text-3">{m.tonightN(rule.ce_soir)}</span></p>
                  {rule.dossiers.length ? (
                    <p className="flex flex-wrap gap-x-3 text-small">
                      {rule.dossiers.map((one) => <Link key={one.id} to={paths.client} params={{ matricule: one.matricule }} className="text-accent hover:underline">{fullName(one)}</Link>)}
                      {rule.ce_soir > rule.dossiers.length ? <span className="text-text-3">{m.tonightMore(rule.ce_soir - rule.dossiers.length)}</span> : null}
                    </p>
                  ) : null}
                </li>
              ))}
              {data.archives_ce_soir ? <li className="border-b border-line py-2.5">{m.archivesDue(data.archives_ce_soir)}</li> : null}
            </ul>
          </Block>
          <Block title={m.nights}>
            {data.passages.length === 0 ? <p className="py-4 text-text-3">{m.noNight}</p> : null}
            <ul>
              {data.passages.map((night) => (
                <li key={night.at} className="flex gap-6 border-b border-line py-2">
                  <span className="num w-48 flex-none text-text-2 phone:w-32">{formatDateTime(night.at, locale)}</span>
                  <span>{Object.entries(night.comptes).map(([nom, n]) => `${names[nom] ?? nom} : ${n}`).join(", ") || m.nothingGone}</span>
                </li>
              ))}
            </ul>
          </Block>
        </>
      ) : null}
    </ComplianceFrame>
  );
}
