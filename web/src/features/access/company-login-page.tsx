import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { sessionQuery } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Banner, Skeleton } from "@/shared/ui/states";

import { AccessFrame } from "./access-frame";
import { useArrive } from "./arrive";
import { words } from "./words";

const route = getRouteApi(paths.companyLogin);

/** Towards the firm's own identity provider, and back from it. */
export function CompanyLoginPage() {
  const m = useMessages(words);
  const { state, code, equipe, suite } = route.useSearch();
  const [again, setAgain] = useState(false);
  return state && !again ? (
    <Returning state={state} code={code ?? ""} onAgain={() => setAgain(true)} />
  ) : (
    <AccessFrame title={m.company} lead={equipe ? m.companyOnly : m.companyText}>
      <Leaving equipe={equipe} suite={suite} />
      <p className="mt-4"><Link to={paths.login} className="link rounded-1 text-small">{m.backToLogin}</Link></p>
    </AccessFrame>
  );
}

function Leaving({ equipe, suite }: { equipe: string | undefined; suite: string | undefined }) {
  const m = useMessages(words);
  const [who, setWho] = useState("");
  const [missing, setMissing] = useState(false);
  const start = useMutation({
    mutationFn: () => {
      const typed = who.trim();
      const door = equipe ? { email: "", cabinet: "" } : typed.includes("@") ? { email: typed, cabinet: "" } : { email: "", cabinet: typed };
      return unwrap(api.POST("/access/sso/start", { body: { ...door, team_id: equipe ?? null, suite: suite ?? "" } }));
    },
    onSuccess: ({ adresse }) => location.assign(adresse),
  });
  const problem = start.error ? asApiError(start.error) : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!equipe && !who.trim());
        if (equipe || who.trim()) start.mutate();
      }}
    >
      {problem ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.field("email") ?? problem.message}</Banner></div> : null}
      {equipe ? null : (
        <Field label={m.companyWho} help={m.companyWhoHelp} error={missing ? m.required : undefined}>
          {(wiring) => <Input {...wiring} autoFocus autoComplete="username" spellCheck={false} value={who} onChange={(event) => setWho(event.target.value)} />}
        </Field>
      )}
      <Button type="submit" variant="primary" size="lg" block busy={start.isPending || start.isSuccess}>{m.companyGo}</Button>
    </form>
  );
}

/** The answer of the provider serves once: it is sent once. */
function Returning({ state, code, onAgain }: { state: string; code: string; onAgain: () => void }) {
  const m = useMessages(words);
  const arrive = useArrive();
  const navigate = useNavigate();
  const client = useQueryClient();
  const sent = useRef(false);
  const [refusal, setRefusal] = useState("");
  // An administrator who only tried the provider is still logged in as before.
  const { data: session } = useQuery({ ...sessionQuery, enabled: refusal !== "" });
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    void (async () => {
      try {
        const { etape, suite } = await unwrap(api.POST("/access/sso/finish", { body: { state, code } }));
        if (etape === "entre") return await arrive(suite || undefined);
        client.removeQueries({ queryKey: ["access"] });
        await navigate({ to: paths.login, search: suite ? { suite } : {}, replace: true });
      } catch (error) {
        setRefusal(asApiError(error).message);
      }
    })();
  }, [state, code, arrive, navigate, client]);
  if (!refusal) return <AccessFrame title={m.company} lead={m.companyChecking}><Skeleton className="h-12 w-full animate-late" /></AccessFrame>;
  return (
    <AccessFrame title={m.company}>
      <div className="mb-6"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div>
      <Button variant="primary" size="lg" block onClick={onAgain}>{m.companyAgain}</Button>
      <p className="mt-4">
        {session
          ? <Link to={paths.team} className="link rounded-1 text-small">{m.companyBackToTeam}</Link>
          : <Link to={paths.login} className="link rounded-1 text-small">{m.backToLogin}</Link>}
      </p>
    </AccessFrame>
  );
}
