import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { Switch } from "@/shared/ui/field";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { Segmented } from "@/shared/ui/tabs";
import { announce } from "@/shared/ui/toast";
import { Row, Section, SettingsFrame } from "../settings-frame";

import { ListeningSection } from "./listening-section";
import { ProvidersSection } from "./providers-section";
import { settingsQuery, type Options } from "./queries";
import { RegisterSection } from "./register-section";
import { words } from "./words";

type Change = Partial<Pick<Options, "moteur" | "decoupage" | "pseudonymisation">>;

/** Who reads the meetings and who hears them, with which models, and what leaves the firm. */
export function EnginePage() {
  const m = useMessages(words);
  const maySee = useCan("ai.usage");
  return (
    <SettingsFrame title={m.engine}>
      <MethodSection />
      {maySee ? <ProvidersSection usage="texte" /> : null}
      <ListeningSection />
      {maySee ? <ProvidersSection usage="parole" /> : null}
      {maySee ? <RegisterSection /> : null}
    </SettingsFrame>
  );
}

function MethodSection() {
  const m = useMessages(words);
  const manage = useCan("ai.manage");
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(settingsQuery);
  const save = useMutation({
    mutationFn: (body: Change) => {
      const version = client.getQueryData(settingsQuery.queryKey)?.version ?? 0;
      return unwrap(api.PATCH("/ai/settings", { params: { header: ifMatch(version) }, body }));
    },
    onSuccess: (options) => client.setQueryData(settingsQuery.queryKey, options),
    onError: () => client.invalidateQueries(settingsQuery),
  });
  if (error) return <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="py-6 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div>;
  const keep = (change: Change, what: string) => {
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, data[name as keyof Change]])) as Change;
    save.mutate(change, { onSuccess: () => announce(m.changed(what), () => save.mutate(before)) });
  };
  const withModel = data.moteur !== "rules";
  return (
    <Section title={m.method}>
      {save.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(save.error).message}</Banner></div> : null}
      <Row label={m.reader} explanation={m[`${data.moteur}Text`]}>
        {manage ? (
          <Segmented
            label={m.reader}
            value={data.moteur}
            choices={(["rules", "llm", "both"] as const).map((value) => ({ value, label: m[value] }))}
            onChange={(moteur) => moteur !== data.moteur && keep({ moteur }, m.reader)}
          />
        ) : (
          <span className="text-text-2">{m[data.moteur]}</span>
        )}
      </Row>
      {withModel && data.empechement ? <div className="py-2"><Banner tone="warn" icon="alert">{data.empechement.message}</Banner></div> : null}
      {withModel && manage ? (
        <>
          <Row label={m.split} explanation={m.splitText}>
            <Segmented
              label={m.split}
              value={data.decoupage}
              choices={[{ value: "une", label: m.one }, { value: "sections", label: m.perSection }]}
              onChange={(decoupage) => decoupage !== data.decoupage && keep({ decoupage }, m.split)}
            />
          </Row>
          <Row label={m.pseudonyms} explanation={m.pseudonymsText}>
            <Switch label={m.pseudonyms} checked={data.pseudonymisation} onChange={(pseudonymisation) => keep({ pseudonymisation }, m.pseudonyms)} />
          </Row>
        </>
      ) : null}
    </Section>
  );
}
