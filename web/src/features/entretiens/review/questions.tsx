import { useState } from "react";

import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Count } from "@/shared/ui/marks";

import type { Question } from "../types";

const words = defineMessages({
  fr: { title: "Questions à poser", copy: "Copier", copied: "Copié", more: (n: number) => `Voir les ${n} autres`, less: "Réduire" },
  en: { title: "Questions to ask", copy: "Copy", copied: "Copied", more: (n: number) => `Show ${n} more`, less: "Show less" },
});
const SHOWN = 4;

/** What the meeting did not say and advice requires, with the article that asks for it. */
export function Questions({ questions }: { questions: readonly Question[] }) {
  const m = useMessages(words);
  const [copied, setCopied] = useState(false);
  const [open, setOpen] = useState(false);
  if (!questions.length) return null;
  const shown = open ? questions : questions.slice(0, SHOWN);
  const copy = async () => {
    await navigator.clipboard.writeText(questions.map(({ libelle }) => `– ${libelle}`).join("\n"));
    setCopied(true);
  };
  return (
    <section aria-labelledby="a-poser" className="flex-none border-t border-line bg-surface px-6 pt-2.5 pb-3">
      <header className="flex h-8 items-center gap-2">
        <h2 id="a-poser" className="flex items-center gap-1.5 text-small font-semibold text-text-2">
          <Icon name="help" size={14} />
          {m.title}
        </h2>
        <Count>{questions.length}</Count>
        <span className="flex-1" />
        {questions.length > SHOWN ? (
          <Button size="sm" variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? m.less : m.more(questions.length - SHOWN)}
          </Button>
        ) : null}
        <Button size="sm" variant="ghost" icon={copied ? "check" : "copy"} onClick={() => void copy()}>{copied ? m.copied : m.copy}</Button>
      </header>
      <ul className="grid max-h-40 grid-cols-2 gap-x-6 gap-y-1 overflow-y-auto phone:grid-cols-1">
        {shown.map((question) => (
          <li key={`${question.section}.${question.champ}.${question.row_id ?? ""}`} className="flex min-w-0 items-baseline gap-2 text-small">
            <i aria-hidden="true" className="size-1.5 flex-none rounded-full shadow-[inset_0_0_0_1.5px_var(--warn)]" />
            <b className="truncate font-medium" title={question.libelle}>{question.libelle}</b>
            <span className="flex-none text-text-3 phone:hidden">{question.article}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
