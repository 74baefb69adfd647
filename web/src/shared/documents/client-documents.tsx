import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { formatListDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { ErrorState, Skeleton } from "@/shared/ui/states";

import { clientDocumentsQuery, contentOf, KINDS } from "./queries";
import { StateTag } from "./state-tag";
import { words } from "./words";

/** What the firm must hand to this client: the latest version of each, and the way to the next. */
export function ClientDocuments({ client, matricule }: { client: string; matricule: string }) {
  const m = useMessages(words);
  const locale = useLocale();
  const mayMake = useCan("documents.make");
  const { data, error, refetch } = useQuery(clientDocumentsQuery(client));
  if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="animate-late" aria-busy="true"><Skeleton className="h-10 w-full" /></div>;
  return (
    <ul aria-label={m.regulated} className="mb-4 overflow-hidden rounded-3 shadow-inset">
      {KINDS.map((kind) => {
        const last = data.find((one) => one.kind === kind);
        return (
          <li key={kind} className="flex min-h-10 items-center gap-3 border-line pr-1.5 pl-3 not-first:border-t phone:min-h-16">
            <Icon name="file-text" size={14} className="text-text-3" />
            <Link to={paths.document} params={{ matricule, kind }} className="min-w-0 flex-1 truncate rounded-1 font-medium hover:text-accent">{m[kind]}</Link>
            {last ? (
              <>
                <StateTag etat={last.etat} />
                <a href={contentOf(last)} target="_blank" rel="noreferrer" aria-label={m.readOne(`${m[kind]}, ${m.version(last.numero)}`)} className="num text-small text-text-3 hover:text-accent phone:hidden">
                  {m.version(last.numero)} · {formatListDate(last.created_at, locale)}
                </a>
              </>
            ) : null}
            {mayMake ? <ButtonLink to={paths.document} params={{ matricule, kind }} size="sm" aria-label={m.prepareOne(m[kind])}>{m.prepare}</ButtonLink> : null}
          </li>
        );
      })}
    </ul>
  );
}
