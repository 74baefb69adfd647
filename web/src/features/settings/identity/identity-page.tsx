import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";

import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Checkbox, Field, Select } from "@/shared/ui/field";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section, SettingsFrame } from "../settings-frame";

import { identityQuery, logoAddress, useSaveIdentity, type Identity } from "./queries";
import { TextField, type TextName } from "./text-field";
import { words } from "./words";

const CATEGORIES = ["courtier", "agent_general", "mandataire_assurance", "mandataire_intermediaire"] as const;
const METHODS = ["exclusif", "non_exclusif", "impartial"] as const;
const PAYS = ["commission", "honoraires", "mixte", "autre"] as const;

/** What the firm's documents state of it, and what they still lack. */
export function IdentityPage() {
  const m = useMessages(words);
  const mayEdit = useCan("identite.edit");
  const { data, error, refetch } = useQuery(identityQuery);
  // A link from a document that lacks something points at the field.
  const loaded = Boolean(data);
  useEffect(() => {
    const wanted = loaded ? document.getElementById(location.hash.slice(1)) : null;
    wanted?.scrollIntoView({ block: "center" });
    wanted?.focus();
  }, [loaded]);
  return (
    <SettingsFrame title={m.title}>
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="grid gap-4 py-6 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /><Skeleton className="h-10 w-full" /><Skeleton className="h-10 w-full" /></div> : null}
      {data ? <Statement data={data} mayEdit={mayEdit} /> : null}
    </SettingsFrame>
  );
}

