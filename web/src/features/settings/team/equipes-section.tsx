import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { Banner, ErrorState } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section } from "../settings-frame";

import { equipesQuery, type Equipe } from "./queries";
import { words } from "./words";

/** The firm's teams, by name. */
export function EquipesSection() {
  const m = useMessages(words);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(equipesQuery);
  const [asked, setAsked] = useState<Equipe | "new" | null>(null);
  const removal = useMutation({
    mutationFn: ({ id }: Equipe) => api.DELETE("/team/equipes/{equipe_id}", { params: { path: { equipe_id: id } } }),
    onSuccess: async (_answer, { nom }) => {
      announce(m.teamRemoved(nom));
      await client.invalidateQueries(equipesQuery);
    },
  });
  return (
    <Section title={m.teams} aside={<Button size="sm" icon="plus" onClick={() => setAsked("new")}>{m.teamNew}</Button>}>
      {removal.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(removal.error).message}</Banner></div> : null}
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {data ? <p className={data.length ? "pt-3 text-small text-text-3" : "py-4 text-text-3"}>{data.length ? m.teamsText : m.teamsNone}</p> : null}
      <ul>
        {data?.map((equipe) => (
          <li key={equipe.id} className="flex min-h-12 items-center gap-4 border-b border-line py-2">
            <Icon name="users" className="text-text-3" />
            <p className="min-w-0 flex-1 truncate font-medium">{equipe.nom}</p>
            <span className="num text-small text-text-3">{m.people(equipe.membres)}</span>
            <Menu label={m.actionsOf(equipe.nom)} align="end" trigger={(props) => <IconButton {...props} size="sm" icon="more" label={m.actionsOf(equipe.nom)} />}>
              <MenuItem icon="pencil" onSelect={() => setAsked(equipe)}>{m.teamRename}</MenuItem>
              <MenuItem icon="trash" danger onSelect={() => removal.mutate(equipe)}>{m.teamRemove}</MenuItem>
            </Menu>
          </li>
        ))}
      </ul>
      {asked ? <EquipeDialog equipe={asked === "new" ? null : asked} onClose={() => setAsked(null)} /> : null}
    </Section>
  );
}

function EquipeDialog({ equipe, onClose }: { equipe: Equipe | null; onClose: () => void }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const [nom, setNom] = useState(equipe?.nom ?? "");
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      equipe
        ? unwrap(api.PATCH("/team/equipes/{equipe_id}", { params: { path: { equipe_id: equipe.id } }, body: { nom: nom.trim() } }))
        : unwrap(api.POST("/team/equipes", { body: { nom: nom.trim() } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["team"] });
      onClose();
    },
  });
  const problem = save.error ? asApiError(save.error) : null;
  const submit = () => {
    setChecked(true);
    if (nom.trim()) save.mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={equipe ? m.teamRenameTitle(equipe.nom) : m.teamNew}
      width="narrow"
      onSubmit={submit}
      actions={<><Button type="submit" variant="primary" busy={save.isPending}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {problem && !problem.field("nom") ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <Field label={m.teamName} error={checked && !nom.trim() ? m.required : problem?.field("nom")}>
        {(wiring) => <Input {...wiring} value={nom} maxLength={80} autoComplete="off" onChange={(event) => setNom(event.target.value)} />}
      </Field>
    </Dialog>
  );
}
