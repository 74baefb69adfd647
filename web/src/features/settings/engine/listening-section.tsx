import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { Select } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";
import { Row, Section } from "../settings-frame";

import { listeningWords } from "./listening-words";
import { settingsQuery, type Options } from "./queries";
import { words } from "./words";

type Listener = Options["ecoute"];
const LISTENERS: readonly Listener[] = ["local", "service", "local_service", "service_local"];

/** Who hears the recordings, and what this machine can do. */
export function ListeningSection() {
  const m = useMessages(words);
  const l = useMessages(listeningWords);
  const manage = useCan("ai.manage");
  const client = useQueryClient();
  const { data } = useQuery(settingsQuery);
  const save = useMutation({
    mutationFn: (ecoute: Listener) => {
      const version = client.getQueryData(settingsQuery.queryKey)?.version ?? 0;
      return unwrap(api.PATCH("/ai/settings", { params: { header: ifMatch(version) }, body: { ecoute } }));
    },
    onSuccess: (options) => client.setQueryData(settingsQuery.queryKey, options),
    onError: () => client.invalidateQueries(settingsQuery),
  });
  if (!data) return null;
  const told = data.transcription;
  const choose = (ecoute: Listener) => {
    const before = data.ecoute;
    save.mutate(ecoute, { onSuccess: () => announce(m.changed(l.listener), () => save.mutate(before)) });
  };
  return (
    <Section title={l.title}>
      {save.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(save.error).message}</Banner></div> : null}
      <Row label={l.listener} explanation={l[`${data.ecoute}Text`]}>
        {manage ? (
          <Select aria-label={l.listener} value={data.ecoute} onChange={(event) => choose(event.target.value as Listener)}>
            {LISTENERS.map((value) => <option key={value} value={value}>{l[value]}</option>)}
          </Select>
        ) : (
          <span className="text-text-2">{l[data.ecoute]}</span>
        )}
      </Row>
      {data.ecoute === "service" ? null : (
        <Row label={l.here} explanation={told.local_manque && told.local_manque.code !== told.empechement?.code ? told.local_manque.message : ""}>
          <span className="text-text-2">{told.local_manque ? l.noneHere : l.ready(told.local_modele)}</span>
        </Row>
      )}
      <Row label={l.voices} explanation={told.voix_separees ? l.voicesApartText : l.voicesByWordsText}>
        <span className="text-text-2">{told.voix_separees ? l.voicesApart : l.voicesByWords}</span>
      </Row>
      {told.empechement ? <div className="py-2"><Banner tone="warn" icon="alert">{told.empechement.message}</Banner></div> : null}
    </Section>
  );
}
