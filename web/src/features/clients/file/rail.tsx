import { useMessages } from "@/shared/i18n/messages";
import { Progress } from "@/shared/ui/states";

import { partOf, partsOf, words, type PartId } from "./layout";
import type { ADemander, ClientFile } from "./types";

export const EXTRA = ["documents", "notes", "taches", "entretiens", "consentements", "historique"] as const;
export type SectionId = PartId | (typeof EXTRA)[number];
export const sectionsOf = (file: ClientFile): SectionId[] => [...partsOf(file).map(({ id }) => id), ...EXTRA];

export const askedIn = (file: ClientFile, part: PartId): ADemander[] =>
  file.derives.a_demander.filter(({ section, champ }) => partOf(section, champ, file) === part);

/** A small count of what is missing: work to do, never a total. */
export const Asked = ({ n, label }: { n: number; label: string }) =>
  n ? (
    <span title={label} className="num inline-grid h-4 min-w-4 flex-none place-content-center rounded-full bg-warn-soft px-1 text-micro font-semibold text-warn">
      {n}
      <span className="sr-only"> {label}</span>
    </span>
  ) : null;

/** The sections of the file with what each still lacks. */
export function Rail({ file, current, onGo }: { file: ClientFile; current: SectionId | undefined; onGo: (section: SectionId) => void }) {
  const m = useMessages(words);
  const total = file.derives.a_demander.length;
  const item = (id: SectionId, missing: number) => (
    <li key={id}>
      <button
        type="button"
        aria-current={id === current ? "true" : undefined}
        onClick={() => onGo(id)}
        className="flex h-7 w-full items-center justify-between gap-2 rounded-2 px-2 text-left hover:bg-hover aria-[current=true]:bg-hover aria-[current=true]:font-medium"
      >
        {m[id]}
        <Asked n={missing} label={m.ask} />
      </button>
    </li>
  );
  return (
    <nav aria-label={m.rail} className="flex h-full flex-col gap-3 overflow-y-auto border-r border-line px-3 py-4">
      <ul className="grid gap-0.5">{partsOf(file).map(({ id }) => item(id, askedIn(file, id).length))}</ul>
      <hr className="mx-2 border-line" />
      <ul className="grid gap-0.5">{EXTRA.map((id) => item(id, 0))}</ul>
      <div className="mt-auto grid gap-2 px-2 pt-4">
        <p className="flex justify-between text-small text-text-2">{m.complete} <b className="num">{file.derives.completude} %</b></p>
        <Progress value={file.derives.completude / 100} label={m.complete} tone="quiet" />
        {total ? <p className="flex items-center gap-1.5 text-small text-text-3"><Asked n={total} label="" /> {m.ask}</p> : null}
      </div>
    </nav>
  );
}
