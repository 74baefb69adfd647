import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button, IconButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";

import { Excerpt } from "../ecoute/excerpt";
import { ContentView, isRow, proposed } from "./content";
import { Option } from "./decision-card";
import { EditContent } from "./edit-content";
import { isConflict, marksBySegment } from "./model";
import { Questions } from "./questions";
import { ReviewProgress } from "./progress-bar";
import { SegmentLine } from "./transcript-pane";
import type { Review } from "./use-review";

const words = defineMessages({
  fr: {
    place: (n: number, total: number, section: string) => `${n} sur ${total} · ${section}`, conflict: "Conflit", file: "Au dossier", meeting: "Entretien", nothing: "Rien au dossier",
    keep: "Garder", edit: "Modifier", take: "Prendre", safe: (n: number) => `Accepter ${plural("fr", n, "la proposition sûre", `les ${n} propositions sûres`)}`,
    apply: "Appliquer au dossier", which: (label: string) => `${label} : quelle valeur garder ?`, previous: "Précédente", next: "Suivante",
  },
  en: {
    place: (n: number, total: number, section: string) => `${n} of ${total} · ${section}`, conflict: "Conflict", file: "On file", meeting: "Meeting", nothing: "Nothing on file",
    keep: "Keep", edit: "Edit", take: "Take", safe: (n: number) => `Accept ${plural("en", n, "the safe proposal", `the ${n} safe proposals`)}`,
    apply: "Apply to the file", which: (label: string) => `${label}: which value to keep?`, previous: "Previous", next: "Next",
  },
});

/** On a phone: one decision a screen, three buttons under the thumb. */
export function PhoneReview({ review, why, onApply }: { review: Review; why: string | null; onApply: () => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { section } = useDictionary();
  const { currentProposal: proposal, order, counts } = review;
  const transcript = review.transcript.data;
  if (!proposal || !transcript) return null;
  const at = order.findIndex(({ id }) => id === proposal.id);
  const marks = marksBySegment([proposal]);
  const first = proposal.evidence[0]?.segment ?? 0;
  const context = transcript.segments.filter(({ index }) => marks.has(index) || index === first - 1);
  const editing = review.editing === proposal.id;
  return (
    <div className="hidden min-h-0 flex-1 flex-col phone:flex">
      <div className="grid gap-2 border-b border-line px-4 py-3"><ReviewProgress counts={counts} wide /></div>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
        <p className="flex items-center gap-2 text-small text-text-3">
          {isConflict(proposal) ? <Icon name="split" size={14} label={m.conflict} /> : null}
          {m.place(at + 1, order.length, section(proposal.section)?.[locale] ?? proposal.section)}
          <span className="flex-1" />
          <IconButton size="sm" icon="chevron-up" label={m.previous} onClick={() => review.move(-1)} />
          <IconButton size="sm" icon="chevron-down" label={m.next} onClick={() => review.move(1)} />
        </p>
        <h2 className="display mb-3 text-[20px] leading-7">{proposal.label}</h2>
        <div role="radiogroup" aria-label={m.which(proposal.label)} className="grid gap-2">
          <Option name={`${proposal.id}-phone`} checked={proposal.state === "refused"} onChoose={() => review.keep(proposal)} title={m.file}>
            {proposal.old === null ? <span className="font-normal text-text-3">{m.nothing}</span> : <ContentView proposal={proposal} content={proposal.old} />}
          </Option>
          <Option name={`${proposal.id}-phone`} checked={proposal.state === "accepted" || proposal.state === "edited"} onChoose={() => review.take(proposal)} title={m.meeting}>
            <ContentView proposal={proposal} content={proposed(proposal)} />
          </Option>
        </div>
        {proposal.conflict_reason ? <p className="mt-2 text-text-2">{proposal.conflict_reason}</p> : null}
        {review.errors[proposal.id] && !editing ? <p role="alert" className="mt-2 text-bad">{review.errors[proposal.id]}</p> : null}
        {editing ? (
          <div className="mt-3">
            <EditContent proposal={proposal} error={review.errors[proposal.id]} onSave={(value) => review.edit(proposal, value)} onCancel={() => review.setEditing(null)} />
          </div>
        ) : null}
        <div className="mt-4 rounded-3 bg-sunken p-1 shadow-inset">
        <ol>
          {context.map((segment) => (
            <SegmentLine key={segment.index} segment={segment} transcript={transcript} marks={marks.get(segment.index) ?? []} current={proposal.id} onPoint={review.point} />
          ))}
        </ol>
        <Excerpt proven={proposal} />
        </div>
        {counts.safe ? (
          <Button variant="soft" icon="checks" block className="mt-4" busy={review.safeAll.isPending} onClick={() => review.safeAll.mutate()}>{m.safe(counts.safe)}</Button>
        ) : null}
        <div className="-mx-4 mt-4"><Questions questions={review.answer.data?.questions ?? []} /></div>
      </div>
      <div className="flex flex-none gap-2 border-t border-line px-4 py-3 pb-[calc(12px+env(safe-area-inset-bottom))]">
        {why === null ? (
          <Button variant="primary" size="xl" block busy={review.applying.isPending} onClick={onApply}>{m.apply}</Button>
        ) : (
          <>
            <Button size="xl" className="flex-1!" onClick={() => review.keep(proposal)}>{m.keep}</Button>
            {isRow(proposal.new) ? null : <IconButton size="xl" variant="normal" icon="pencil" label={m.edit} onClick={() => review.setEditing(proposal.id)} />}
            <Button size="xl" variant="primary" icon="check" className="flex-[1.5]!" onClick={() => review.take(proposal)}>{m.take}</Button>
          </>
        )}
      </div>
    </div>
  );
}
