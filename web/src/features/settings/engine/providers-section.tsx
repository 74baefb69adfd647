import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, ifMatch, idempotent, newKey, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDay, formatDuration, formatTime } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Status } from "@/shared/ui/marks";
import { Menu, MenuItem, MenuSeparator } from "@/shared/ui/menu";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";
import { Section } from "../settings-frame";

import { ConsentDialog } from "./consent-dialog";
import { formatCost } from "./cost";
import { listeningWords } from "./listening-words";
import { ProviderDialog } from "./provider-dialog";
import { providersQuery, type Provider } from "./queries";
import { words } from "./words";

type Asked = { what: "edit" | "allow" | "remove"; provider: Provider } | { what: "add" } | null;
type Said = { tone: "ok" | "bad" | "neutral"; text: string } | null;

/** The models that read, or the services that hear, in the order they are asked, and what each may receive. */
export function ProvidersSection({ usage }: { usage: Provider["usage"] }) {
  const texts = useMessages(words);
  const listening = useMessages(listeningWords);
  const m = usage === "parole" ? { ...texts, ...listening } : texts;
  const locale = useLocale();
  const client = useQueryClient();
  const manage = useCan("ai.manage");
  const { data, error, refetch } = useQuery(providersQuery(usage));
  const [asked, setAsked] = useState<Asked>(null);
  const [said, setSaid] = useState<Said>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ["ai"] });
  const refused = (problem: unknown) => setSaid({ tone: "bad", text: asApiError(problem).message });

  const change = useMutation({
    mutationFn: ({ provider, body }: { provider: Provider; body: { actif?: boolean; rang?: number } }) =>
      unwrap(api.PATCH("/ai/providers/{id}", { params: { path: { id: provider.id }, header: ifMatch(provider.version) }, body })),
    onError: refused,
    onSettled: refresh,
  });
  const removal = useMutation({
    mutationFn: (provider: Provider) => api.DELETE("/ai/providers/{id}", { params: { path: { id: provider.id }, header: ifMatch(provider.version) } }),
    onSuccess: (_answer, { nom }) => announce(m.removed(nom)),
    onError: refused,
    onSettled: refresh,
  });
  const withdrawal = useMutation({
    mutationFn: (provider: Provider) =>
      unwrap(api.POST("/ai/providers/{id}/consent", { params: { path: { id: provider.id } }, body: { accorde: false, formulation: "" }, headers: idempotent(newKey()) })),
    onSuccess: (_answer, { nom }) => announce(m.withdrawn(nom)),
    onError: refused,
    onSettled: refresh,
  });
  const trial = useMutation({
    mutationFn: ({ id }: Provider) => unwrap(api.POST("/ai/providers/{id}/test", { params: { path: { id } } })),
    onMutate: ({ nom }) => setSaid({ tone: "neutral", text: m.testing(nom) }),
    onSuccess: (answer, { nom }) =>
      setSaid(answer.ok ? { tone: "ok", text: m.testOk(nom, formatDuration(answer.duree_ms / 1000, locale), formatCost(answer.cout, locale)) } : { tone: "bad", text: answer.message }),
    onError: refused,
    onSettled: refresh,
  });
  const askFirst = (provider: Provider) => {
    const lowest = Math.min(...(data ?? []).map(({ rang }) => rang));
    change.mutate({ provider, body: { rang: Math.max(0, lowest - 1) } });
  };

  return (
    <Section title={m.models} aside={manage ? <Button size="sm" icon="plus" onClick={() => setAsked({ what: "add" })}>{m.add}</Button> : null}>
      <div aria-live="polite">{said ? <div className="pt-3"><Banner tone={said.tone} icon={said.tone === "ok" ? "check" : said.tone === "bad" ? "alert-circle" : "hourglass"}>{said.text}</Banner></div> : null}</div>
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
      {data?.length === 0 ? <p className="py-4 text-text-3">{m.modelsNone}</p> : null}
      {data && data.length > 1 ? <p className="pt-3 text-small text-text-3">{m.modelsText}</p> : null}
      <ol>
        {data?.map((provider, index) => (
          <ProviderRow key={provider.id} provider={provider}>
            {manage ? (
              <>
                <Button size="sm" busy={trial.isPending && trial.variables.id === provider.id} onClick={() => trial.mutate(provider)} aria-label={`${m.test} ${provider.nom}`}>{m.test}</Button>
                <Menu label={m.actionsOf(provider.nom)} align="end" trigger={(props) => <IconButton {...props} size="sm" icon="more" label={m.actionsOf(provider.nom)} />}>
                  {provider.consentement ? (
                    <MenuItem icon="lock" onSelect={() => withdrawal.mutate(provider)}>{m.withdraw}</MenuItem>
                  ) : (
                    <MenuItem icon="shield-check" onSelect={() => setAsked({ what: "allow", provider })}>{m.allow}</MenuItem>
                  )}
                  <MenuItem icon="pencil" onSelect={() => setAsked({ what: "edit", provider })}>{m.edit}</MenuItem>
                  {index > 0 ? <MenuItem icon="arrow-up" onSelect={() => askFirst(provider)}>{m.first}</MenuItem> : null}
                  <MenuItem icon={provider.actif ? "pause" : "play"} onSelect={() => change.mutate({ provider, body: { actif: !provider.actif } })}>{provider.actif ? m.deactivate : m.activate}</MenuItem>
                  <MenuSeparator />
                  <MenuItem icon="trash" danger onSelect={() => setAsked({ what: "remove", provider })}>{m.remove}</MenuItem>
                </Menu>
              </>
            ) : null}
          </ProviderRow>
        ))}
      </ol>
      {asked?.what === "add" ? <ProviderDialog usage={usage} onClose={() => setAsked(null)} /> : null}
      {asked?.what === "edit" ? <ProviderDialog usage={usage} provider={asked.provider} onClose={() => setAsked(null)} /> : null}
      {asked?.what === "allow" ? <ConsentDialog provider={asked.provider} onClose={() => setAsked(null)} /> : null}
      {asked?.what === "remove" ? (
        <Dialog
          open
          onClose={() => setAsked(null)}
          title={m.removeAsk(asked.provider.nom)}
          width="narrow"
          onSubmit={() => {
            removal.mutate(asked.provider);
            setAsked(null);
          }}
          actions={<><Button type="submit" variant="danger-solid">{m.remove}</Button><Button data-first="" onClick={() => setAsked(null)}>{m.cancel}</Button></>}
        >
          <p className="text-text-2">{m.removeText}</p>
        </Dialog>
      ) : null}
    </Section>
  );
}

