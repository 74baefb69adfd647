import { useEffect, useRef, useState, type FormEvent } from "react";

import { formatClock } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { recorder } from "@/shared/recording/here";
import type { Mark } from "@/shared/recording/types";
import { IconButton } from "@/shared/ui/button";
import { ToolInput } from "@/shared/ui/field";

import { words } from "./words";

const LONGEST = 500;

/** Notes a moment at once; its words may come after. */
export function addMark(marks: readonly Mark[], text = "", t = recorder.seconds()): void {
  recorder.note({ marks: [...marks, { t, text }].sort((a, b) => a.t - b.t) });
}

type Props = { marks: readonly Mark[]; open: boolean };

/** The marks so far, each with its time; the field takes the time at which one began to write. */
export function Marks({ marks, open }: Props) {
  const m = useMessages(words);
  const [text, setText] = useState("");
  const began = useRef<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [marks.length]);
  const change = (index: number, next: string) => recorder.note({ marks: marks.map((mark, at) => (at === index ? { ...mark, text: next } : mark)) });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!text.trim()) return;
    addMark(marks, text.trim(), began.current ?? undefined);
    setText("");
    began.current = null;
  }
  return (
    <section aria-labelledby="reperes">
      <h3 id="reperes" className="mb-2 font-semibold">{m.marks}</h3>
      {marks.length ? null : <p className="text-small text-text-3">{m.noMarks}</p>}
      <ol ref={list}>
        {marks.map((mark, index) => {
          const time = formatClock(mark.t);
          return (
            <li key={`${mark.t}-${index}`} className="group flex items-center gap-2">
              <span className="num w-12 flex-none text-small text-text-3">{time}</span>
              <input
                aria-label={m.markAt(time)}
                placeholder={m.mark}
                value={mark.text}
                maxLength={LONGEST}
                onChange={(event) => change(index, event.target.value)}
                className="h-8 min-w-0 flex-1 rounded-2 bg-transparent px-1.5 hover:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-1 phone:h-11"
              />
              <IconButton size="sm" icon="x" label={m.removeMark(time)} onClick={() => recorder.note({ marks: marks.filter((_, at) => at !== index) })} />
            </li>
          );
        })}
      </ol>
      {open ? (
        <form onSubmit={submit} className="mt-2">
          <ToolInput
            label={m.note}
            placeholder={m.note}
            title={m.noteKey}
            icon="flag"
            value={text}
            maxLength={LONGEST}
            className="w-full"
            data-note=""
            onChange={(event) => {
              began.current ??= recorder.seconds();
              if (!event.target.value) began.current = null;
              setText(event.target.value);
            }}
          />
        </form>
      ) : null}
    </section>
  );
}
