import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Status } from "@/shared/ui/marks";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Row, Section } from "../settings-frame";

import { ssoQuery } from "./queries";
import { SsoDialog, type SsoProvider } from "./sso-dialog";
import { words } from "./sso-words";

/** The firm's own identity provider. */
export function SsoSection() {
  const m = useMessages(words);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(ssoQuery);
  const { team } = useSession();
  const [asked, setAsked] = useState<"set" | "remove" | null>(null);
  const provider = data?.fournisseur ?? null;
  const remove = useMutation({
    mutationFn: () => api.DELETE("/team/sso"),
    onSuccess: () => announce(m.removed),
    onSettled: () => client.invalidateQueries(ssoQuery),
  });
  const attempt = useMutation({
    mutationFn: () => unwrap(api.POST("/access/sso/start", { body: { email: "", cabinet: "", team_id: team?.id ?? null, suite: paths.team } })),
    onSuccess: ({ adresse }) => location.assign(adresse),
  });
  const failure = remove.error ?? attempt.error;
  return (
    <Section title={m.sso}>
      {failure ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(failure).message}</Banner></div> : null}
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
      {data ? (
        <Row
          label={provider ? provider.nom : m.none}
          explanation={provider ? <>{provider.domaines.join(", ")} · {provider.seul ? m.only : m.beside}. {provider.eprouve_at === null && provider.actif ? m.tryText : null}</> : m.noneText}
        >
          {provider ? <State provider={provider} /> : null}
          {provider?.actif ? <Button onClick={() => attempt.mutate()} busy={attempt.isPending || attempt.isSuccess}>{m.tryIt}</Button> : null}
          <Button onClick={() => setAsked("set")}>{provider ? m.change : m.set}</Button>
          {provider ? <Button variant="danger" onClick={() => setAsked("remove")}>{m.remove}</Button> : null}
        </Row>
      ) : null}
      {asked === "set" && data ? <SsoDialog provider={provider} retour={data.retour} onClose={() => setAsked(null)} /> : null}
      <Dialog
        open={asked === "remove"}
        onClose={() => setAsked(null)}
        title={m.removeAsk}
        width="narrow"
        onSubmit={() => {
          setAsked(null);
          remove.mutate();
        }}
        actions={<><Button type="submit" variant="danger-solid">{m.remove}</Button><Button data-first="" onClick={() => setAsked(null)}>{m.cancel}</Button></>}
      >
        <p className="text-text-2">{m.removeText}</p>
      </Dialog>
    </Section>
  );
}

function State({ provider }: { provider: SsoProvider }) {
  const m = useMessages(words);
  if (!provider.actif) return <Status tone="mute" icon="pause">{m.paused}</Status>;
  if (provider.eprouve_at === null) return <Status tone="warn" icon="alert-circle">{m.untried}</Status>;
  return <Status tone="ok" icon="check">{m.active}</Status>;
}
