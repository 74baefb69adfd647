import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { initials } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { logOut } from "@/shared/session/log-out";
import { sessionQuery, switchTeam } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Avatar } from "@/shared/ui/marks";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";

import { AccessFrame } from "./access-frame";
import { words } from "./words";

/** For a person of several firms whose session has none yet. */
export function TeamChoicePage() {
  const m = useMessages(words);
  const { data, error, refetch } = useQuery(sessionQuery);
  const [refusal, setRefusal] = useState("");
  if (error && asApiError(error).status === 401) return <Navigate to={paths.login} />;
  if (error) return <AccessFrame title={m.chooseTeam}><ErrorState compact error={error} onRetry={() => void refetch()} /></AccessFrame>;
  if (!data) return <AccessFrame title={m.chooseTeam}><Skeleton className="h-14 w-full animate-late" /></AccessFrame>;
  const leave = <Button variant="ghost" size="sm" icon="logout" className="mt-3 -ml-2" onClick={() => void logOut()}>{m.logout}</Button>;
  if (!data.teams.length) return <AccessFrame title={m.noTeam} lead={m.noTeamText}>{leave}</AccessFrame>;
  return (
    <AccessFrame title={m.chooseTeam} lead={m.chooseTeamText}>
      {refusal ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div> : null}
      <ul className="overflow-hidden rounded-3 shadow-inset">
        {data.teams.map((team) => (
          <li key={team.id} className="border-line not-first:border-t">
            <button
              type="button"
              onClick={() => switchTeam(team.id).catch((failure: unknown) => setRefusal(asApiError(failure).message))}
              className="flex min-h-16 w-full items-center gap-3 px-4 text-left hover:bg-hover focus-visible:-outline-offset-2"
            >
              <Avatar initials={initials(team.nom)} size="md" />
              <span className="grid flex-1"><b className="font-medium">{team.nom}</b><span className="text-small text-text-3">{m[team.role]}</span></span>
              <Icon name="chevron-right" className="text-text-3" />
            </button>
          </li>
        ))}
      </ul>
      {leave}
    </AccessFrame>
  );
}