function Statement({ data, mayEdit }: { data: Identity; mayEdit: boolean }) {
  const m = useMessages(words);
  const { change, logo } = useSaveIdentity();
  const problem = change.error ? asApiError(change.error) : null;
  const asked = Object.keys(change.variables ?? {});
  const aside = problem && !asked.some((name) => problem.field(name)) ? problem.message : null;
  const field = (name: TextName, more: { help?: string; long?: boolean; kind?: string } = {}) => (
    <TextField
      key={name}
      name={name}
      label={m[name]}
      value={data[name] === null ? "" : String(data[name])}
      error={asked.includes(name) ? problem?.field(name) : undefined}
      article={data.manquants.find(({ champ }) => champ === name)?.article}
      readOnly={!mayEdit}
      onKeep={(value) => change.mutate({ [name]: name === "capital" ? value || null : value }, { onSuccess: () => announce(m.saved(m[name])) })}
      {...more}
    />
  );
  const lacking = data.manquants;
  return (
    <>
      <p className="pt-4 text-text-2">{mayEdit ? m.intro : m.readOnly}</p>
      <div className="pt-3">
        {lacking.length ? (
          <Banner tone="warn" icon="alert">
            {m.missing(lacking.length)}
            {lacking.map(({ champ, libelle }, index) => (
              <span key={champ}>{index ? ", " : ""}<a href={`#${champ}`} lang="fr" className="underline">{libelle}</a></span>
            ))}
          </Banner>
        ) : (
          <Banner tone="ok" icon="check">{m.complete}</Banner>
        )}
      </div>
      {aside ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{aside}</Banner></div> : null}
      <Part title={m.legal}>
        {field("nom")}{field("forme_juridique")}{field("capital", { kind: "decimal" })}{field("siren")}{field("siret")}{field("rcs")}
      </Part>
      <Part title={m.register}>
        {field("orias")}
        <Choices
          legend={m.categories}
          id="categories"
          values={CATEGORIES.map((code) => ({ code, label: m[code] }))}
          chosen={data.categories}
          readOnly={!mayEdit}
          onChange={(categories) => change.mutate({ categories: categories as Identity["categories"] })}
        />
      </Part>
      <Part title={m.contact}>
        {field("adresse")}{field("code_postal")}{field("ville")}{field("telephone")}{field("email")}{field("site")}
      </Part>
      <Part title={m.cover}>{field("rc_assureur")}{field("rc_contrat")}</Part>
      <Part title={m.working}>
        <Choice id="methode" label={m.methode} value={data.methode ?? ""} choices={METHODS.map((code) => ({ code, label: m[code] }))} readOnly={!mayEdit} onChange={(methode) => change.mutate({ methode: methode as Identity["methode"] })} />
        <Choice id="remuneration" label={m.remuneration} value={data.remuneration ?? ""} choices={PAYS.map((code) => ({ code, label: code === "honoraires" ? m.fees : m[code] }))} readOnly={!mayEdit} onChange={(remuneration) => change.mutate({ remuneration: remuneration as Identity["remuneration"] })} />
        {data.methode === "impartial" ? field("concentration", { help: m.concentrationHelp }) : field("partenaires", { long: true })}
        {data.remuneration === "honoraires" || data.remuneration === "mixte" ? field("honoraires", { long: true }) : null}
        {field("liens_financiers", { long: true, help: m.liensHelp })}
      </Part>
      <Part title={m.recourse}>
        {field("reclamations", { long: true, help: m.reclamationsHelp })}{field("mediateur", { long: true })}{field("autorite", { long: true })}
      </Part>
      <Part title={m.look}>
        {field("couleur", { kind: "color", help: m.couleurHelp })}
        <LogoField data={data} mayEdit={mayEdit} busy={logo.isPending} error={logo.error ? (asApiError(logo.error).field("logo") ?? asApiError(logo.error).message) : undefined} onChange={(file) => logo.mutate(file)} />
      </Part>
    </>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Section title={title}><div className="grid grid-cols-2 gap-x-4 pt-4 phone:grid-cols-1">{children}</div></Section>
);

type ChoiceProps = { id: string; label: string; value: string; choices: { code: string; label: string }[]; readOnly: boolean; onChange: (value: string) => void };

function Choice({ id, label, value, choices, readOnly, onChange }: ChoiceProps) {
  const m = useMessages(words);
  return (
    <Field label={label}>
      {(wiring) => (
        <span id={id} tabIndex={-1} className="block">
          <Select {...wiring} disabled={readOnly} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{m.choose}</option>
            {choices.map(({ code, label: name }) => <option key={code} value={code}>{name}</option>)}
          </Select>
        </span>
      )}
    </Field>
  );
}

type ChoicesProps = { legend: string; id: string; values: { code: string; label: string }[]; chosen: readonly string[]; readOnly: boolean; onChange: (codes: string[]) => void };

function Choices({ legend, id, values, chosen, readOnly, onChange }: ChoicesProps) {
  return (
    <fieldset id={id} tabIndex={-1} className="mb-4">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="grid gap-1.5">
        {values.map(({ code, label }) => (
          <label key={code} className="flex min-h-7 items-center gap-2 phone:min-h-11">
            <Checkbox disabled={readOnly} checked={chosen.includes(code)} onChange={(event) => onChange(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type LogoProps = { data: Identity; mayEdit: boolean; busy: boolean; error: string | undefined; onChange: (file: File | null) => void };

function LogoField({ data, mayEdit, busy, error, onChange }: LogoProps) {
  const m = useMessages(words);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label={m.logo} help={m.logoHelp} error={error}>
      {(wiring) => (
        <div className="flex flex-wrap items-center gap-2">
          {/* On white: the paper it is printed on. */}
          {data.logo ? <img src={logoAddress(data.version)} alt={m.logoAlt} className="h-12 max-w-40 rounded-2 bg-white object-contain p-1 shadow-1" /> : null}
          <input
            {...wiring}
            ref={input}
            type="file"
            accept="image/png"
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) onChange(file);
              event.target.value = "";
            }}
          />
          {mayEdit ? <Button icon="upload" busy={busy} onClick={() => input.current?.click()}>{data.logo ? m.changeLogo : m.putLogo}</Button> : null}
          {mayEdit && data.logo ? <Button variant="danger" onClick={() => onChange(null)}>{m.removeLogo}</Button> : null}
        </div>
      )}
    </Field>
  );
}
