import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Checkbox, Field, Input, Select } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { areas, words } from "./words";

const DAYS = [30, 90, 180, 366];
const LEVELS = ["read", "write"] as const;

/** Names a program, says what it may do and until when, then shows its token once. */
export function CreateTokenDialog({ scopes, onClose }: { scopes: readonly string[]; onClose: () => void }) {
  const m = useMessages(words);
  const names = useMessages(areas) as Record<string, string>;
  const client = useQueryClient();
  const [nom, setNom] = useState("");
  const [jours, setJours] = useState(90);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [checked, setChecked] = useState(false);
  const create = useMutation({
    mutationFn: () => unwrap(api.POST("/team/tokens", { body: { nom: nom.trim(), portees: [...chosen], jours } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["team", "tokens"] }),
  });
  const made = create.data;
  if (made) {
    const copy = async () => {
      await navigator.clipboard.writeText(made.jeton);
      announce(m.copied);
    };
    return (
      <Dialog open onClose={onClose} title={m.createdTitle(made.nom)} onSubmit={onClose} actions={<><Button type="submit" variant="primary">{m.close}</Button><Button data-first="" icon="copy" onClick={() => void copy()}>{m.copy}</Button></>}>
        <p className="mb-3 text-text-2">{m.createdText}</p>
        <p className="code rounded-3 bg-sunken px-3 py-2 text-small break-all whitespace-normal! shadow-inset">{made.jeton}</p>
      </Dialog>
    );
  }
  const problem = create.error ? asApiError(create.error) : null;
  const toggle = (scope: string) => {
    const next = new Set(chosen);
    if (!next.delete(scope)) next.add(scope);
    setChosen(next);
  };
  const submit = () => {
    setChecked(true);
    if (nom.trim() && chosen.size) create.mutate();
  };
  const rows = [...new Set(scopes.map((scope) => scope.split(":")[0] ?? ""))];
  const scopeFault = checked && !chosen.size ? m.chooseScope : problem?.field("portees");
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.create}
      onSubmit={submit}
      actions={<><Button type="submit" variant="primary" busy={create.isPending}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {problem && !["nom", "portees", "jours"].some((field) => problem.field(field)) ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <Field label={m.name} help={m.nameHelp} error={checked && !nom.trim() ? m.required : problem?.field("nom")}>
        {(wiring) => <Input {...wiring} value={nom} maxLength={80} autoComplete="off" onChange={(event) => setNom(event.target.value)} />}
      </Field>
      <Field label={m.validity} error={problem?.field("jours")}>
        {(wiring) => (
          <Select {...wiring} value={jours} onChange={(event) => setJours(Number(event.target.value))}>
            {DAYS.map((days) => <option key={days} value={days}>{m.days(days)}</option>)}
          </Select>
        )}
      </Field>
      <table className="mb-2 w-full text-left">
        <caption className="mb-1 text-left font-medium">{m.scopes}</caption>
        <thead className="text-small text-text-3">
          <tr className="[&_th]:border-b [&_th]:border-line [&_th]:py-1 [&_th]:font-medium">
            <th scope="col">{m.area}</th>
            {LEVELS.map((level) => <th key={level} scope="col" className="w-20 text-center">{m[level]}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((area) => (
            <tr key={area} className="[&_td]:border-b [&_td]:border-line">
              <td className="h-9">{names[area] ?? area}</td>
              {LEVELS.map((level) => {
                const scope = `${area}:${level}`;
                return (
                  <td key={level} className="text-center">
                    {scopes.includes(scope) ? <Checkbox aria-label={`${names[area] ?? area} : ${m[level]}`} checked={chosen.has(scope)} onChange={() => toggle(scope)} /> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {scopeFault ? <p className="mb-1.5 flex items-start gap-1.5 text-small text-bad"><Icon name="alert-circle" size={14} className="mt-px" />{scopeFault}</p> : null}
      <p className="mb-3 text-small text-text-3">{m.scopesHelp}</p>
    </Dialog>
  );
}
