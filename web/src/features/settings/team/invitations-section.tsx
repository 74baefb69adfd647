import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Invitation } from "@/shared/api/types";
import { formatDay } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Banner, ErrorState } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section } from "../settings-frame";
import { words } from "../words";

export const invitationsQuery = queryOptions({
  queryKey: ["team", "invitations"],
  queryFn: ({ signal }) => unwrap(api.GET("/team/invitations", { signal })),
});

export function InvitationsSection() {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(invitationsQuery);
  const withdraw = useMutation({
    mutationFn: ({ id }: Invitation) => api.DELETE("/team/invitations/{invitation_id}", { params: { path: { invitation_id: id } } }),
    onSuccess: async (_answer, { email }) => {
      announce(m.withdrawn(email));
      await client.invalidateQueries(invitationsQuery);
    },
  });
  return (
    <Section title={m.invitations}>
      {withdraw.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(withdraw.error).message}</Banner></div> : null}
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {data?.length === 0 ? <p className="py-4 text-text-3">{m.noInvitation}</p> : null}
      <ul>
        {data?.map((invitation) => (
          <li key={invitation.id} className="flex min-h-14 items-center gap-4 border-b border-line py-2">
            <Icon name="mail" className="text-text-3" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{invitation.email}</p>
              <p className="text-small text-text-3">
                {[m[invitation.role], invitation.titre, m.expires(formatDay(invitation.expires_at, locale))].filter(Boolean).join(" · ")}
              </p>
            </div>
            <Button size="sm" variant="danger" aria-label={`${m.withdraw} ${invitation.email}`} onClick={() => withdraw.mutate(invitation)}>{m.withdraw}</Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
