import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { IconButton } from "@/shared/ui/button";
import { byHand } from "@/shared/ui/by-hand";
import { Icon } from "@/shared/ui/icon";

import type { Proposal, Transcript } from "../types";
import { Confidence } from "./confidence";
import { ContentView, isRow, proposed } from "./content";
import type { CardActions } from "./decision-card";
import { EditContent } from "./edit-content";
import { isDecided } from "./model";
import { SaidBy } from "./voice";

const words = defineMessages({
  fr: {
    empty: "vide", newRow: "nouvelle ligne", accept: (label: string) => `Prendre : ${label}`, refuse: (label: string) => `Garder le dossier : ${label}`,
    accepted: "acceptée", refused: "gardée", edited: "corrigée", sensitive: "Champ sensible : à décider un par un",
  },
  en: {
    empty: "empty", newRow: "new row", accept: (label: string) => `Take: ${label}`, refuse: (label: string) => `Keep the file: ${label}`,
    accepted: "accepted", refused: "kept", edited: "corrected", sensitive: "Sensitive field: decide one by one",
  },
});

type Props = CardActions & {
  proposal: Proposal;
  transcript: Transcript | undefined;
  current: boolean;
  editing: boolean;
  error: string | undefined;
  onPoint: () => void;
};

/** One proposal in one line: old → new, who, second, confidence. */
export function ProposalRow({ proposal, transcript, current, editing, error, onPoint, ...actions }: Props) {
  const m = useMessages(words);
  const done = isDecided(proposal);
  const row = isRow(proposal.new);
  const taken = proposal.state === "accepted" || proposal.state === "edited";
  return (
    <li
      data-proposal={proposal.id}
      data-thread={proposal.id}
      data-current={current || undefined}
      tabIndex={-1}
      onMouseMove={byHand(onPoint)}
      onFocus={onPoint}
      onClick={onPoint}
      className={`relative border-line px-3 outline-none not-first:border-t ${current ? "bg-soft" : ""}`}
    >
      <div className="grid min-h-10 grid-cols-[20px_minmax(0,1fr)_minmax(0,1.2fr)_112px_20px_60px] items-center gap-2 phone:grid-cols-[20px_minmax(0,1fr)_auto]">
        {taken ? (
          <span className="grid size-4 place-content-center rounded-full bg-ok text-surface"><Icon name="check" size={12} /></span>
        ) : (
          <span aria-hidden="true" className={`size-4 rounded-full ${proposal.state === "refused" ? "bg-press" : "shadow-field"}`} />
        )}
        <span className={`flex min-w-0 items-center gap-1.5 ${done ? "text-text-2" : "font-medium"}`}>
          <span className="truncate">{proposal.label}</span>
          {proposal.critical ? <Icon name="lock" size={12} className="text-warn" label={m.sensitive} /> : null}
        </span>
        <span className="grid min-w-0 grid-cols-[1fr_14px_1.2fr] items-center gap-1.5 whitespace-nowrap phone:col-span-2 phone:col-start-2 phone:pb-2">
          <span className={`truncate text-right text-text-3 ${proposal.old === null ? "" : "line-through decoration-text-3/50"}`}>
            {proposal.old === null ? (row ? m.newRow : m.empty) : <ContentView proposal={proposal} content={proposal.old} compact />}
          </span>
          <Icon name="arrow-right" size={14} className="text-text-3" />
          <span className={`truncate ${done ? "text-text-2" : "font-semibold"}`}>
            <ContentView proposal={proposal} content={proposed(proposal)} compact />
          </span>
        </span>
        <span className="flex min-w-0 phone:hidden"><SaidBy proposal={proposal} transcript={transcript} /></span>
        <span className="phone:hidden"><Confidence value={proposal.confidence} /></span>
        <span className="flex justify-end phone:hidden">
          {done ? (
            <span className="pr-1.5 text-small text-text-3">{m[proposal.state as "accepted" | "refused" | "edited"]}</span>
          ) : (
            <>
              <IconButton size="sm" icon="check" label={m.accept(proposal.label)} onClick={actions.onTake} />
              <IconButton size="sm" icon="x" label={m.refuse(proposal.label)} onClick={actions.onKeep} />
            </>
          )}
        </span>
      </div>
      {current && row ? (
        <div className="pb-2.5 pl-7 text-small text-text-2"><ContentView proposal={proposal} content={proposed(proposal)} /></div>
      ) : null}
      {error && !editing ? <p role="alert" className="pb-2 pl-7 text-small text-bad">{error}</p> : null}
      {editing ? (
        <div className="pl-7"><EditContent proposal={proposal} error={error} onSave={actions.onSaveEdit} onCancel={actions.onCancelEdit} /></div>
      ) : null}
    </li>
  );
}
