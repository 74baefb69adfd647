import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Checkbox, Field, Input } from "@/shared/ui/field";
import { Menu, MenuItem, MenuSeparator } from "@/shared/ui/menu";
import { Banner } from "@/shared/ui/states";
import { Tabs } from "@/shared/ui/tabs";
import { announce } from "@/shared/ui/toast";

import { listWords } from "./list-words";
import type { View } from "./queries";
import { hasFilters, type ListSearch } from "./search";
import type { List } from "./use-list";
import { settingsOf, useViewActions, useViews, type Views } from "./views";
import { words } from "./words";

/** Views as tabs with their counts, and what can be done to the one on screen. */
export function ViewTabs({ list }: { list: List }) {
  const m = useMessages(words);
  const views = useViews(list.search);
  const show = (value: string) => list.go(views.address(value));
  const order = views.choices.map((choice) => choice.value);
  const following = order[(order.indexOf(views.current ?? order[order.length - 1] ?? "tous") + 1) % order.length] ?? "tous";
  useShortcuts([{ keys: "v", label: m.nextView, group: m.list, run: () => show(following) }]);
  return (
    <div className="flex flex-none items-center px-3 pt-2">
      <Tabs label={m.views} value={views.current} choices={views.choices} onChange={show} after={<ViewMenu list={list} views={views} />} />
    </div>
  );
}

type Naming = { view: View | null } | null;
const worthKeeping = (search: ListSearch) => hasFilters(search) || Object.keys(settingsOf(search)).length > 0;

export function ViewMenu({ list, views }: { list: List; views: Views }) {
  const m = useMessages(listWords);
  const actions = useViewActions();
  const [naming, setNaming] = useState<Naming>(null);
  const [failed, setFailed] = useState("");
  const { view, changed } = views;
  const mine = view?.abilities.includes("edit") ?? false;
  const attempt = (work: Promise<unknown>, said?: string) =>
    void work.then(() => {
      setFailed("");
      if (said) announce(said);
    }, (error: unknown) => setFailed(asApiError(error).status === 412 ? m.stale : asApiError(error).message));
  const remove = (gone: View) =>
    attempt(
      actions.remove(gone).then(() => {
        list.go({});
        announce(m.viewRemoved(gone.nom), () => void actions.restore(gone));
      }),
    );
  return (
    <>
      {view && changed && mine ? (
        <Button size="sm" variant="ghost" icon="check" onClick={() => attempt(actions.change(view, { reglages: settingsOf(list.search) }), m.viewSaved(view.nom))}>{m.updateView}</Button>
      ) : null}
      {!view && worthKeeping(list.search) ? <Button size="sm" variant="ghost" icon="plus" onClick={() => setNaming({ view: null })}>{m.saveView}</Button> : null}
      {view ? (
        <Menu label={m.viewMenu} trigger={(props) => <IconButton {...props} size="sm" icon="more" label={m.viewMenu} />}>
          {changed ? <MenuItem icon="undo" onSelect={() => list.go(views.address(view.id))}>{m.resetView}</MenuItem> : null}
          <MenuItem icon="plus" onSelect={() => setNaming({ view: null })}>{m.newView}</MenuItem>
          {view.par_defaut ? (
            <MenuItem icon="pin" onSelect={() => attempt(actions.openOn(null))}>{m.openOnAll}</MenuItem>
          ) : (
            <MenuItem icon="pin" onSelect={() => attempt(actions.openOn(view))}>{m.openOnView}</MenuItem>
          )}
          {mine ? (
            <>
              <MenuItem icon="pencil" onSelect={() => setNaming({ view })}>{m.renameView}</MenuItem>
              <MenuItem icon={view.partagee ? "lock" : "users"} onSelect={() => attempt(actions.change(view, { partagee: !view.partagee }))}>
                {view.partagee ? m.unshareView : m.shareView}
              </MenuItem>
              <MenuSeparator />
              <MenuItem icon="trash" danger onSelect={() => remove(view)}>{m.removeView}</MenuItem>
            </>
          ) : null}
        </Menu>
      ) : null}
      {failed ? <Banner tone="warn" icon="alert-circle" alert action={<IconButton size="sm" icon="x" label={m.cancel} onClick={() => setFailed("")} />}>{failed}</Banner> : null}
      {naming ? <NameDialog naming={naming} list={list} onClose={() => setNaming(null)} /> : null}
    </>
  );
}

function NameDialog({ naming, list, onClose }: { naming: NonNullable<Naming>; list: List; onClose: () => void }) {
  const m = useMessages(listWords);
  const actions = useViewActions();
  const { view } = naming;
  const [nom, setNom] = useState(view?.nom ?? "");
  const [shared, setShared] = useState(view?.partagee ?? false);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      if (view) await actions.change(view, { nom, partagee: shared });
      else {
        const made = await actions.create(nom, shared, settingsOf(list.search));
        list.go({ ...list.search, vue: made.id }, true);
      }
      announce(m.viewSaved(nom.trim()));
      onClose();
    } catch (caught) {
      const problem = asApiError(caught);
      setError(problem.errors["nom"]?.[0] ?? (problem.status === 412 ? m.stale : problem.message));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={view ? m.renameView : m.saveView}
      onSubmit={() => void save()}
      actions={
        <>
          <Button type="submit" variant="primary" busy={busy}>{m.save}</Button>
          <Button onClick={onClose}>{m.cancel}</Button>
        </>
      }
    >
      <Field label={m.viewName} error={error}>
        {(wiring) => <Input {...wiring} data-first value={nom} maxLength={60} onChange={(event) => setNom(event.target.value)} />}
      </Field>
      <label className="mb-2 flex items-start gap-2.5">
        <Checkbox className="mt-0.5" checked={shared} onChange={(event) => setShared(event.target.checked)} />
        <span>
          {m.shareView}
          <span className="block text-small text-text-3">{m.shareHelp}</span>
        </span>
      </label>
    </Dialog>
  );
}
