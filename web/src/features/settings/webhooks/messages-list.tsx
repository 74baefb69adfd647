import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDateTime } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button, IconButton } from "@/shared/ui/button";
import type { IconName } from "@/shared/ui/icons";
import { Status } from "@/shared/ui/marks";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { messagesQuery, type Endpoint, type Message, type Offered } from "./queries";
import { words } from "./words";

const LOOKS: Record<Message["etat"], readonly ["ok" | "mute" | "bad" | "warn", IconName]> = {
  delivered: ["ok", "check"],
  pending: ["mute", "hourglass"],
  failed: ["bad", "alert-circle"],
  dropped: ["mute", "x"],
};
const FAILURES = ["address", "unknown_host", "unreachable", "tls", "timeout", "broken"] as const;

/** Thirty days of messages to one program: what became of each, and the way to send it again. */
export function MessagesList({ endpoint, offered }: { endpoint: Endpoint; offered: readonly Offered[] }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery(messagesQuery(endpoint.id, page));
  const again = useMutation({
    mutationFn: (id: string) => unwrap(api.POST("/webhooks/{endpoint_id}/deliveries/{delivery_id}/again", { params: { path: { endpoint_id: endpoint.id, delivery_id: id } } })),
    onSuccess: () => announce(m.sentAgain),
    onSettled: () => client.invalidateQueries({ queryKey: ["webhooks"] }),
  });
  const label = (name: string) => (name === "test" ? m.testEvent : (offered.find((one) => one.nom === name)?.libelle ?? name));
  const outcome = ({ statut, echec }: Message): string | null => {
    const failure = FAILURES.find((code) => code === echec);
    return failure ? m[failure] : statut ? m.answer(statut) : null;
  };
  return (
    <div className="pb-3 pl-7 phone:pl-0">
      {again.error ? <Banner tone="bad" icon="alert-circle" alert>{asApiError(again.error).message}</Banner> : null}
      {error ? <ErrorState compact error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div aria-busy="true" className="py-2 animate-late"><Skeleton className="h-3 w-72" /></div> : null}
      {data?.count === 0 ? <p className="py-2 text-text-3">{m.noMessage}</p> : null}
      <ul aria-label={`${m.messages} : ${endpoint.nom}`}>
        {data?.results.map((message) => {
          const [tone, icon] = LOOKS[message.etat];
          const facts = [
            outcome(message),
            message.essais > 1 ? m.attempts(message.essais) : null,
            message.duree_ms === null ? null : `${message.duree_ms}\u00a0ms`,
            message.etat === "pending" && message.prochain_at && message.essais ? m.next(formatDateTime(message.prochain_at, locale)) : null,
          ];
          return (
            <li key={message.id} className="grid min-h-10 grid-cols-[112px_minmax(0,1fr)_auto] items-center gap-3 border-t border-line py-1 phone:grid-cols-[minmax(0,1fr)_auto]">
              <Status tone={tone} icon={icon}>{m[message.etat]}</Status>
              <details className="min-w-0 phone:order-3 phone:col-span-2">
                <summary className="cursor-pointer truncate phone:whitespace-normal">
                  {label(message.evenement)} <span className="num text-small text-text-3 phone:whitespace-normal!">{[formatDateTime(message.created_at, locale), ...facts].filter(Boolean).join(" · ")}</span>
                </summary>
                <p className="code py-1 text-small break-all whitespace-pre-wrap! text-text-2">{message.message}{"\n"}{message.corps}{message.extrait ? `\n→ ${message.extrait}` : ""}</p>
              </details>
              <Button size="sm" variant="ghost" icon="retry" disabled={!endpoint.actif} busy={again.isPending && again.variables === message.id} aria-label={`${m.again} : ${label(message.evenement)}`} onClick={() => again.mutate(message.id)}>{m.again}</Button>
            </li>
          );
        })}
      </ul>
      {data && data.count > data.page_size ? (
        <div className="flex justify-end gap-1 pt-2">
          <IconButton size="sm" icon="chevron-left" label={m.previous} disabled={page <= 1} onClick={() => setPage(page - 1)} />
          <IconButton size="sm" icon="chevron-right" label={m.nextPage} disabled={page * data.page_size >= data.count} onClick={() => setPage(page + 1)} />
        </div>
      ) : null}
    </div>
  );
}
