import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Schemas } from "@/shared/api/schema";
import { Button } from "@/shared/ui/button";
import { Banner } from "@/shared/ui/states";

import { LinesTable } from "./lines-table";
import { at, importQuery, refusedFile, type Import, type Line, type Tab } from "./queries";
import { useWords } from "./words";

type Decision = Schemas["ImportDecisionRequest"];
const TABS = ["a_verifier", "nouveau", "a_completer", "existant", "refuse"] as const;
const WRITES = ["creer", "completer", "remplacer"] as const;
const GESTURES = [...WRITES, "passer", "refuse"] as const;
/** What may be asked of a line, by what was found of it. */
const MAY: Record<Line["verdict"], readonly (typeof GESTURES)[number][]> = {
  nouveau: ["creer", "passer"],
  a_completer: ["completer", "remplacer", "passer"],
  existant: ["completer", "passer"],
  a_verifier: ["passer", "creer", "completer", "remplacer"],
  refuse: [],
};

/** The dry run: what each line would do, what is asked of it, and what the import will do in all. */
export function CheckStep({ one, onBack }: { one: Import; onBack: () => void }) {
  const m = useWords();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (body: Decision) => unwrap(api.POST("/imports/{import_id}/decisions", { ...at(one.id), body })),
    onSettled: () => client.invalidateQueries({ queryKey: ["import", one.id] }),
  });
  const run = useMutation({
    mutationFn: () => unwrap(api.POST("/imports/{import_id}/execution", at(one.id))),
    onSuccess: (answer) => client.setQueryData(importQuery(one.id).queryKey, answer),
  });
  const failed = decide.error ?? run.error;
  const will = GESTURES.flatMap((gesture) => (one.gestes[gesture] ? [m.wills[gesture](one.gestes[gesture])] : []));
  const writes = WRITES.some((gesture) => one.gestes[gesture]);
  const may = one.abilities.includes("edit");
  return (
    <div className="grid gap-6">
      {failed ? <Banner tone="bad" icon="alert-circle" alert>{asApiError(failed).message}</Banner> : null}
      <LinesTable
        one={one}
        tabs={TABS.flatMap((tab) => (one.verdicts[tab] ? [[tab, one.verdicts[tab]] as const] : []))}
        last={{ title: m.gesture, cell: (line) => <Gesture line={line} onDecide={(decision) => decide.mutate({ decision, numeros: [line.numero] })} /> }}
        above={(tab) => <ForAll tab={tab} one={one} onDecide={(decision) => decide.mutate({ decision, verdict: tab as Line["verdict"] })} />}
      />
      <section className="sticky bottom-0 -mx-2 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-2 py-4">
        <p className="min-w-0 flex-1">{writes ? `${m.will} ${will.join(", ")}.` : m.nothing}</p>
        <Button onClick={onBack}>{m.back}</Button>
        {may ? <Button variant="primary" disabled={!writes} busy={run.isPending} onClick={() => run.mutate()}>{m.run}</Button> : null}
      </section>
    </div>
  );
}

const SELECT = "h-7 rounded-2 bg-raised px-2 text-small shadow-field phone:h-11";

function Gesture({ line, onDecide }: { line: Line; onDecide: (decision: Decision["decision"]) => void }) {
  const m = useWords();
  if (line.verdict === "refuse") return <span className="text-bad">{m.tabs.refuse}</span>;
  return (
    <select aria-label={m.decide(line.numero)} className={SELECT} value={line.geste} onChange={(event) => onDecide(event.target.value as Decision["decision"])}>
      {MAY[line.verdict].map((gesture) => <option key={gesture} value={gesture}>{m.choices[gesture as keyof typeof m.choices]}</option>)}
    </select>
  );
}

function ForAll({ tab, one, onDecide }: { tab: Tab; one: Import; onDecide: (decision: Decision["decision"]) => void }) {
  const m = useWords();
  if (tab === "refuse") {
    return (
      <p className="flex flex-wrap items-center gap-2 py-3 text-small text-text-3">
        <a href={refusedFile(one.id)} className="font-medium text-accent underline">{m.refusedFile}</a> {m.refusedHelp}
      </p>
    );
  }
  const choices = MAY[tab as Line["verdict"]];
  return (
    <p className="py-3">
      <label className="inline-flex items-center gap-2 text-small text-text-3">
        {m.decideAll}
        <select className={SELECT} value="" onChange={(event) => onDecide(event.target.value as Decision["decision"])}>
          <option value="" disabled>…</option>
          {choices.map((gesture) => <option key={gesture} value={gesture}>{m.choices[gesture as keyof typeof m.choices]}</option>)}
        </select>
      </label>
    </p>
  );
}
