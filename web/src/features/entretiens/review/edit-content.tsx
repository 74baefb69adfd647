import { ValueEditor } from "@/shared/dictionary/editor";
import type { Value } from "@/shared/dictionary/types";
import { useDictionary } from "@/shared/dictionary/use-dictionary";

import type { Content, Proposal } from "../types";
import { isRow, proposed } from "./content";

type Props = { proposal: Proposal; error: string | undefined; onSave: (value: Content) => void; onCancel: () => void };

/** Corrects the value before it is taken; the words that were said stay as they were. */
export function EditContent({ proposal, error, onSave, onCancel }: Props) {
  const { champ } = useDictionary();
  const content = proposed(proposal);
  if (isRow(content) || !proposal.champ) return null;
  return (
    <div className="max-w-80 pb-14 phone:pb-0">
      <ValueEditor
        champ={champ(proposal.section, proposal.champ)}
        value={content as Value}
        label={proposal.label}
        error={error}
        onSave={(next) => onSave(next ?? null)}
        onCancel={onCancel}
      />
    </div>
  );
}
