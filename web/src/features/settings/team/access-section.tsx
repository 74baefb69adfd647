import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDate, today } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { Status } from "@/shared/ui/marks";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Row, Section } from "../settings-frame";

import { accessQuery } from "./queries";
import { words } from "./words";

/** What the firm demands of whoever enters it. */
export function AccessSection() {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(accessQuery);
  const [asking, setAsking] = useState(false);
  const put = useMutation({
    mutationFn: (day: string | null) => unwrap(api.PUT("/team/access", { body: { second_facteur_depuis: day } })),
    onSuccess: (rules) => {
      client.setQueryData(accessQuery.queryKey, rules);
      setAsking(false);
    },
  });
  const day = data?.second_facteur_depuis ?? null;
  const holds = day !== null && day <= today();
  const state = day === null ? m.factorFree : holds ? m.factorHolds(formatDate(day, locale)) : m.factorComes(formatDate(day, locale));
  const stop = () =>
    put.mutate(null, { onSuccess: () => announce(m.factorStopped, () => put.mutate(day)) });
  return (
    <Section title={m.entering}>
      {put.error && !asking ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(put.error).message}</Banner></div> : null}
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
      {data ? (
        <Row label={m.factorDemand} explanation={<>{state}{data.sans_facteur ? ` ${m.without(data.sans_facteur)}` : ` ${m.everybodyHas}`}</>}>
          <Status tone={holds ? "ok" : "mute"} icon={day === null ? "shield" : "shield-check"}>{day === null ? m.free : holds ? m.demanded : m.soon}</Status>
          <Button onClick={() => setAsking(true)}>{day === null ? m.demand : m.changeDay}</Button>
          {day === null ? null : <Button onClick={stop} busy={put.isPending && !asking}>{m.demandNoMore}</Button>}
        </Row>
      ) : null}
      {asking ? (
        <DayDialog
          day={day ?? ""}
          without={data?.sans_facteur ?? 0}
          busy={put.isPending}
          error={put.error}
          onClose={() => {
            put.reset();
            setAsking(false);
          }}
          onSave={(value) => put.mutate(value, { onSuccess: () => announce(m.factorSaved) })}
        />
      ) : null}
    </Section>
  );
}

type DayProps = { day: string; without: number; busy: boolean; error: unknown; onClose: () => void; onSave: (day: string) => void };

function DayDialog({ day, without, busy, error, onClose, onSave }: DayProps) {
  const m = useMessages(words);
  const [value, setValue] = useState(day);
  const [checked, setChecked] = useState(false);
  const problem = error ? asApiError(error) : null;
  const fault = checked && !value ? m.required : problem?.field("second_facteur_depuis");
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.factorDemandTitle}
      width="narrow"
      onSubmit={() => {
        setChecked(true);
        if (value) onSave(value);
      }}
      actions={<><Button type="submit" variant="primary" busy={busy}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {problem && !problem.field("second_facteur_depuis") ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <p className="mb-4 text-text-2">{m.factorDemandText} {without ? m.without(without) : m.everybodyHas}</p>
      <Field label={m.factorFrom} error={fault}>
        {(wiring) => <Input {...wiring} type="date" min={today()} value={value} onChange={(event) => setValue(event.target.value)} className="w-48!" />}
      </Field>
    </Dialog>
  );
}
