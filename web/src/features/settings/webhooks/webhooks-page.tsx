import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDay } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Icon } from "@/shared/ui/icon";
import { Tag } from "@/shared/ui/marks";
import { Menu, MenuItem, MenuSeparator } from "@/shared/ui/menu";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section, SettingsFrame } from "../settings-frame";

import { EndpointDialog, SecretDialog, type Shown } from "./endpoint-dialog";
import { MessagesList } from "./messages-list";
import { webhooksQuery, type Endpoint, type Offered } from "./queries";
import { words } from "./words";

const SHOWN = 3;

/** The firm's other programs: who is told of what, and what became of each message. */
export function WebhooksPage() {
  const m = useMessages(words);
  const { data, error, refetch } = useQuery(webhooksQuery);
  const [edited, setEdited] = useState<Endpoint | "new" | null>(null);
  const [secret, setSecret] = useState<Shown | null>(null);
  return (
    <SettingsFrame title={m.webhooks} actions={<Button variant="primary" icon="plus" onClick={() => setEdited("new")}>{m.add}</Button>}>
      <Section title={m.webhooks}>
        <p className="pt-3 pb-1 text-small text-text-3">{m.intro}</p>
        {error ? <ErrorState compact title={m.failedLoad} error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
        {data?.points.length === 0 ? <p className="py-4 text-text-3">{m.none}</p> : null}
        <ul>
          {data?.points.map((endpoint) => (
            <EndpointRow key={endpoint.id} endpoint={endpoint} offered={data.evenements} onEdit={() => setEdited(endpoint)} onSecret={(shown) => setSecret({ nom: endpoint.nom, secret: shown, renewed: true })} />
          ))}
        </ul>
      </Section>
      {edited && data ? <EndpointDialog endpoint={edited === "new" ? null : edited} offered={data.evenements} onClose={() => setEdited(null)} onSecret={(nom, shown) => setSecret({ nom, secret: shown, renewed: false })} /> : null}
      {secret ? <SecretDialog shown={secret} onClose={() => setSecret(null)} /> : null}
    </SettingsFrame>
  );
}

type RowProps = { endpoint: Endpoint; offered: readonly Offered[]; onEdit: () => void; onSecret: (secret: string) => void };

function EndpointRow({ endpoint, offered, onEdit, onSecret }: RowProps) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const params = { params: { path: { endpoint_id: endpoint.id } } };
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: ["webhooks"] }) };
  const test = useMutation({
    mutationFn: () => unwrap(api.POST("/webhooks/{endpoint_id}/test", params)),
    onSuccess: () => {
      setOpen(true);
      announce(m.tested);
    },
    ...settled,
  });
  const turn = useMutation({ mutationFn: (actif: boolean) => unwrap(api.PATCH("/webhooks/{endpoint_id}", { ...params, body: { actif } })), ...settled });
  const renew = useMutation({
    mutationFn: () => unwrap(api.POST("/webhooks/{endpoint_id}/secret", params)),
    onSuccess: ({ secret }) => onSecret(secret),
    ...settled,
  });
  const remove = useMutation({ mutationFn: () => api.DELETE("/webhooks/{endpoint_id}", params), onSuccess: () => announce(m.removed(endpoint.nom)), ...settled });
  const refusal = test.error ?? turn.error ?? renew.error ?? remove.error;
  const labels = endpoint.evenements.map((name) => offered.find((one) => one.nom === name)?.libelle ?? name);
  const told = [labels.slice(0, SHOWN).join(", "), labels.length > SHOWN ? m.more(labels.length - SHOWN) : null].filter(Boolean).join(" ");
  const trouble = endpoint.arret === "gone" ? m.gone : endpoint.arret === "failing" ? m.failing : endpoint.en_echec_depuis ? m.late(formatDay(endpoint.en_echec_depuis, locale)) : null;
  return (
    <li className="border-b border-line py-2">
      <div className="flex min-h-12 items-center gap-3 phone:flex-wrap phone:gap-y-2">
        <Icon name="link" className="text-text-3 phone:hidden" />
        <div className="min-w-0 flex-1 phone:basis-full">
          <p className="flex flex-wrap items-center gap-2 font-medium">{endpoint.nom} {endpoint.actif ? null : <Tag tone="warn" icon="pause">{m.stopped}</Tag>}</p>
          <p className="code truncate text-small text-text-3">{endpoint.url}</p>
          <p className="text-small text-text-3">{told}</p>
        </div>
        <Button size="sm" busy={test.isPending} disabled={!endpoint.actif} onClick={() => test.mutate()}>{m.test}</Button>
        <Button size="sm" variant="ghost" aria-expanded={open} trailing={open ? "chevron-up" : "chevron-down"} aria-label={`${open ? m.hide : m.messages} : ${endpoint.nom}`} onClick={() => setOpen(!open)}>{m.messages}</Button>
        <Menu label={m.actions(endpoint.nom)} align="end" trigger={(props) => <IconButton {...props} size="sm" icon="more" label={m.actions(endpoint.nom)} />}>
          <MenuItem icon="pencil" onSelect={onEdit}>{m.edit}</MenuItem>
          <MenuItem icon="key" onSelect={() => renew.mutate()}>{m.renew}</MenuItem>
          <MenuItem icon={endpoint.actif ? "pause" : "play"} onSelect={() => turn.mutate(!endpoint.actif)}>{endpoint.actif ? m.stop : m.start}</MenuItem>
          <MenuSeparator />
          <MenuItem icon="trash" onSelect={() => setAsked(true)}>{m.remove}</MenuItem>
        </Menu>
      </div>
      {trouble ? <div className="pt-2"><Banner tone="warn" icon="alert" action={endpoint.actif ? null : <Button size="sm" onClick={() => turn.mutate(true)}>{m.start}</Button>}>{trouble}</Banner></div> : null}
      {refusal ? <div className="pt-2"><Banner tone="bad" icon="alert-circle" alert>{asApiError(refusal).message}</Banner></div> : null}
      {open ? <MessagesList endpoint={endpoint} offered={offered} /> : null}
      {asked ? (
        <Dialog
          open
          onClose={() => setAsked(false)}
          title={m.removeAsk(endpoint.nom)}
          width="narrow"
          onSubmit={() => {
            setAsked(false);
            remove.mutate();
          }}
          actions={<><Button type="submit" variant="danger-solid">{m.remove}</Button><Button data-first="" onClick={() => setAsked(false)}>{m.cancel}</Button></>}
        >
          <p className="text-text-2">{m.removeText}</p>
        </Dialog>
      ) : null}
    </li>
  );
}
