import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { agreed, type Champ, type Value } from "@/shared/dictionary/types";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { textOf } from "@/shared/dictionary/value-text";
import { formatDate } from "@/shared/format/dates";
import { fullName, initials } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { membersQuery } from "@/shared/session/members";
import { Button } from "@/shared/ui/button";
import { Avatar } from "@/shared/ui/marks";
import { FailedPage, PageBody, PageFoot, PageHead } from "@/shared/ui/page";
import { Banner, Skeleton } from "@/shared/ui/states";
import { MiniTable } from "@/shared/ui/table";
import { announce } from "@/shared/ui/toast";

import { mergeFiles, refreshFiles, twoFilesQuery, undoMerge, type Compared, type Person, type Side, type TwoFiles } from "./queries";
import { words } from "./words";

const ADVISER = "conseiller_id";

/** Two files side by side: both values where they disagree, neither chosen in advance. */
export function FusionPage() {
  const { matricule } = useParams({ from: "/shell/clients/$matricule/fusion" });
  const { avec } = useSearch({ from: "/shell/clients/$matricule/fusion" });
  const { data, error, refetch } = useQuery(twoFilesQuery(matricule, avec));
  const m = useMessages(words);
  if (error) return <FailedPage error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHead title={m.title} crumbs={[{ label: m.doublons, link: { to: paths.doublons } }]} />
      {data ? (
        <Choices key={data.survivant.id} files={data} />
      ) : (
        <div className="grid gap-6 p-8 animate-late" aria-busy="true"><Skeleton className="h-14 w-full" /><Skeleton className="h-40 w-full" /></div>
      )}
    </>
  );
}

function useWords() {
  const m = useMessages(words);
  const locale = useLocale();
  const { champ, section } = useDictionary();
  const members = useQuery(membersQuery).data;
  const fieldOf = ({ section: of, champ: nom }: Compared): Champ => champ(of, nom);
  return {
    label: (one: Compared) => (one.champ === ADVISER ? m.adviser : [one.section === "client" ? "" : section(one.section)?.[locale], agreed(fieldOf(one), null)[locale]].filter(Boolean).join(" : ")),
    value: (one: Compared, side: Side) => {
      const value = one[side] as Value;
      if (one.champ !== ADVISER) return textOf(fieldOf(one), value, locale);
      const member = members?.find(({ id }) => id === value);
      return member ? fullName(member) : m.unknownMember;
    },
    sectionName: (nom: string) => section(nom)?.[locale] ?? nom,
  };
}

