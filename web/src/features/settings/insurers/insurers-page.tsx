import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { insurersQuery, type Insurer } from "@/shared/clients/insurers";
import { answers } from "@/shared/format/fold";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { Button, IconButton } from "@/shared/ui/button";
import { ToolInput } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section, SettingsFrame } from "../settings-frame";

import { InsurerDialog, RenameDialog } from "./insurer-dialogs";
import { RemindersSection } from "./reminders-section";
import { words } from "./words";

type Asked = { what: "edit" | "rename"; insurer: Insurer } | { what: "add" };
const MANY = 12;

export function useRefreshInsurers() {
  const client = useQueryClient();
  return () => Promise.all(["assureurs", "clients", "client"].map((name) => client.invalidateQueries({ queryKey: [name] })));
}

/** One name over all contracts, undone as a whole. */
export function useRename() {
  const m = useMessages(words);
  const refresh = useRefreshInsurers();
  return useMutation({
    mutationFn: (body: { noms: string[]; vers: string }) => unwrap(api.POST("/assureurs/renommages", { body })),
    onSuccess: ({ id, contrats, vers }) =>
      announce(m.renamed(contrats, vers), () => void unwrap(api.POST("/assureurs/renommages/{renommage_id}/undo", { params: { path: { renommage_id: id } } })).then(refresh)),
    onSettled: refresh,
  });
}

/** How contracts remind their adviser, and the insurers they name. */
export function InsurersPage() {
  const m = useMessages(words);
  const manage = useCan("assureurs.manage");
  const { data, error, refetch } = useQuery(insurersQuery);
  const refresh = useRefreshInsurers();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const rename = useRename();
  const removal = useMutation({
    mutationFn: ({ id }: { id: string; nom: string }) => unwrap(api.DELETE("/assureurs/{assureur_id}", { params: { path: { assureur_id: id } } })),
    onSuccess: (_answer, { id, nom }) => announce(m.removed(nom), () => void unwrap(api.POST("/assureurs/{assureur_id}/restore", { params: { path: { assureur_id: id } } })).then(refresh)),
    onSettled: refresh,
  });
  const failure = rename.error ?? removal.error;
  const shown = data?.filter(({ nom }) => !typed.trim() || answers(nom, typed));
  return (
    <SettingsFrame title={m.title} actions={manage ? <Button variant="primary" icon="plus" aria-label={m.add} onClick={() => setAsked({ what: "add" })}><span className="phone:hidden">{m.add}</span><span className="desk:hidden">{m.addShort}</span></Button> : null}>
      <RemindersSection />
      <Section title={m.insurers} aside={data && data.length > MANY ? <ToolInput type="search" label={m.find} icon="search" placeholder={m.find} value={typed} onChange={(event) => setTyped(event.target.value)} className="w-56" /> : null}>
        <p className="pt-3 pb-1 text-small text-text-3">{m.insurersText}</p>
        {failure ? <Banner tone="bad" icon="alert-circle" alert>{asApiError(failure).message}</Banner> : null}
        {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
        {data?.length === 0 ? <p className="py-4 text-text-3">{m.none}</p> : null}
        <ul>
          {shown?.map((insurer) => (
            <InsurerLine
              key={insurer.nom}
              insurer={insurer}
              manage={manage}
              busy={rename.isPending}
              onUnify={(body) => rename.mutate(body)}
              onAsk={(what) => setAsked({ what, insurer })}
              onRemove={() => insurer.fiche && removal.mutate(insurer.fiche)}
            />
          ))}
        </ul>
      </Section>
      {asked?.what === "add" || asked?.what === "edit" ? <InsurerDialog insurer={asked.what === "edit" ? asked.insurer : null} onClose={close} /> : null}
      {asked?.what === "rename" ? <RenameDialog insurer={asked.insurer} names={data?.map(({ nom }) => nom) ?? []} onClose={close} /> : null}
    </SettingsFrame>
  );
}

type LineProps = { insurer: Insurer; manage: boolean; busy: boolean; onUnify: (body: { noms: string[]; vers: string }) => void; onAsk: (what: "edit" | "rename") => void; onRemove: () => void };

function InsurerLine({ insurer, manage, busy, onUnify, onAsk, onRemove }: LineProps) {
  const m = useMessages(words);
  const { nom, contrats, usuel, variantes, fiche } = insurer;
  const told = [usuel ? m.usual(usuel) : "", variantes.length ? m.same(variantes.join(", ")) : ""].filter(Boolean);
  const wanted = usuel ?? (variantes.length ? nom : null);
  return (
    <li className="flex min-h-14 items-center gap-4 border-b border-line py-2 phone:flex-wrap phone:gap-2">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{nom}</p>
        {told.length ? <p className="text-small text-warn">{told.join(", ")}</p> : null}
        {fiche ? (
          <p className="flex flex-wrap gap-x-3 text-small text-text-3">
            {fiche.adresse ? <span>{fiche.adresse}</span> : null}
            {fiche.telephone ? <span className="num">{fiche.telephone}</span> : null}
            {fiche.email ? <a href={`mailto:${fiche.email}`} className="rounded-1 hover:underline">{fiche.email}</a> : null}
            {fiche.extranet ? <a href={fiche.extranet} target="_blank" rel="noreferrer" className="inline-flex items-center gap-1 rounded-1 text-accent hover:underline"><Icon name="link" size={12} />{m.extranet}</a> : null}
          </p>
        ) : null}
      </div>
      <span className="num text-small text-text-2">{contrats ? m.contracts(contrats) : m.noContract}</span>
      {manage && wanted ? <Button size="sm" busy={busy} onClick={() => onUnify({ noms: [nom, ...variantes], vers: wanted })}>{m.unify(wanted)}</Button> : null}
      {manage ? (
        <Menu label={m.actions(nom)} align="end" trigger={(props) => <IconButton {...props} size="sm" icon="more" label={m.actions(nom)} />}>
          <MenuItem icon="phone" onSelect={() => onAsk("edit")}>{m.edit}</MenuItem>
          <MenuItem icon="pencil" onSelect={() => onAsk("rename")}>{m.rename}</MenuItem>
          {fiche ? <MenuItem icon="trash" danger onSelect={onRemove}>{m.remove}</MenuItem> : null}
        </Menu>
      ) : null}
    </li>
  );
}
