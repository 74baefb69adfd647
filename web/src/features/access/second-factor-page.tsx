import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { allauth } from "@/shared/api/allauth";
import { asApiError } from "@/shared/api/error";
import { FactorDialog, RecoveryDialog } from "@/shared/factors/factor-dialog";
import { PasskeyDialog } from "@/shared/factors/passkey-dialog";
import { passkeysWork } from "@/shared/factors/passkeys";
import { useReauthentication } from "@/shared/factors/reauthenticate";
import { formatDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { logOut } from "@/shared/session/log-out";
import { sessionQuery } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { ErrorState, Skeleton } from "@/shared/ui/states";

import { AccessFrame } from "./access-frame";
import { words } from "./words";

type Recovery = { unused_codes?: string[] };
const route = getRouteApi(paths.secondFactor);

/** The firm demands a second factor that this person has not: set up now, or later while it may wait. */
export function SecondFactorPage() {
  const m = useMessages(words);
  const locale = useLocale();
  const { suite } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const { guard, dialog } = useReauthentication();
  const [setting, setSetting] = useState<"app" | "key" | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);

  const enter = () => navigate({ href: suite ?? paths.home, replace: true });
  async function activated(made = true): Promise<void> {
    setSetting(null);
    if (!made) return finish();
    const answer = await guard(() => allauth<Recovery>("GET", "account/authenticators/recovery-codes"));
    setCodes(answer.data?.unused_codes ?? []);
  }
  async function finish(): Promise<void> {
    await client.invalidateQueries(sessionQuery);
    await enter();
  }

  if (error && asApiError(error).status === 401) return <Navigate to={paths.login} />;
  if (error) return <AccessFrame title={m.secondFactor}><ErrorState compact error={error} onRetry={() => void refetch()} /></AccessFrame>;
  if (!session) return <AccessFrame title={m.secondFactor}><Skeleton className="h-14 w-full animate-late" /></AccessFrame>;
  const { porte, second_facteur } = session;
  const day = second_facteur.exige_le;
  if (!porte && (second_facteur.actif || !day) && !codes) return <Navigate to={session.team ? paths.home : paths.teamChoice} />;
  return (
    <AccessFrame
      title={m.secondFactor}
      lead={porte ? m.factorClosed(porte.team.nom) : m.factorSoon(session.team?.nom ?? "", formatDate(day ?? "", locale))}
    >
      <p className="mb-6 text-text-2">{m.factorWhat}</p>
      <Button variant="primary" size="lg" block icon="device" onClick={() => setSetting("app")}>{m.factorApp}</Button>
      {passkeysWork() ? <Button size="lg" block icon="key" className="mt-3" onClick={() => setSetting("key")}>{m.factorKey}</Button> : null}
      <div className="mt-3 flex flex-wrap justify-between gap-2">
        {porte ? <span /> : <Button variant="ghost" size="sm" onClick={() => void enter()}>{m.later}</Button>}
        {porte && session.teams.length > 1 ? <Link to={paths.teamChoice} className="link rounded-1 self-center text-small">{m.otherTeam}</Link> : null}
        <Button variant="ghost" size="sm" icon="logout" onClick={() => void logOut()}>{m.logout}</Button>
      </div>
      {setting === "key" ? <PasskeyDialog guard={guard} suggested={m.thisDevice} onClose={() => setSetting(null)} onAdded={(made) => void activated(made)} /> : null}
      {setting === "app" ? <FactorDialog guard={guard} onClose={() => setSetting(null)} onActive={() => void activated()} /> : null}
      {codes ? <RecoveryDialog codes={codes} onClose={() => void finish()} /> : null}
      {dialog}
    </AccessFrame>
  );
}
