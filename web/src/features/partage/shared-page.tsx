import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { asApiError } from "@/shared/api/error";
import { formatDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { buttonClass } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { useTitle } from "@/shared/ui/page";
import { Banner, EmptyState, ErrorState, Skeleton } from "@/shared/ui/states";

import { sharedContent, sharedQuery, type Shared } from "./queries";
import { SignForm } from "./sign-form";
import { words } from "./words";

const route = getRouteApi(paths.shared);

/** A document opened from an e-mail, by somebody who has no account. */
export function SharedPage() {
  const m = useMessages(words);
  const { token } = route.useParams();
  const { data, error, refetch } = useQuery(sharedQuery(token));
  useTitle(data?.titre ?? m.document);
  if (error)
    return (
      <Sheet>
        {asApiError(error).retryable ? <ErrorState error={error} onRetry={() => void refetch()} /> : <EmptyState title={m.failed}>{m.failedText}</EmptyState>}
      </Sheet>
    );
  if (!data) return <Sheet><div className="grid gap-4 p-6 animate-late" aria-busy="true" aria-label={m.loading}><Skeleton className="h-4 w-72" /><Skeleton className="h-96 w-full" /></div></Sheet>;
  return <Sheet><Opened token={token} shared={data} /></Sheet>;
}

const Sheet = ({ children }: { children: ReactNode }) => (
  <div className="min-h-dvh p-2 phone:p-0"><main className="mx-auto flex min-h-[calc(100dvh-16px)] max-w-[1200px] flex-col rounded-4 bg-surface shadow-sheet phone:min-h-dvh phone:rounded-none">{children}</main></div>
);

function Opened({ token, shared }: { token: string; shared: Shared }) {
  const m = useMessages(words);
  const locale = useLocale();
  const signed = shared.signed_at !== null;
  // Signed, it is another file: the frame reads it again.
  const where = `${sharedContent(token, true)}${signed ? "&signe=1" : ""}`;
  return (
    <>
      <header className="flex flex-wrap items-center gap-3 border-b border-line px-6 py-4 phone:px-4">
        <div className="min-w-0 flex-1">
          <p className="text-small text-text-3">{m.from(shared.cabinet)}</p>
          <h1 className="display text-h2" lang="fr">{shared.titre}</h1>
          <p className="text-small text-text-3">{m.until(formatDate(shared.expires_at, locale))}</p>
        </div>
        <a href={sharedContent(token, false)} download className={buttonClass({ variant: "normal" })}><Icon name="download" />{m.download}</a>
      </header>
      <div className={`grid flex-1 gap-6 p-6 phone:p-4 ${shared.a_signer || signed ? "grid-cols-[minmax(0,1fr)_380px] max-[980px]:grid-cols-1" : ""}`}>
        <div className="min-w-0">
          <iframe loading="lazy" src={where} title={shared.titre} className="h-[calc(100dvh-180px)] w-full rounded-3 border-0 bg-sunken shadow-inset phone:hidden" />
          <a href={where} target="_blank" rel="noreferrer" className={`${buttonClass({ variant: "primary", size: "lg", block: true })} desk:hidden!`}><Icon name="external" />{m.open}</a>
        </div>
        {signed ? (
          <div>
            <Banner tone="ok" icon="check">{m.signed(shared.signataire, formatDate(shared.signed_at ?? "", locale))}</Banner>
            <p className="mt-3 text-text-2">{m.signedText}</p>
            <p className="mt-3 text-small text-text-3">{m.hash} <span className="code break-all whitespace-normal!">{shared.sha256}</span></p>
          </div>
        ) : shared.a_signer ? (
          <SignForm token={token} shared={shared} />
        ) : null}
      </div>
    </>
  );
}
