import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Banner } from "@/shared/ui/states";

import { LinesTable } from "./lines-table";
import { at, importQuery, originalFile, refusedFile, type Import, type Tab } from "./queries";
import { useWords } from "./words";

const TABS = ["cree", "complete", "garde", "retire", "rendu", "inchange", "passe", "refuse"] as const;

/** What became of every line; the whole of it can be undone. */
export function ReportStep({ one }: { one: Import }) {
  const m = useWords();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const undo = useMutation({
    mutationFn: () => unwrap(api.POST("/imports/{import_id}/annulation", at(one.id))),
    onSuccess: (answer) => client.setQueryData(importQuery(one.id).queryKey, answer),
  });
  const undoable = ["fait", "interrompu"].includes(one.state) && one.abilities.includes("edit");
  const tabs = TABS.flatMap((issue): (readonly [Tab, number])[] => (one.issues[issue] ? [[issue === "refuse" ? "refuses" : issue, one.issues[issue]]] : []));
  return (
    <div className="grid gap-5">
      {undo.error ? <Banner tone="bad" icon="alert-circle" alert>{asApiError(undo.error).message}</Banner> : null}
      {one.state === "annule" ? <Banner icon="undo">{m.undone}</Banner> : null}
      <div className="flex flex-wrap items-center gap-2">
        <ButtonLink to={paths.clients} variant={one.state === "fait" ? "primary" : "normal"}>{m.see}</ButtonLink>
        {one.issues["refuse"] ? <a className="inline-flex h-8 items-center rounded-2 bg-raised px-3 font-medium shadow-1 hover:bg-hover phone:h-11" href={refusedFile(one.id)}>{m.refusedFile}</a> : null}
        <a className="inline-flex h-8 items-center rounded-2 px-3 font-medium text-text-2 hover:bg-hover phone:h-11" href={originalFile(one.id)}>{m.original}</a>
        <span className="flex-1" />
        {undoable ? <Button variant="danger" icon="undo" busy={undo.isPending} onClick={() => setAsking(true)}>{m.undo}</Button> : null}
      </div>
      <LinesTable one={one} tabs={tabs} last={{ title: m.outcome, cell: (line) => (line.issue ? m.tabs[line.issue === "refuse" ? "refuses" : line.issue] : "") }} />
      {asking ? (
        <Dialog
          open
          onClose={() => setAsking(false)}
          title={m.undoTitle}
          width="narrow"
          onSubmit={() => {
            undo.mutate();
            setAsking(false);
          }}
          actions={<><Button type="submit" variant="danger-solid">{m.undo}</Button><Button data-first="" onClick={() => setAsking(false)}>{m.keep}</Button></>}
        >
          <p className="text-text-2">{m.undoText}</p>
        </Dialog>
      ) : null}
    </div>
  );
}
