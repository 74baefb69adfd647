import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { byHand } from "@/shared/ui/by-hand";
import { Tag } from "@/shared/ui/marks";

import { ProofButton } from "../ecoute/proof-button";
import type { Content, Proposal, Transcript } from "../types";
import { Confidence } from "./confidence";
import { ContentView, isRow, proposed } from "./content";
import { EditContent } from "./edit-content";
import { SaidBy } from "./voice";

const words = defineMessages({
  fr: {
    which: (label: string) => `${label} : quelle valeur garder ?`,
    file: "Au dossier", meeting: "Entretien", other: "Autre lecture", nothing: "Rien au dossier", edited: "Corrigé par vous",
    take: "Prendre", keep: "Garder", edit: "Modifier", sensitive: "Sensible", undo: "Revenir",
  },
  en: {
    which: (label: string) => `${label}: which value to keep?`,
    file: "On file", meeting: "Meeting", other: "Other reading", nothing: "Nothing on file", edited: "Corrected by you",
    take: "Take", keep: "Keep", edit: "Edit", sensitive: "Sensitive", undo: "Back",
  },
});

export type CardActions = {
  onTake: () => void;
  onKeep: () => void;
  onEdit: () => void;
  onSaveEdit: (value: Content) => void;
  onCancelEdit: () => void;
};
type Props = CardActions & {
  proposal: Proposal;
  transcript: Transcript | undefined;
  current: boolean;
  editing: boolean;
  error: string | undefined;
  onPoint: () => void;
};

/** Both values side by side; neither is chosen in advance. */
export function DecisionCard({ proposal, transcript, current, editing, error, onPoint, ...actions }: Props) {
  const m = useMessages(words);
  const { section } = useDictionary();
  const place = section(proposal.section);
  const first = proposal.evidence[0];
  const rival = proposal.state === "edited" ? null : proposal.autre_lecture;
  return (
    <article
      data-proposal={proposal.id}
      data-thread={proposal.id}
      data-current={current || undefined}
      tabIndex={-1}
      onMouseMove={byHand(onPoint)}
      onFocus={onPoint}
      onClick={onPoint}
      className={`rounded-3 bg-raised px-3 pb-3 outline-none not-first:mt-2 ${current ? "shadow-[0_0_0_1.5px_var(--accent),var(--shade-2)]" : "shadow-card"}`}
    >
      <header className="flex h-11 items-center gap-2">
        <h3 className="min-w-0 truncate font-semibold">
          {proposal.label}
          {proposal.champ && proposal.row_id && place ? <span className="ml-1.5 font-normal text-text-3">{place.fr}</span> : null}
        </h3>
        {proposal.critical ? <Tag tone="warn" icon="lock">{m.sensitive}</Tag> : null}
        <span className="flex-1" />
        <SaidBy proposal={proposal} transcript={transcript} />
        <Confidence value={proposal.confidence} />
      </header>
      <div role="radiogroup" aria-label={m.which(proposal.label)} className="grid grid-cols-2 gap-2 phone:grid-cols-1">
        <Option name={proposal.id} checked={proposal.state === "refused"} onChoose={actions.onKeep} title={m.file}>
          {proposal.old === null ? <span className="font-normal text-text-3">{m.nothing}</span> : <ContentView proposal={proposal} content={proposal.old} />}
        </Option>
        <Option
          name={proposal.id}
          checked={proposal.state === "accepted" || proposal.state === "edited"}
          onChoose={actions.onTake}
          title={proposal.state === "edited" ? m.edited : m.meeting}
        >
          <ContentView proposal={proposal} content={proposed(proposal)} />
        </Option>
        {rival === null ? null : (
          <Option name={proposal.id} checked={false} onChoose={() => actions.onSaveEdit(rival)} title={m.other}>
            <ContentView proposal={proposal} content={rival} />
          </Option>
        )}
      </div>
      {proposal.conflict_reason ? <p className="mt-2 text-small text-text-2">{proposal.conflict_reason}</p> : null}
      {editing ? (
        <div className="mt-2.5">
          <EditContent proposal={proposal} error={error} onSave={actions.onSaveEdit} onCancel={actions.onCancelEdit} />
        </div>
      ) : (
        <footer className="mt-2.5 flex items-center gap-2">
          <ProofButton proven={proposal} />
          {first ? <q className="min-w-0 truncate text-small text-text-2">{first.quote}</q> : null}
          {error ? <span role="alert" className="text-small text-bad">{error}</span> : null}
          <span className="flex-1" />
          {isRow(proposal.new) ? null : <Button size="sm" kbd={current ? "e" : ""} onClick={actions.onEdit}>{m.edit}</Button>}
          <Button size="sm" {...(current ? { kbd: "r" } : {})} onClick={actions.onKeep}>{m.keep}</Button>
          <Button size="sm" variant={current ? "primary" : "normal"} {...(current ? { kbd: "a" } : {})} onClick={actions.onTake}>{m.take}</Button>
        </footer>
      )}
    </article>
  );
}

type OptionProps = { name: string; checked: boolean; onChoose: () => void; title: string; children: React.ReactNode };

export const Option = ({ name, checked, onChoose, title, children }: OptionProps) => (
  <label
    className={`flex min-w-0 items-center gap-2.5 rounded-2 px-3 py-2 phone:py-2.5 ${checked ? "bg-soft shadow-[inset_0_0_0_1px_color-mix(in_srgb,var(--accent)_50%,transparent)]" : "shadow-inset"}`}
  >
    <input
      type="radio"
      name={name}
      checked={checked}
      onChange={onChoose}
      className="size-4 flex-none appearance-none rounded-full bg-raised shadow-field checked:bg-raised checked:shadow-[inset_0_0_0_5px_var(--solid)] phone:size-5"
    />
    <span className="grid min-w-0">
      <span className="text-small text-text-3">{title}</span>
      <b className="min-w-0 text-h3 leading-5 font-semibold break-words phone:text-[17px] phone:leading-6">{children}</b>
    </span>
  </label>
);
