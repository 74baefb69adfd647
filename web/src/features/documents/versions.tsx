import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { clientDocumentsQuery, contentOf, revokeSending, signedPart, titleOf, type Document } from "@/shared/documents/queries";
import { StateTag } from "@/shared/documents/state-tag";
import { words } from "@/shared/documents/words";
import { formatDate } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { Button, buttonClass } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { announce } from "@/shared/ui/toast";

import { SendDialog } from "./send-dialog";

const SMALL = buttonClass({ variant: "normal", size: "sm" });

/** A Word document opens in Word, a PDF in the page. */
const shown = ({ media_type }: Document): boolean => media_type === "application/pdf";

/** Every making of this document for this client: read, sent, signed. */
export function Versions({ matricule, mine }: { matricule: string; mine: (one: Document) => boolean }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const maySend = useCan("documents.send");
  const [sending, setSending] = useState<Document | null>(null);
  const made = (useQuery(clientDocumentsQuery(matricule)).data ?? []).filter(mine);
  const revoke = useMutation({
    mutationFn: revokeSending,
    onSuccess: () => announce(m.linkClosed),
    onSettled: () => client.invalidateQueries({ queryKey: ["documents"] }),
  });
  return (
    <section aria-labelledby="versions" className="mt-8">
      <h2 id="versions" className="mb-2 text-h3 font-semibold">{m.versions}</h2>
      {made.length ? (
        <ul className="border-t border-line">
          {made.map((one) => {
            const name = `${titleOf(one, m)}, ${m.version(one.numero)}`;
            return (
              <li key={one.id} className="border-b border-line py-2.5">
                <div className="flex flex-wrap items-center gap-2">
                  <p className="min-w-40 flex-1">
                    <b className="font-medium first-letter:uppercase">{m.version(one.numero)}</b>{" "}
                    <span className="text-text-3">{formatDate(one.created_at, locale)}{one.created_by ? ` ${m.by(fullName(one.created_by))}` : ""}</span>
                  </p>
                  <StateTag etat={one.etat} />
                  <a href={contentOf(one, shown(one))} target="_blank" rel="noreferrer" aria-label={m.readOne(name)} className={SMALL}><Icon name={shown(one) ? "external" : "download"} size={14} />{m.read}</a>
                  {one.etat === "signe" ? (
                    <>
                      <a href={signedPart(one, "signe")} target="_blank" rel="noreferrer" className={SMALL}>{m.signed}</a>
                      <a href={signedPart(one, "preuve")} target="_blank" rel="noreferrer" className={SMALL}>{m.proof}</a>
                    </>
                  ) : maySend ? (
                    <Button size="sm" icon="mail" aria-label={m.sendOne(name)} onClick={() => setSending(one)}>{m.send}</Button>
                  ) : null}
                </div>
                <Told document={one} onRevoke={maySend ? (id) => revoke.mutate(id) : null} />
                <p className="code truncate text-small text-text-3" title={`${m.hash} ${one.sha256}`}>{one.sha256}</p>
              </li>
            );
          })}
        </ul>
      ) : <p className="text-text-3">{m.noVersion}</p>}
      {sending ? <SendDialog document={sending} matricule={matricule} onClose={() => setSending(null)} /> : null}
    </section>
  );
}

/** What became of the last sending, in one line. */
function Told({ document: { envoi }, onRevoke }: { document: Document; onRevoke: ((id: string) => void) | null }) {
  const m = useMessages(words);
  const locale = useLocale();
  if (!envoi) return null;
  const day = (at: string) => formatDate(at, locale);
  const over = new Date(envoi.expires_at) < new Date();
  const left = envoi.echec === "refuse" ? m.refused(envoi.email) : envoi.echec ? m.unreachable : envoi.sent_at ? m.sentTo(envoi.email, day(envoi.sent_at)) : m.waiting(envoi.email);
  const read = envoi.opened_last_at ? m.opened(envoi.openings, day(envoi.opened_last_at)) : envoi.sent_at ? m.unopened : null;
  const parts = [left, read, envoi.signed_at ? m.signedBy(envoi.signataire ?? "", day(envoi.signed_at)) : null, envoi.revoked_at ? m.revoked : over ? m.over : null];
  return (
    <p className={`flex flex-wrap items-center gap-2 text-small ${envoi.echec ? "text-bad" : "text-text-2"}`}>
      <span className="first-letter:uppercase">{parts.filter(Boolean).join(" · ")}</span>
      {onRevoke && !envoi.revoked_at && !over && !envoi.signed_at ? <Button size="sm" variant="ghost" onClick={() => onRevoke(envoi.id)}>{m.revoke}</Button> : null}
    </p>
  );
}
