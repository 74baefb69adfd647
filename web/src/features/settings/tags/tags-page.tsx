import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Schemas } from "@/shared/api/schema";
import { EtiquetteMark, Shape, type Forme } from "@/shared/clients/etiquette";
import { etiquettesQuery } from "@/shared/clients/queries";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input, Select } from "@/shared/ui/field";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section, SettingsFrame } from "../settings-frame";

import { words } from "./words";

type Tag = Schemas["Etiquette"];
type Asked = { what: "edit"; tag: Tag | null } | { what: "merge"; tag: Tag };
const FORMES: readonly Forme[] = ["rond", "carre", "losange", "triangle", "etoile", "drapeau"];
const at = (id: string) => ({ params: { path: { etiquette_id: id } } });

/** A tag's change is every file's: the lists and files on screen are read again. */
function useRefresh() {
  const client = useQueryClient();
  return () => Promise.all(["etiquettes", "clients", "client"].map((name) => client.invalidateQueries({ queryKey: [name] })));
}

/** The firm's tags: names, shapes, how many files bear each; two become one, one goes, all of it undone. */
export function TagsPage() {
  const m = useMessages(words);
  const manage = useCan("etiquettes.manage");
  const create = useCan("etiquettes.create");
  const { data, error, refetch } = useQuery(etiquettesQuery);
  const refresh = useRefresh();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const removal = useMutation({
    mutationFn: (tag: Tag) => unwrap(api.DELETE("/etiquettes/{etiquette_id}", at(tag.id))),
    onSuccess: (_answer, { id, nom }) => announce(m.removed(nom), () => void unwrap(api.POST("/etiquettes/{etiquette_id}/restore", at(id))).then(refresh)),
    onSettled: refresh,
  });
  return (
    <SettingsFrame title={m.tags} actions={create ? <Button variant="primary" icon="plus" onClick={() => setAsked({ what: "edit", tag: null })}>{m.create}</Button> : null}>
      <Section title={m.tags}>
        <p className="pt-3 pb-1 text-small text-text-3">{m.intro}</p>
        {removal.error ? <Banner tone="bad" icon="alert-circle" alert>{asApiError(removal.error).message}</Banner> : null}
        {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <div className="py-4 animate-late" aria-busy="true"><Skeleton className="h-3 w-72" /></div> : null}
        {data?.length === 0 ? <p className="py-4 text-text-3">{m.none}</p> : null}
        <ul>
          {data?.map((tag) => (
            <li key={tag.id} className="flex min-h-12 items-center gap-4 border-b border-line py-2">
              <span className="min-w-0 flex-1"><EtiquetteMark etiquette={tag} /></span>
              <Link to={paths.clients} search={{ filtre: { et: [["etiquettes", "est", tag.id]] } }} aria-label={m.show(tag.nom)} className="num rounded-1 text-small text-text-2 hover:underline">{m.clients(tag.clients)}</Link>
              {manage ? (
                <Menu label={m.actions(tag.nom)} align="end" trigger={(props) => <IconButton {...props} size="sm" icon="more" label={m.actions(tag.nom)} />}>
                  <MenuItem icon="pencil" onSelect={() => setAsked({ what: "edit", tag })}>{m.edit}</MenuItem>
                  {data.length > 1 ? <MenuItem icon="split" onSelect={() => setAsked({ what: "merge", tag })}>{m.merge}</MenuItem> : null}
                  <MenuItem icon="trash" danger onSelect={() => removal.mutate(tag)}>{m.remove}</MenuItem>
                </Menu>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      {asked?.what === "edit" ? <TagDialog tag={asked.tag} onClose={close} /> : null}
      {asked?.what === "merge" ? <MergeDialog tag={asked.tag} others={data?.filter(({ id }) => id !== asked.tag.id) ?? []} onClose={close} /> : null}
    </SettingsFrame>
  );
}

function TagDialog({ tag, onClose }: { tag: Tag | null; onClose: () => void }) {
  const m = useMessages(words);
  const refresh = useRefresh();
  const [nom, setNom] = useState(tag?.nom ?? "");
  const [forme, setForme] = useState<Forme>(tag?.forme ?? "rond");
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const body = { nom: nom.trim(), forme };
      return unwrap(tag ? api.PATCH("/etiquettes/{etiquette_id}", { ...at(tag.id), body }) : api.POST("/etiquettes", { body }));
    },
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const problem = save.error ? asApiError(save.error) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={tag ? m.edit : m.create}
      width="narrow"
      onSubmit={() => {
        setChecked(true);
        if (nom.trim()) save.mutate();
      }}
      actions={<><Button type="submit" variant="primary" busy={save.isPending}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {problem && !problem.field("nom") ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <Field label={m.name} error={checked && !nom.trim() ? m.required : problem?.field("nom")}>
        {(wiring) => <Input {...wiring} data-first="" value={nom} maxLength={40} autoComplete="off" onChange={(event) => setNom(event.target.value)} />}
      </Field>
      <div role="radiogroup" aria-label={m.shape} className="mb-2 flex flex-wrap gap-1">
        {FORMES.map((one) => (
          <button key={one} type="button" role="radio" aria-checked={one === forme} onClick={() => setForme(one)} className="flex h-8 items-center gap-1.5 rounded-2 bg-hover px-2.5 text-small text-text-2 hover:bg-press aria-checked:bg-soft-2 aria-checked:text-on-soft phone:h-11">
            <Shape forme={one} /> {m[one]}
          </button>
        ))}
      </div>
    </Dialog>
  );
}

function MergeDialog({ tag, others, onClose }: { tag: Tag; others: readonly Tag[]; onClose: () => void }) {
  const m = useMessages(words);
  const refresh = useRefresh();
  const [into, setInto] = useState(others[0]?.id ?? "");
  const merge = useMutation({
    mutationFn: () => unwrap(api.POST("/etiquettes/{etiquette_id}/fusion", { ...at(tag.id), body: { dans: into } })),
    onSuccess: async (kept) => {
      announce(m.merged(tag.nom, kept.nom), () => void unwrap(api.POST("/etiquettes/{etiquette_id}/restore", at(tag.id))).then(refresh));
      await refresh();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.mergeTitle(tag.nom)}
      width="narrow"
      onSubmit={() => merge.mutate()}
      actions={<><Button type="submit" variant="primary" busy={merge.isPending}>{m.mergeDo}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {merge.error ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{asApiError(merge.error).message}</Banner></div> : null}
      <p className="mb-4 text-text-2">{m.mergeText(tag.clients)}</p>
      <Field label={m.into}>
        {(wiring) => (
          <Select {...wiring} data-first="" value={into} onChange={(event) => setInto(event.target.value)}>
            {others.map((one) => <option key={one.id} value={one.id}>{one.nom}</option>)}
          </Select>
        )}
      </Field>
    </Dialog>
  );
}
