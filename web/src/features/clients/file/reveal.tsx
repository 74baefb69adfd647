import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";

import { asApiError } from "@/shared/api/error";
import type { Champ } from "@/shared/dictionary/types";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { useCan } from "@/shared/session/session";
import { refreshFollowUp } from "@/shared/suivi/api";
import { Button, IconButton } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Popover } from "@/shared/ui/popover";

import { reveal } from "./api";
import { useEditing } from "./editing";

const words = defineMessages({
  fr: {
    show: "Afficher, la lecture est tracée", hide: "Masquer", why: "Pourquoi consultez-vous cette valeur ?", other: "Autre motif", read: "Afficher",
    traced: "Votre nom et ce motif restent dans l’historique du dossier. La valeur se masque après 30 secondes.",
    check: "Vérification avec le client", debit: "Mise en place d’un prélèvement", insurer: "Transmission à l’assureur",
  },
  en: {
    show: "Show, the reading is traced", hide: "Hide", why: "Why are you reading this value?", other: "Another reason", read: "Show",
    traced: "Your name and this reason stay in the file’s history. The value is hidden again after 30 seconds.",
    check: "Checking with the client", debit: "Setting up a direct debit", insurer: "Sending to the insurer",
  },
});
const SHOWN_MS = 30_000;
const LONGEST = 200;

type Props = { champ: Champ; value: string | null; onChange: (value: string | null) => void };

/** The eye beside a mask: whoever wants the value says why, sees it for a while, then it is masked again. */
export function Reveal({ champ, value, onChange }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const { file } = useEditing();
  const anchor = useRef<HTMLSpanElement>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const allowed = useCan("clients.reveal");
  const reading = useMutation({
    mutationFn: (motif: string) => reveal(file.id, champ.nom, motif),
    gcTime: 0,
    onSuccess: (found) => {
      onChange(grouped(champ, found));
      close();
      void client.invalidateQueries({ queryKey: ["client", file.id, "history"] });
      void refreshFollowUp(client, "fil");
    },
  });
  const shown = value !== null;
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => onChange(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, onChange]);

  function close() {
    setAsking(false);
    setReason("");
    reading.reset();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim()) reading.mutate(reason.trim());
  }

  if (!allowed) return null;
  if (shown) return <IconButton size="sm" icon="eye-off" label={m.hide} onClick={() => onChange(null)} />;
  return (
    <>
      <span ref={anchor} className="flex-none">
        <IconButton size="sm" icon="eye" label={m.show} aria-expanded={asking} onClick={() => setAsking(true)} />
      </span>
      <Popover open={asking} onClose={close} anchor={anchor} align="end" label={m.why} className="w-[320px]">
        <form onSubmit={submit} className="p-4">
          <b className="block">{champ[locale]}</b>
          <p className="mt-1 text-small text-text-2">{m.why}</p>
          <div className="mt-2 mb-3 grid gap-1.5">
            {[m.check, m.debit, m.insurer].map((choice) => (
              <Button key={choice} size="sm" block disabled={reading.isPending} onClick={() => reading.mutate(choice)}>{choice}</Button>
            ))}
          </div>
          <Field label={m.other} help={m.traced} error={reading.error ? asApiError(reading.error).message : undefined}>
            {(wiring) => <Input {...wiring} value={reason} maxLength={LONGEST} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          <Button type="submit" variant="primary" size="sm" busy={reading.isPending} disabled={!reason.trim()}>{m.read}</Button>
        </form>
      </Popover>
    </>
  );
}

/** An account is read four characters at a time, as banks print it. */
const grouped = (champ: Champ, value: string): string => (champ.kind === "iban" ? value.replace(/(.{4})(?=.)/g, "$1 ") : value);
