import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, ifMatch, idempotent, newKey, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input, PasswordInput, Select } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";

import { parseEuros } from "./cost";
import { listeningWords } from "./listening-words";
import type { Provider } from "./queries";
import { words } from "./words";

type Kind = Provider["kind"];
const KINDS: readonly Kind[] = ["openai", "anthropic", "mistral"];
const FIELDS = ["nom", "kind", "modele", "base_url", "cle", "prix_entree", "prix_sortie", "prix_heure", "delai_s"];

function initial(provider?: Provider) {
  const own = provider?.prix?.source === "cabinet" ? provider.prix : null;
  return {
    nom: provider?.nom ?? "", kind: provider?.kind ?? ("openai" as Kind), modele: provider?.modele ?? "", base_url: provider?.base_url ?? "",
    cle: "", delai_s: String(provider?.delai_s ?? 60), entree: own ? String(own.entree) : "", sortie: own ? String(own.sortie) : "",
    heure: provider?.prix_heure == null ? "" : String(provider.prix_heure),
  };
}

/** Adds a model or a service, or changes one; the key is written and never read back. */
export function ProviderDialog({ usage, provider, onClose }: { usage: Provider["usage"]; provider?: Provider; onClose: () => void }) {
  const texts = useMessages(words);
  const listening = useMessages(listeningWords);
  const listens = usage === "parole";
  const m = listens ? { ...texts, ...listening } : texts;
  const client = useQueryClient();
  const [values, setValues] = useState(() => initial(provider));
  const [key] = useState(newKey);
  const [checked, setChecked] = useState(false);
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const prices = listens ? { prix_heure: parseEuros(values.heure) } : { prix_entree: parseEuros(values.entree), prix_sortie: parseEuros(values.sortie) };
  const missing = (text: string) => (checked && !text.trim() ? m.required : undefined);

  const save = useMutation({
    mutationFn: () => {
      const body = {
        nom: values.nom.trim(), kind: values.kind, modele: values.modele.trim(), base_url: values.base_url.trim(), delai_s: Number(values.delai_s) || 60,
        ...Object.fromEntries(Object.entries(prices).map(([name, price]) => [name, price ?? null])), ...(values.cle ? { cle: values.cle } : {}),
      };
      return provider
        ? unwrap(api.PATCH("/ai/providers/{id}", { params: { path: { id: provider.id }, header: ifMatch(provider.version) }, body }))
        : unwrap(api.POST("/ai/providers", { body: { ...body, usage }, headers: idempotent(key) }));
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["ai"] });
      onClose();
    },
  });
  const problem = save.error ? asApiError(save.error) : null;
  const elsewhere = problem && !FIELDS.some((name) => problem.field(name)) ? problem.message : null;
  const wrongPrice = (value: number | null | undefined) => (checked && value === undefined ? m.notNumber : undefined);
  const submit = () => {
    setChecked(true);
    if (values.nom.trim() && values.modele.trim() && Object.values(prices).every((price) => price !== undefined)) save.mutate();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={provider ? m.editTitle(provider.nom) : m.addTitle}
      onSubmit={submit}
      actions={<><Button type="submit" variant="primary" busy={save.isPending}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {elsewhere ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{elsewhere}</Banner></div> : null}
      {listens ? null : (
        <Field label={m.kind} error={problem?.field("kind")}>
          {(wiring) => (
            <Select {...wiring} value={values.kind} onChange={(event) => set({ kind: event.target.value as Kind })}>
              {KINDS.map((kind) => <option key={kind} value={kind}>{m[kind]}</option>)}
            </Select>
          )}
        </Field>
      )}
      <Field label={m.name} help={m.nameHelp} error={missing(values.nom) ?? problem?.field("nom")}>
        {(wiring) => <Input {...wiring} value={values.nom} maxLength={80} onChange={(event) => set({ nom: event.target.value })} />}
      </Field>
      <Field label={m.model} help={m.modelHelp} error={missing(values.modele) ?? problem?.field("modele")}>
        {(wiring) => <Input {...wiring} value={values.modele} autoComplete="off" spellCheck={false} onChange={(event) => set({ modele: event.target.value })} />}
      </Field>
      <Field label={m.address} optional help={m.addressHelp} error={problem?.field("base_url")}>
        {(wiring) => <Input {...wiring} type="url" value={values.base_url} autoComplete="off" onChange={(event) => set({ base_url: event.target.value })} />}
      </Field>
      <Field label={m.key} optional={Boolean(values.base_url || provider?.cle)} help={provider?.cle ? m.keyKept(provider.cle) : m.keyHelp} error={problem?.field("cle")}>
        {(wiring) => <PasswordInput {...wiring} value={values.cle} autoComplete="new-password" onChange={(event) => set({ cle: event.target.value })} />}
      </Field>
      {listens ? (
        <Field label={listening.priceHour} help={listening.priceHourHelp} error={wrongPrice(parseEuros(values.heure)) ?? problem?.field("prix_heure")}>
          {(wiring) => <Input {...wiring} inputMode="decimal" value={values.heure} onChange={(event) => set({ heure: event.target.value })} />}
        </Field>
      ) : (
        <>
          <div className="grid grid-cols-2 gap-x-4 phone:grid-cols-1">
            <Field label={m.priceIn} optional error={wrongPrice(prices.prix_entree) ?? problem?.field("prix_entree")}>
              {(wiring) => <Input {...wiring} inputMode="decimal" value={values.entree} onChange={(event) => set({ entree: event.target.value })} />}
            </Field>
            <Field label={m.priceOut} optional error={wrongPrice(prices.prix_sortie) ?? problem?.field("prix_sortie")}>
              {(wiring) => <Input {...wiring} inputMode="decimal" value={values.sortie} onChange={(event) => set({ sortie: event.target.value })} />}
            </Field>
          </div>
          <p className="-mt-2 mb-4 text-small text-text-3">{m.priceHelp}</p>
        </>
      )}
      <Field label={m.timeout} error={problem?.field("delai_s")}>
        {(wiring) => <Input {...wiring} type="number" min={5} max={300} value={values.delai_s} onChange={(event) => set({ delai_s: event.target.value })} />}
      </Field>
    </Dialog>
  );
}
