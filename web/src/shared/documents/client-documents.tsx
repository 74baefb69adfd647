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

import { clientDocumentsQuery, contentOf, KINDS, type Document } from "./queries";
import { StateTag } from "./state-tag";
import { templatesQuery } from "./templates";
import { words } from "./words";

const LIST = "mb-4 overflow-hidden rounded-3 shadow-inset";
const LINE = "flex min-h-10 items-center gap-3 border-line pr-1.5 pl-3 not-first:border-t phone:min-h-16";
const TITLE = "min-w-0 flex-1 truncate rounded-1 font-medium hover:text-accent";

/** What the firm must hand to this client, then what it has templates of its own for: the latest version of each. */
export function ClientDocuments({ client, matricule }: { client: string; matricule: string }) {
  const m = useMessages(words);
  const mayMake = useCan("documents.make");
  const { data, error, refetch } = useQuery(clientDocumentsQuery(client));
  const templates = useQuery(templatesQuery()).data ?? [];
  if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="animate-late" aria-busy="true"><Skeleton className="h-10 w-full" /></div>;
  return (
    <>
      <ul aria-label={m.regulated} className={LIST}>
        {KINDS.map((kind) => {
          const last = data.find((one) => one.kind === kind && !one.modele);
          return (
            <li key={kind} className={LINE}>
              <Icon name="file-text" size={14} className="text-text-3" />
              <Link to={paths.document} params={{ matricule, kind }} className={TITLE}>{m[kind]}</Link>
              {last ? <Last one={last} title={m[kind]} /> : null}
              {mayMake ? <ButtonLink to={paths.document} params={{ matricule, kind }} size="sm" aria-label={m.prepareOne(m[kind])}>{m.prepare}</ButtonLink> : null}
            </li>
          );
        })}
      </ul>
      {templates.length ? (
        <>
          <h3 className="mb-1.5 text-small font-medium text-text-2">{m.own}</h3>
          <ul aria-label={m.own} className={LIST}>
            {templates.map(({ id, nom }) => {
              const last = data.find((one) => one.modele === id);
              return (
                <li key={id} className={LINE}>
                  <Icon name="file" size={14} className="text-text-3" />
                  <Link to={paths.fromTemplate} params={{ matricule, modele: id }} className={TITLE}>{nom}</Link>
                  {last ? <Last one={last} title={nom} /> : null}
                  {mayMake ? <ButtonLink to={paths.fromTemplate} params={{ matricule, modele: id }} size="sm" aria-label={m.prepareOne(nom)}>{m.prepare}</ButtonLink> : null}
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Last({ one, title }: { one: Document; title: string }) {
  const m = useMessages(words);
  const locale = useLocale();
  return (
    <>
      <StateTag etat={one.etat} />
      <a href={contentOf(one)} target="_blank" rel="noreferrer" aria-label={m.readOne(`${title}, ${m.version(one.numero)}`)} className="num text-small text-text-3 hover:text-accent phone:hidden">
        {m.version(one.numero)} · {formatListDate(one.created_at, locale)}
      </a>
    </>
  );
}
