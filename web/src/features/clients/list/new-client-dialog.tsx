import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { api, idempotent, newKey, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { NewClient } from "@/shared/api/types";
import { readPartialDate } from "@/shared/dictionary/partial-date";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { Segmented } from "@/shared/ui/tabs";

import { words } from "./words";

type Kind = NonNullable<NewClient["type_personne"]>;
type Values = Record<"civilite" | "prenom" | "nom" | "siren" | "date_naissance" | "telephone" | "email" | "code_postal" | "ville", string>;
const OF_A_PERSON = ["civilite", "prenom", "date_naissance"] as const;
const OF_A_COMPANY = ["siren"] as const;
const EMPTY: Values = { siren: "", civilite: "", prenom: "", nom: "", date_naissance: "", telephone: "", email: "", code_postal: "", ville: "" };
function filled(values: Values, kind: Kind): NewClient {
  const left: readonly string[] = kind === "morale" ? OF_A_PERSON : OF_A_COMPANY;
  const kept = Object.entries(values).flatMap(([name, value]) => (value.trim() && !left.includes(name) ? [[name, value.trim()]] : []));
  const { date_naissance } = values;
  return {
    ...Object.fromEntries(kept),
    type_personne: kind,
    ...(date_naissance.trim() && kind === "physique" ? { date_naissance: readPartialDate(date_naissance) } : {}),
  };
}
const dateWrong = (text: string): boolean => Boolean(text.trim()) && readPartialDate(text) === null;

/** Opens a file with what is known; the same intention sent twice creates one file. */
export function NewClientDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const m = useMessages(words);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>("physique");
  const [values, setValues] = useState(EMPTY);
  const [wrong, setWrong] = useState({ name: false, date: false });
  const [key, setKey] = useState(newKey);
  const create = useMutation({
    mutationFn: () => unwrap(api.POST("/clients", { body: filled(values, kind), headers: idempotent(key) })),
    onSuccess: async ({ matricule }) => {
      setValues(EMPTY);
      setKind("physique");
      setKey(newKey());
      onClose();
      void client.invalidateQueries({ queryKey: ["clients"] });
      await navigate({ to: paths.client, params: { matricule } });
    },
  });
  const company = kind === "morale";
  const problem = create.error ? asApiError(create.error) : null;
  const bind = (name: keyof Values) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => {
      setValues({ ...values, [name]: event.target.value });
      // Another content is another intention: the server refuses a key reused with a different body.
      setKey(newKey());
    },
  });
  const submit = () => {
    const found = { name: !values.nom.trim() && (company || !values.prenom.trim()), date: !company && dateWrong(values.date_naissance) };
    setWrong(found);
    if (!found.name && !found.date && !create.isPending) create.mutate();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={m.newClient}
      onSubmit={submit}
      actions={
        <>
          <Button type="submit" variant="primary" busy={create.isPending}>{m.create}</Button>
          <Button onClick={onClose}>{m.cancel}</Button>
        </>
      }
    >
      <p className="mb-4 text-text-2">{m.optionalNote}</p>
      {problem && !Object.keys(problem.errors).length ? (
        <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div>
      ) : null}
      <div className="mb-4">
        <Segmented
          label={m.kind}
          value={kind}
          choices={[{ value: "physique", label: m.person, icon: "user" }, { value: "morale", label: m.companyChoice, icon: "building" }]}
          onChange={(next) => {
            setKind(next);
            setWrong({ name: false, date: false });
            setKey(newKey());
          }}
        />
      </div>
      {company ? null : (
        <div className="mb-4">
          <Segmented
            label={m.civilite}
            value={values.civilite || null}
            choices={[{ value: "Mme", label: m.mme }, { value: "M.", label: m.m }]}
            onChange={(civilite) => setValues({ ...values, civilite })}
          />
        </div>
      )}
      <div className="grid grid-cols-2 gap-x-3 phone:grid-cols-1">
        {company ? (
          <>
            <Field label={m.denomination} error={wrong.name ? m.denominationMissing : problem?.field("nom")}>
              {(wiring) => <Input {...wiring} {...bind("nom")} autoFocus autoComplete="off" />}
            </Field>
            <Field label={m.siren} optional help={m.sirenHelp} error={problem?.field("siren")}>
              {(wiring) => <Input {...wiring} {...bind("siren")} inputMode="numeric" autoComplete="off" />}
            </Field>
          </>
        ) : (
          <>
            <Field label={m.prenom} error={problem?.field("prenom")}>
              {(wiring) => <Input {...wiring} {...bind("prenom")} autoFocus autoComplete="off" />}
            </Field>
            <Field label={m.nom} error={wrong.name ? m.nameMissing : problem?.field("nom")}>
              {(wiring) => <Input {...wiring} {...bind("nom")} autoComplete="off" />}
            </Field>
          </>
        )}
        <Field label={m.telephone} optional error={problem?.field("telephone")}>
          {(wiring) => <Input {...wiring} {...bind("telephone")} type="tel" autoComplete="off" />}
        </Field>
        <Field label={m.email} optional error={problem?.field("email")}>
          {(wiring) => <Input {...wiring} {...bind("email")} type="email" autoComplete="off" />}
        </Field>
        {company ? null : (
          <Field label={m.dateNaissance} optional help={m.dateHelp} error={wrong.date ? m.dateWrong : problem?.field("date_naissance")}>
            {(wiring) => <Input {...wiring} {...bind("date_naissance")} autoComplete="off" />}
          </Field>
        )}
        <div className={`grid grid-cols-[112px_1fr] gap-x-3 ${company ? "col-span-2 phone:col-span-1" : ""}`}>
          <Field label={m.codePostal} error={problem?.field("code_postal")}>
            {(wiring) => <Input {...wiring} {...bind("code_postal")} inputMode="numeric" autoComplete="off" />}
          </Field>
          <Field label={m.ville} optional error={problem?.field("ville")}>
            {(wiring) => <Input {...wiring} {...bind("ville")} autoComplete="off" />}
          </Field>
        </div>
      </div>
    </Dialog>
  );
}