function ProviderRow({ provider, children }: { provider: Provider; children: React.ReactNode }) {
  const m = useMessages(words);
  const l = useMessages(listeningWords);
  const locale = useLocale();
  const consent = provider.consentement;
  const price = provider.prix_heure === null ? null : l.priceOf(formatCost(provider.prix_heure, locale));
  const facts = [m[provider.kind], provider.modele, provider.base_url, price, provider.cle ?? m.noKey];
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{provider.nom}</span>
          <State provider={provider} />
        </p>
        <p className="text-small break-words text-text-3">{facts.filter(Boolean).join(" · ")}</p>
        <p className={`text-small ${consent ? "text-text-3" : "text-warn"}`}>
          {consent ? m.allowed(consent.par_nom, formatDay(consent.at, locale)) : m.notAllowed}
        </p>
      </div>
      <div className="flex flex-none items-center gap-2">{children}</div>
    </li>
  );
}

function State({ provider }: { provider: Provider }) {
  const m = useMessages(words);
  const locale = useLocale();
  const breaker = provider.disjoncteur;
  if (!provider.actif) return <Status tone="mute" icon="pause">{m.inactive}</Status>;
  if (breaker && breaker.etat !== "ferme") {
    const reason = breaker.derniere_erreur?.message ?? m.open;
    return <Status tone="bad" icon="alert-circle">{breaker.jusqu_a ? `${reason} ${m.openUntil(formatTime(breaker.jusqu_a, locale))}` : reason}</Status>;
  }
  return null;
}
