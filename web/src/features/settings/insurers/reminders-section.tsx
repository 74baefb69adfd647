import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { Input, Switch } from "@/shared/ui/field";
import { Banner, ErrorState } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Row, Section } from "../settings-frame";

import { words } from "./words";

const remindersQuery = queryOptions({ queryKey: ["rappels"], queryFn: () => unwrap(api.GET("/rappels")) });
type Change = { actif?: boolean; jours_avant?: number; jours_a_faire?: number };

/** Whether contracts' dates become tasks, and how long before. */
export function RemindersSection() {
  const m = useMessages(words);
  const may = useCan("rappels.manage");
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(remindersQuery);
  const save = useMutation({
    mutationFn: (body: Change) => unwrap(api.PATCH("/rappels", { params: { header: ifMatch(client.getQueryData(remindersQuery.queryKey)?.version ?? 0) }, body })),
    onSuccess: (now) => client.setQueryData(remindersQuery.queryKey, now),
    onError: () => client.invalidateQueries(remindersQuery),
  });
  if (error) return <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const keep = (body: Change, before: Change) => save.mutate(body, { onSuccess: () => announce(m.saved, () => save.mutate(before)) });
  return (
    <Section title={m.reminders}>
      <p className="pt-3 pb-1 text-small text-text-3">{m.remindersText}</p>
      {save.error ? <Banner tone="bad" icon="alert-circle" alert>{Object.values(asApiError(save.error).errors)[0]?.[0] ?? asApiError(save.error).message}</Banner> : null}
      <Row label={m.on}>
        {may ? <Switch label={m.on} checked={data.actif} onChange={(actif) => keep({ actif }, { actif: data.actif })} /> : <span>{data.actif ? m.yes : m.no}</span>}
      </Row>
      {data.actif ? (
        <>
          <Days key={`avant ${data.jours_avant}`} label={m.ahead} text={m.aheadText} value={data.jours_avant} may={may} onKeep={(jours_avant) => keep({ jours_avant }, { jours_avant: data.jours_avant })} />
          <Days key={`faire ${data.jours_a_faire}`} label={m.due} text={m.dueText} value={data.jours_a_faire} may={may} onKeep={(jours_a_faire) => keep({ jours_a_faire }, { jours_a_faire: data.jours_a_faire })} />
        </>
      ) : null}
    </Section>
  );
}

type DaysProps = { label: string; text: string; value: number; may: boolean; onKeep: (value: number) => void };

function Days({ label, text, value, may, onKeep }: DaysProps) {
  const m = useMessages(words);
  const id = useId();
  const [typed, setTyped] = useState(String(value));
  const right = /^\d{1,3}$/.test(typed.trim());
  if (!may) return <Row label={label} explanation={text}><span className="num">{value} {m.days}</span></Row>;
  return (
    <Row label={label} htmlFor={id} explanation={right ? text : <span className="text-bad">{m.number}</span>}>
      <Input
        id={id}
        inputMode="numeric"
        value={typed}
        aria-invalid={right ? undefined : true}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (right && Number(typed) !== value) onKeep(Number(typed));
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setTyped(String(value));
        }}
        className="num w-20! text-right"
      />
      <span className="w-24 text-text-2">{m.days}</span>
    </Row>
  );
}
