import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";

import { writeResume } from "../api";
import type { Summary } from "../types";
import { words } from "./words";

/** Asks a model to write the client's side; the rules' stays in sight until the page is told that it is done. */
export function WriteButton({ id, notice }: { id: string; notice: string | null }) {
  const m = useMessages(words);
  // Waiting ends with the sentences (this button goes) or with the notice that says why there are none.
  const [asked, setAsked] = useState(false);
  const asking = useMutation({ mutationFn: () => writeResume(id), onSuccess: () => setAsked(true) });
  const waiting = asking.isPending || (asked && notice === null);
  return (
    <span className="flex min-w-0 items-center gap-2">
      {asking.error ? <span role="alert" className="truncate text-small text-bad">{asApiError(asking.error).message}</span> : null}
      <Button size="sm" icon="spark" busy={waiting} onClick={() => asking.mutate()}>{waiting ? m.writing : m.write}</Button>
    </span>
  );
}

/** Who wrote, what was removed, or why the rules' telling stays. */
export function HowWritten({ summary }: { summary: Summary }) {
  const m = useMessages(words);
  const told = [summary.modele === null ? null : m.writtenBy(summary.modele), summary.retirees ? m.dropped(summary.retirees) : null, summary.avis];
  const said = told.filter(Boolean).join(" ");
  return said ? <p role="status" className="mb-4 text-small text-text-2">{said}</p> : null;
}
