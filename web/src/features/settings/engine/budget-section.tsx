import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { Input, Switch } from "@/shared/ui/field";
import { Banner, ErrorState, Progress } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";
import { Row, Section } from "../settings-frame";

import { formatCost, parseEuros } from "./cost";
import { budgetQuery } from "./queries";
import { words } from "./words";

type Change = { budget_mensuel?: number | null; arret?: boolean };

/** How much a month may cost, and whether reaching it stops the models. */
export function BudgetSection() {
  const m = useMessages(words);
  const locale = useLocale();
  const may = useCan("ai.budget");
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(budgetQuery);
  const save = useMutation({
    mutationFn: (body: Change) => {
      const version = client.getQueryData(budgetQuery.queryKey)?.version ?? 0;
      return unwrap(api.PATCH("/ai/budget", { params: { header: ifMatch(version) }, body }));
    },
    onSuccess: (budget) => {
      client.setQueryData(budgetQuery.queryKey, budget);
      void client.invalidateQueries({ queryKey: ["ai", "settings"] });
    },
    onError: () => client.invalidateQueries(budgetQuery),
  });
  if (error) return <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const keep = (body: Change, before: Change, what: string) => save.mutate(body, { onSuccess: () => announce(m.changed(what), () => save.mutate(before)) });
  const budget = data.budget_mensuel;
  return (
    <Section title={m.budget}>
      {save.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(save.error).message}</Banner></div> : null}
      {data.bloque ? <div className="pt-3"><Banner tone="warn" icon="alert">{m.blocked}</Banner></div> : null}
      <BudgetRow key={String(budget)} value={budget} may={may} onKeep={(value) => keep({ budget_mensuel: value }, { budget_mensuel: budget }, m.monthly)} />
      {budget !== null ? (
        <Row label={m.stop} explanation={m.stopText}>
          <Switch label={m.stop} checked={data.arret} onChange={(arret) => keep({ arret }, { arret: data.arret }, m.stop)} />
        </Row>
      ) : null}
      <div className="py-3">
        {budget !== null && data.part !== null ? (
          <>
            <p className="num pb-1.5">{m.spent(formatCost(data.depense, locale), formatCost(budget, locale))}</p>
            <Progress value={Math.min(1, data.part)} label={m.spentOf} />
          </>
        ) : null}
        {data.habituel !== null ? <p className="pt-2 text-small text-text-3">{m.usual(formatCost(data.habituel, locale))}</p> : null}
      </div>
    </Section>
  );
}

function BudgetRow({ value, may, onKeep }: { value: number | null; may: boolean; onKeep: (value: number | null) => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const id = useId();
  const before = value === null ? "" : String(value).replace(".", locale === "fr" ? "," : ".");
  const [text, setText] = useState(before);
  const typed = parseEuros(text);
  if (!may) return <Row label={m.monthly} explanation={m.monthlyText}><span>{value === null ? m.monthlyNone : formatCost(value, locale)}</span></Row>;
  return (
    <Row label={m.monthly} htmlFor={id} explanation={typed === undefined ? <span className="text-bad">{m.notNumber}</span> : m.monthlyText}>
      <Input
        id={id}
        inputMode="decimal"
        value={text}
        placeholder="—"
        aria-invalid={typed === undefined || undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (typed !== undefined && typed !== value) onKeep(typed);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setText(before);
        }}
        className="w-28! text-right"
      />
      <span className="text-text-2">{m.euros}</span>
    </Row>
  );
}
