import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDate, today } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { useCan, useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Tag } from "@/shared/ui/marks";
import { Banner, ErrorState } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section } from "../settings-frame";

import { delegationsQuery, type Delegation } from "./queries";
import { words } from "./words";

/** Who stands in for whom, now and later. Anybody plans their own absence. */
export function DelegationsSection({ onPlan }: { onPlan: () => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const manage = useCan("team.manage");
  const { membership_id } = useSession();
  const { data, error, refetch } = useQuery(delegationsQuery);
  const end = useMutation({
    mutationFn: ({ id }: Delegation) => api.DELETE("/team/delegations/{delegation_id}", { params: { path: { delegation_id: id } } }),
    onSuccess: () => announce(m.ended),
    onSettled: () => client.invalidateQueries(delegationsQuery),
  });
  return (
    <Section title={m.absences} aside={<Button size="sm" icon="plus" onClick={onPlan}>{m.absenceNew}</Button>}>
      {end.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(end.error).message}</Banner></div> : null}
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      <p className="pt-3 text-small text-text-3">{m.absencesText}</p>
      {data?.length === 0 ? <p className="py-4 text-text-3">{m.absencesNone}</p> : null}
      <ul>
        {data?.map((delegation) => (
          <li key={delegation.id} className="flex min-h-14 items-center gap-4 border-b border-line py-2">
            <Icon name="calendar" className="text-text-3" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {m.replaces(delegation.delegue_nom, delegation.absent_nom)}
                {delegation.debut <= today() ? <Tag tone="accent">{m.now}</Tag> : null}
              </p>
              <p className="text-small text-text-3">
                {[m.period(formatDate(delegation.debut, locale), formatDate(delegation.fin, locale)), delegation.motif].filter(Boolean).join(" · ")}
              </p>
            </div>
            {manage || delegation.absent_id === membership_id ? <Button size="sm" onClick={() => end.mutate(delegation)}>{m.end}</Button> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
