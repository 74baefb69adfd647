import { useEffect, useRef } from "react";

import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Icon } from "@/shared/ui/icon";
import { Count } from "@/shared/ui/marks";

import type { Content, Proposal } from "../types";
import { DecisionCard } from "./decision-card";
import type { Group } from "./model";
import { ProposalRow } from "./proposal-row";
import type { Review } from "./use-review";

const words = defineMessages({
  fr: { conflits: "Conflits", besoins: "Besoins", nothing: "Rien de ce genre dans cet entretien.", aside: "Écarté", list: "Propositions" },
  en: { conflits: "Conflicts", besoins: "Needs", nothing: "Nothing of the kind in this meeting.", aside: "Set aside", list: "Proposals" },
});

const sensitive = (proposal: Proposal) => proposal.critical && proposal.state === "pending";

/** The decisions, by section: conflicts as cards, sensitive ones one by one, the rest in one row each. */
export function ProposalsPane({ review }: { review: Review }) {
  const m = useMessages(words);
  const list = useRef<HTMLDivElement>(null);
  const { current, groups } = review;
  useEffect(() => {
    list.current?.querySelector("[data-proposal][data-current]")?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <div ref={list} data-thread-list="" role="region" aria-label={m.list} tabIndex={0} className="no-bar min-h-0 flex-1 overflow-y-auto px-5 pb-6 pl-6 outline-offset-[-2px]">
      {groups.map((group) => (
        <Section key={group.key} group={group} review={review} />
      ))}
      {groups.length ? null : <p className="py-8 text-center text-text-2">{m.nothing}</p>}
      <SetAside review={review} />
    </div>
  );
}

function Section({ group, review }: { group: Group; review: Review }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { section } = useDictionary();
  const title = group.conflicts ? m.conflits : group.key === "besoins" ? m.besoins : (section(group.key)?.[locale] ?? group.key);
  const cards = group.conflicts ? group.proposals : group.proposals.filter(sensitive);
  const rows = group.conflicts ? [] : group.proposals.filter((proposal) => !sensitive(proposal));
  const propsOf = (proposal: Proposal) => ({
    proposal,
    transcript: review.transcript.data,
    current: proposal.id === review.current,
    editing: proposal.id === review.editing,
    error: review.errors[proposal.id],
    onPoint: () => review.point(proposal.id),
    onTake: () => review.take(proposal),
    onKeep: () => review.keep(proposal),
    onEdit: () => review.setEditing(proposal.id),
    onSaveEdit: (value: Content) => review.edit(proposal, value),
    onCancelEdit: () => review.setEditing(null),
  });
  return (
    <section className="not-first:mt-1">
      <header className="sticky top-0 z-1 flex h-9 items-center gap-2 bg-sunken">
        <h2 className={`flex items-center gap-1.5 text-small font-semibold ${group.conflicts ? "text-warn" : "text-text-2"}`}>
          {group.conflicts ? <Icon name="split" size={14} /> : null}
          {title}
        </h2>
        <Count>{group.proposals.length}</Count>
      </header>
      {cards.map((proposal) => (
        <DecisionCard key={proposal.id} {...propsOf(proposal)} />
      ))}
      {rows.length ? (
        <ul className={`overflow-hidden rounded-3 bg-raised shadow-card ${cards.length ? "mt-2" : ""}`}>
          {rows.map((proposal) => (
            <ProposalRow key={proposal.id} {...propsOf(proposal)} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Offers nobody accepted: said, so that nobody wonders where they went. */
function SetAside({ review }: { review: Review }) {
  const m = useMessages(words);
  const aside = review.answer.data?.set_aside ?? [];
  if (!aside.length || review.filter !== "tout") return null;
  return (
    <section className="mt-1">
      <h2 className="flex h-9 items-center gap-2 text-small font-semibold text-text-2">
        {m.aside} <Count>{aside.length}</Count>
      </h2>
      <ul className="overflow-hidden rounded-3 bg-raised shadow-card">
        {aside.map((item, index) => (
          <li key={index} className="flex items-start gap-2.5 border-line px-3 py-2 text-small text-text-2 not-first:border-t">
            <Icon name="info" size={14} className="mt-px text-text-3" />
            <span>
              <b className="font-medium text-text">{item.label}</b> : {item.reason} <q className="text-text-3">{item.quote}</q>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
