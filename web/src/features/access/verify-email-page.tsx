import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import { allauth } from "@/shared/api/allauth";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";

import { AccessFrame } from "./access-frame";
import { useForm } from "./use-form";
import { words } from "./words";

const route = getRouteApi(paths.verifyEmail);

export function VerifyEmailPage() {
  const m = useMessages(words);
  const { key } = route.useParams();
  const [done, setDone] = useState(false);
  const { faults, refusal, busy, send } = useForm<"key">();
  const link = useQuery({
    queryKey: ["access", "verify", key],
    queryFn: () => allauth<{ email: string }>("GET", "auth/email/verify", undefined, { "X-Email-Verification-Key": key }),
    retry: false,
    staleTime: Infinity,
  });
  const toLogin = <ButtonLink to={paths.login} variant="primary" size="lg" block>{m.signIn}</ButtonLink>;
  if (done) return <AccessFrame title={m.verified} lead={m.verifiedText}>{toLogin}</AccessFrame>;
  if (link.isError && asApiError(link.error).retryable) {
    return <AccessFrame title={m.verifyEmail}><ErrorState compact error={link.error} onRetry={() => void link.refetch()} /></AccessFrame>;
  }
  if (link.isError || faults.key) return <AccessFrame title={m.linkDead} lead={m.linkDeadText}>{toLogin}</AccessFrame>;
  return (
    <AccessFrame title={m.verifyEmail} lead={link.data?.data ? m.verifyEmailText(link.data.data.email) : <Skeleton className="h-3 w-64 animate-late" />}>
      {refusal ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div> : null}
      <Button
        variant="primary"
        size="lg"
        block
        busy={busy || link.isPending}
        onClick={() =>
          void send({}, ["key"], async () => {
            await allauth("POST", "auth/email/verify", { key });
            setDone(true);
          })
        }
      >
        {m.confirm}
      </Button>
    </AccessFrame>
  );
}
