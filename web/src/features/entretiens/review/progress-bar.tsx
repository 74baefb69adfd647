import { defineMessages, useMessages } from "@/shared/i18n/messages";

import type { Counts } from "./model";

const words = defineMessages({
  fr: { bar: (done: number, total: number) => `${done} propositions décidées sur ${total}`, decided: (total: number) => `sur ${total} décidées` },
  en: { bar: (done: number, total: number) => `${done} of ${total} proposals decided`, decided: (total: number) => `of ${total} decided` },
});

/** What is decided, in conflict, sensitive and safe: drawn with patterns, said in words. */
export function ReviewProgress({ counts, wide = false }: { counts: Counts; wide?: boolean }) {
  const m = useMessages(words);
  const rest = counts.pending - counts.conflicts - counts.critical;
  const parts = [
    ["bg-ok", counts.decided],
    ["bg-warn", counts.conflicts],
    ["bg-[repeating-linear-gradient(135deg,var(--warn)_0_1.5px,transparent_1.5px_3px)]", counts.critical],
    ["bg-g-2", rest],
  ] as const;
  return (
    <span className={`flex items-center gap-3 ${wide ? "w-full" : ""}`}>
      <span role="img" aria-label={m.bar(counts.decided, counts.total)} className={`flex gap-0.5 ${wide ? "h-2 flex-1" : "h-1.5 w-[136px]"}`}>
        {parts.map(([look, n]) => (n > 0 ? <i key={look} className={`rounded-[2px] ${look}`} style={{ flex: n }} /> : null))}
      </span>
      <span className="text-small whitespace-nowrap text-text-2">
        <b className="num text-text">{counts.decided}</b> {m.decided(counts.total)}
      </span>
    </span>
  );
}
