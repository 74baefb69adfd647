import { formatNumber } from "@/shared/format/numbers";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { useOnline } from "@/shared/realtime/live";
import { useSending } from "@/shared/recording/here";
import type { Sending } from "@/shared/recording/outbox";
import { ButtonLink } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Banner } from "@/shared/ui/states";

import { words } from "./words";

/** Fewer than this are on their way: that is « just now ». */
const ON_THEIR_WAY = 3;

const isCut = (online: boolean, sending: Sending | null): boolean => !online || Boolean(sending?.problem?.retryable);

/** In the head of the page: what is safe now. */
export function Saved({ id, pieces }: { id: string; pieces: number }) {
  const m = useMessages(words);
  const locale = useLocale();
  const online = useOnline();
  const sending = useSending(id);
  const waiting = pieces - (sending?.acknowledged ?? 0);
  if (isCut(online, sending)) return <span className="flex items-center gap-1.5 text-small whitespace-nowrap text-warn"><Icon name="wifi-off" size={14} />{m.offline}</span>;
  return (
    <span className="flex items-center gap-1.5 text-small whitespace-nowrap text-text-2">
      <Icon name="cloud-check" className={waiting > ON_THEIR_WAY ? "text-text-3" : "text-ok"} />
      {waiting > ON_THEIR_WAY ? m.saving(formatNumber(waiting, locale), waiting) : m.saved}
    </span>
  );
}

/** Why the sending waits, what is safe, what to do. */
export function WhyWaiting({ id, unkept, live }: { id: string; unkept: number; live: boolean }) {
  const m = useMessages(words);
  const online = useOnline();
  const sending = useSending(id);
  const problem = sending?.problem ?? null;
  if (unkept) return <Banner tone="bad" icon="alert" alert>{m.full(unkept)}</Banner>;
  if (isCut(online, sending)) return <Banner tone="warn" icon="device">{m.offlineText}</Banner>;
  if (!problem) return null;
  if (problem.status === 401) return <SignedOut live={live} />;
  const known = problem.code === "team_mismatch" ? m.otherTeam : problem.status === 404 ? m.gone : null;
  return <Banner tone="warn" icon="alert">{known ?? <><b>{problem.title}</b> {problem.detail}</>}</Banner>;
}

/** Logging in again leaves the page: it waits for the end of the recording. */
function SignedOut({ live }: { live: boolean }) {
  const m = useMessages(words);
  const action = live ? null : <ButtonLink size="sm" to={paths.login} search={{ suite: paths.recorder }}>{m.reconnect}</ButtonLink>;
  return <Banner tone="warn" icon="lock" action={action}>{m.signedOut}</Banner>;
}
