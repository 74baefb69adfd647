import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Schemas } from "@/shared/api/schema";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { membersQuery } from "@/shared/session/members";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Checkbox, Field, Input, PasswordInput, Select } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { ssoQuery } from "./queries";
import { words } from "./sso-words";

export type SsoProvider = Schemas["SsoSettings"];
const FIELDS = ["nom", "issuer", "client_id", "secret", "domaines", "arrivants", "seul", "secours_id"] as const;

/** What the administrator chooses, but the secret, which never comes back, and the domains, typed in one line. */
function draftOf(provider: SsoProvider | null) {
  const { nom = "", issuer = "", client_id = "", actif = true, arrivants = null, confiance_mfa = false, seul = false, secours_id = null } = provider ?? {};
  return { nom, issuer, client_id, actif, arrivants, confiance_mfa, seul, secours_id };
}

/** The provider is asked at once: what is saved works. */
export function SsoDialog({ provider, retour, onClose }: { provider: SsoProvider | null; retour: string; onClose: () => void }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const { membership_id } = useSession();
  const { data: members = [] } = useQuery(membersQuery);
  const [values, setValues] = useState(() => draftOf(provider));
  const [secret, setSecret] = useState("");
  const [domains, setDomains] = useState((provider?.domaines ?? []).join(", "));
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const save = useMutation({
    mutationFn: () => {
      const domaines = domains.split(/[\s,;]+/).filter(Boolean);
      const secours_id = values.seul ? values.secours_id : null;
      return unwrap(api.PUT("/team/sso", { body: { ...values, secours_id, domaines, secret } }));
    },
    onSuccess: (answer) => {
      client.setQueryData(ssoQuery.queryKey, answer);
      announce(m.saved);
      onClose();
    },
  });
  const problem = save.error ? asApiError(save.error) : null;
  const proven = provider?.eprouve_at != null && provider.issuer === values.issuer && provider.client_id === values.client_id;
  const fault = (name: (typeof FIELDS)[number]) => problem?.field(name);
  const text = (name: "nom" | "issuer" | "client_id", label: string, help?: string) => (
    <Field label={label} help={help} error={fault(name)}>
      {(wiring) => <Input {...wiring} value={values[name]} spellCheck={false} onChange={(event) => set({ [name]: event.target.value })} />}
    </Field>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.sso}
      onSubmit={() => save.mutate()}
      actions={<><Button type="submit" variant="primary" busy={save.isPending}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {problem && !FIELDS.some(fault) ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <p className="mb-4 text-small text-text-3">{m.retour} <span className="code break-all text-text">{retour}</span></p>
      {text("nom", m.name, m.nameHelp)}
      {text("issuer", m.issuer, m.issuerHelp)}
      {text("client_id", m.clientId)}
      <Field label={m.secret} help={provider ? m.secretKept(provider.secret) : m.secretHelp} error={fault("secret")}>
        {(wiring) => <PasswordInput {...wiring} autoComplete="off" value={secret} onChange={(event) => setSecret(event.target.value)} />}
      </Field>
      <Field label={m.domains} help={m.domainsHelp} error={fault("domaines")}>
        {(wiring) => <Input {...wiring} value={domains} spellCheck={false} onChange={(event) => setDomains(event.target.value)} />}
      </Field>
      <Field label={m.newcomers} error={fault("arrivants")}>
        {(wiring) => (
          <Select {...wiring} value={values.arrivants ?? ""} onChange={(event) => set({ arrivants: (event.target.value || null) as SsoProvider["arrivants"] })}>
            <option value="">{m.newcomersNo}</option>
            <option value="employe">{m.newcomersEmploye}</option>
            <option value="manager">{m.newcomersManager}</option>
          </Select>
        )}
      </Field>
      <div className="grid gap-3">
        <Tick label={m.trust} checked={values.confiance_mfa} onChange={(confiance_mfa) => set({ confiance_mfa })} />
        <Tick label={m.activeTick} checked={values.actif} onChange={(actif) => set({ actif })} />
        <Tick
          label={m.onlyTick}
          help={proven || values.seul ? fault("seul") : m.onlyLater}
          bad={Boolean(fault("seul"))}
          disabled={!proven && !values.seul}
          checked={values.seul}
          onChange={(seul) => set({ seul, secours_id: values.secours_id ?? membership_id })}
        />
      </div>
      {values.seul ? (
        <div className="mt-4">
          <Field label={m.rescue} help={m.rescueHelp} error={fault("secours_id")}>
            {(wiring) => (
              <Select {...wiring} value={values.secours_id ?? ""} onChange={(event) => set({ secours_id: event.target.value })}>
                {members.filter(({ active, role }) => active && role === "admin").map((one) => <option key={one.id} value={one.id}>{fullName(one)}</option>)}
              </Select>
            )}
          </Field>
        </div>
      ) : null}
    </Dialog>
  );
}

type TickProps = { label: string; help?: string | undefined; bad?: boolean; disabled?: boolean; checked: boolean; onChange: (checked: boolean) => void };

function Tick({ label, help, bad = false, disabled = false, checked, onChange }: TickProps) {
  const id = useId();
  return (
    <div>
      <label className="flex items-start gap-2.5">
        <Checkbox checked={checked} disabled={disabled} aria-describedby={help ? id : undefined} onChange={(event) => onChange(event.target.checked)} />
        <span className={disabled ? "text-text-3" : ""}>{label}</span>
      </label>
      {help ? <p id={id} className={`pl-6.5 text-small ${bad ? "text-bad" : "text-text-3"}`}>{help}</p> : null}
    </div>
  );
}
