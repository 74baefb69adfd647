import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Schemas } from "@/shared/api/schema";
import { formatDate, formatTime } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Icon } from "@/shared/ui/icon";
import { ErrorState, Skeleton } from "@/shared/ui/states";

import { ActMark, useAuthor } from "./act-mark";
import { lineQuery } from "./queries";
import { words } from "./words";

type Detail = Schemas["JournalDetail"];

/** One line of the log: who, when, from where, why, and each field before and after. */
export function EntryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const m = useMessages(words);
  const { data, error, refetch } = useQuery(lineQuery(id, useLocale()));
  return (
    <Dialog open onClose={onClose} onSubmit={onClose} title={data?.objet ?? m.journal} actions={<Button data-first="" type="submit">{m.close}</Button>}>
      {error ? <ErrorState compact error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div aria-busy="true" className="grid gap-3 py-4 animate-late"><Skeleton className="h-3 w-48" /><Skeleton className="h-3 w-72" /></div> : null}
      {data ? <Told line={data} /> : null}
    </Dialog>
  );
}

function Told({ line }: { line: Detail }) {
  const m = useMessages(words);
  const locale = useLocale();
  const author = useAuthor();
  return (
    <>
      <dl className="mb-4 grid grid-cols-[104px_minmax(0,1fr)] gap-y-1.5">
        <Fact label={m.act}><ActMark act={line.acte} /></Fact>
        <Fact label={m.when}><span className="num">{formatDate(line.at, locale)}, {formatTime(line.at, locale)}</span></Fact>
        <Fact label={m.who}>{author(line)}</Fact>
        {line.client ? (
          <Fact label={m.client}>
            {line.client.present ? (
              <Link to={paths.client} params={{ matricule: line.client.matricule }} className="text-accent underline-offset-2 hover:underline">{line.client.nom}</Link>
            ) : (
              line.client.nom
            )}{" "}
            <span className="code text-small text-text-3">{line.client.matricule}</span>
          </Fact>
        ) : null}
        {line.motif ? <Fact label={m.why}>{line.motif}</Fact> : null}
        {line.cause ? <Fact label={m.cause}><Cause cause={line.cause} /></Fact> : null}
        {line.ip ? <Fact label={m.where}><span className="code">{line.ip}</span></Fact> : null}
        {line.request_id ? <Fact label={m.request}><span className="code text-small break-all text-text-3">{line.request_id}</span></Fact> : null}
      </dl>
      {line.changements.length ? <Changes line={line} /> : <p className="pb-3 text-text-3">{m.noField}</p>}
    </>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt className="text-text-3">{label}</dt>
    <dd className="min-w-0 break-words">{children}</dd>
  </>
);

function Cause({ cause: { kind, id } }: { cause: NonNullable<Detail["cause"]> }) {
  const m = useMessages(words);
  if (kind === "entretien") {
    return <Link to={paths.entretien} params={{ id }} className="text-accent underline-offset-2 hover:underline">{m.meeting}</Link>;
  }
  return kind === "lot" ? m.lot : kind === "jeton" ? m.token : kind;
}

function Changes({ line }: { line: Detail }) {
  const m = useMessages(words);
  const value = (said: string | null, sealed: boolean) =>
    said === null ? <span className="text-text-3">{m.empty}</span> : sealed ? <span className="inline-flex items-center gap-1 text-text-3"><Icon name="lock" size={12} />{m.sealed}</span> : said;
  const before = line.acte === "modification" || line.acte === "suppression";
  return (
    <table className="mb-3 w-full table-fixed text-left [&_td]:border-b [&_td]:border-line [&_td]:py-1.5 [&_td]:pr-3 [&_td]:align-top [&_td]:break-words [&_th]:border-b [&_th]:border-line [&_th]:py-1 [&_th]:font-medium">
      <thead className="text-small text-text-3">
        <tr>
          <th scope="col" className="w-[34%]">{m.field}</th>
          {before ? <th scope="col">{m.before}</th> : null}
          {line.acte === "suppression" ? null : <th scope="col">{m.after}</th>}
        </tr>
      </thead>
      <tbody>
        {line.changements.map(({ nom, libelle, avant, apres, protege }) => (
          <tr key={nom}>
            <td className="text-text-2">{libelle}</td>
            {before ? <td className={line.acte === "modification" ? "text-text-3" : ""}>{value(avant, protege)}</td> : null}
            {line.acte === "suppression" ? null : <td>{value(apres, protege)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