function Choices({ files }: { files: TwoFiles }) {
  const m = useMessages(words);
  const { label, value, sectionName } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const [asked, setAsked] = useState(false);
  const { survivant, absorbe } = files;
  const conflicts = files.champs.filter(({ cote }) => cote === "conflit");
  const gains = files.champs.filter(({ cote }) => cote === "absorbe");
  const left = conflicts.filter(({ cle }) => !chosen[cle]).length;
  const merge = useMutation({
    mutationFn: () => mergeFiles(survivant.matricule, absorbe.id, chosen),
    onSuccess: ({ id }) => {
      refreshFiles(client);
      announce(m.merged(fullName(survivant)), () => void undoMerge(id).then(() => refreshFiles(client)));
      void navigate({ to: paths.client, params: { matricule: survivant.matricule } });
    },
  });
  const swap = () => void navigate({ to: paths.fusion, params: { matricule: absorbe.matricule }, search: { avec: survivant.matricule }, replace: true });
  return (
    <>
      <PageBody className="px-8 pt-6 pb-10 phone:px-4">
        <div className="w-full max-w-[960px]">
          <div className="grid grid-cols-2 gap-4 phone:grid-cols-1">
            <Face title={m.keep} person={survivant} />
            <Face title={m.join} person={absorbe} text={m.joinText} action={<Button size="sm" icon="chevrons-up-down" onClick={swap}>{m.swap}</Button>} />
          </div>
          {merge.error ? <div className="pt-4"><Banner tone="bad" icon="alert-circle" alert>{asApiError(merge.error).message}</Banner></div> : null}
          <h2 className="mt-7 border-b border-line pb-2 text-h3 font-semibold">{m.conflicts}</h2>
          <p className="py-2 text-text-2">{conflicts.length ? m.conflictsText : m.noConflict}</p>
          {conflicts.map((one) => (
            <fieldset key={one.cle} className="grid grid-cols-[200px_minmax(0,1fr)_minmax(0,1fr)] items-stretch gap-3 border-b border-line py-2 phone:grid-cols-1 phone:gap-1.5">
              <legend className="sr-only">{m.choose(label(one))}</legend>
              <p aria-hidden="true" className={`self-center ${asked && !chosen[one.cle] ? "font-medium text-warn" : "text-text-3"}`}>{label(one)}</p>
              {(["survivant", "absorbe"] as const).map((side) => (
                <label key={side} className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-2 px-3 py-1.5 shadow-inset hover:bg-hover has-checked:bg-soft has-checked:text-on-soft phone:min-h-11">
                  <input type="radio" name={one.cle} className="size-4 flex-none accent-(--accent)" checked={chosen[one.cle] === side} onChange={() => setChosen({ ...chosen, [one.cle]: side })} />
                  <span className="min-w-0 break-words">{value(one, side)}</span>
                </label>
              ))}
            </fieldset>
          ))}
          <h2 className="mt-7 border-b border-line pb-2 text-h3 font-semibold">{m.gains}</h2>
          {gains.length === 0 ? <p className="py-2 text-text-3">{m.gainsNothing}</p> : null}
          <dl className="grid grid-cols-2 gap-x-8 phone:grid-cols-1">
            {gains.map((one) => (
              <div key={one.cle} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-3 border-b border-line py-1.5"><dt className="text-text-3">{label(one)}</dt><dd className="break-words">{value(one, "absorbe")}</dd></div>
            ))}
          </dl>
          {files.lignes.length ? (
            <section className="pt-7">
              <h2 className="border-b border-line pb-2 text-h3 font-semibold">{m.rows}</h2>
              <MiniTable caption={m.rows}>
                <thead><tr><th scope="col">{m.row}</th>{[m.mine, m.theirs, m.twins, m.after].map((title) => <th key={title} scope="col" className="text-right!">{title}</th>)}</tr></thead>
                <tbody>
                  {files.lignes.map((rows) => (
                    <tr key={rows.section}>
                      <td>{sectionName(rows.section)}</td>
                      {[rows.survivant, rows.absorbe, rows.identiques, rows.survivant + rows.absorbe - rows.identiques].map((n, index) => <td key={index} className="num text-right">{n}</td>)}
                    </tr>
                  ))}
                </tbody>
              </MiniTable>
            </section>
          ) : null}
          <p className="max-w-[640px] pt-4 text-small text-text-3">{m.follows}</p>
        </div>
      </PageBody>
      <PageFoot>
        <Button
          variant="primary"
          busy={merge.isPending}
          onClick={() => {
            setAsked(true);
            if (left === 0) merge.mutate();
          }}
        >
          {m.merge}
        </Button>
        <span aria-live="polite" className={asked && left ? "text-warn" : ""}>{left ? m.left(left) : null}</span>
      </PageFoot>
    </>
  );
}

function Face({ title, person, text, action }: { title: string; person: Person; text?: string; action?: React.ReactNode }) {
  const m = useMessages(words);
  const locale = useLocale();
  const name = fullName(person);
  const born = person.date_naissance?.length === 10 ? m.born(formatDate(person.date_naissance, locale)) : null;
  return (
    <section className="flex items-start gap-3 rounded-4 bg-sunken p-4 shadow-inset">
      <Avatar initials={initials(name)} size="md" />
      <div className="min-w-0 flex-1">
        <h2 className="text-small font-medium text-text-3">{title}</h2>
        <p className="font-semibold break-words">{name} <span className="code text-small font-normal text-text-3">{person.matricule}</span></p>
        <p className="text-small break-words text-text-3">{[born, person.email].filter(Boolean).join(" · ")}</p>
        {text ? <p className="text-small text-text-3">{text}</p> : null}
      </div>
      {action}
    </section>
  );
}
