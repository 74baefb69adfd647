import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Schemas } from "@/shared/api/schema";
import { formatDate, formatDay } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Icon } from "@/shared/ui/icon";
import { Tag } from "@/shared/ui/marks";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section, SettingsFrame } from "../settings-frame";

import { CreateTokenDialog } from "./create-token-dialog";
import { areas, scopeName, words } from "./words";

type Token = Schemas["TokenOutput"];

export const tokensQuery = queryOptions({
  queryKey: ["team", "tokens"],
  queryFn: ({ signal }) => unwrap(api.GET("/team/tokens", { signal })),
});

/** One's programs: what each may do, until when, when it last did. */
export function TokensPage() {
  const m = useMessages(words);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(tokensQuery);
  const [creating, setCreating] = useState(false);
  const [asked, setAsked] = useState<Token | null>(null);
  const revoke = useMutation({
    mutationFn: ({ id }: Token) => api.DELETE("/team/tokens/{token_id}", { params: { path: { token_id: id } } }),
    onSuccess: (_answer, { nom }) => announce(m.revoked(nom)),
    onSettled: () => client.invalidateQueries(tokensQuery),
  });
  return (
    <SettingsFrame title={m.tokens} actions={<Button variant="primary" icon="plus" onClick={() => setCreating(true)}>{m.create}</Button>}>
      <Section title={m.tokens}>
        <p className="pt-3 pb-1 text-small text-text-3">{m.intro}</p>
        {revoke.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(revoke.error).message}</Banner></div> : null}
        {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
        {data?.jetons.length === 0 ? <p className="py-4 text-text-3">{m.none}</p> : null}
        <ul>{data?.jetons.map((token) => <TokenRow key={token.id} token={token} onRevoke={() => setAsked(token)} />)}</ul>
      </Section>
      {creating && data ? <CreateTokenDialog scopes={data.portees.map(({ portee }) => portee)} onClose={() => setCreating(false)} /> : null}
      {asked ? (
        <Dialog
          open
          onClose={() => setAsked(null)}
          title={m.revokeAsk(asked.nom)}
          width="narrow"
          onSubmit={() => {
            revoke.mutate(asked);
            setAsked(null);
          }}
          actions={<><Button type="submit" variant="danger-solid">{m.revoke}</Button><Button data-first="" onClick={() => setAsked(null)}>{m.cancel}</Button></>}
        >
          <p className="text-text-2">{m.revokeText}</p>
        </Dialog>
      ) : null}
    </SettingsFrame>
  );
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const m = useMessages(words);
  const names = useMessages(areas) as Record<string, string>;
  const locale = useLocale();
  const { membership_id } = useSession();
  const over = new Date(token.expires_at) < new Date();
  const facts = [
    token.membre_id === membership_id ? null : token.membre_nom,
    token.portees.map((portee) => scopeName(portee, names, m)).join(", "),
    over ? null : m.expires(formatDate(token.expires_at, locale)),
    token.last_used_at ? m.used(formatDay(token.last_used_at, locale)) : m.neverUsed,
  ];
  return (
    <li className="flex min-h-14 items-center gap-4 border-b border-line py-2 phone:flex-wrap phone:gap-y-2 phone:py-3">
      <Icon name="key" className="text-text-3 phone:hidden" />
      <div className="min-w-0 flex-1 phone:basis-full">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {token.nom} <span className="code text-small font-normal text-text-3">{token.debut}</span>
          {over ? <Tag tone="warn" icon="hourglass">{m.expired}</Tag> : null}
        </p>
        <p className="text-small break-words text-text-3">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      <Button size="sm" variant="danger" aria-label={`${m.revoke} ${token.nom}`} onClick={onRevoke}>{m.revoke}</Button>
    </li>
  );
}
