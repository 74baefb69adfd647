import { Link } from "@tanstack/react-router";

import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Banner } from "@/shared/ui/states";

import type { Lack } from "@/shared/documents/queries";
import { words } from "@/shared/documents/words";

const FILL = "font-medium text-accent underline-offset-2 hover:underline";

type Props = { manques: readonly Lack[]; matricule: string; required?: (n: number) => string; ready?: string };

/** What the document lacks, each with the place where it is said. */
export function Missing({ manques, matricule, ...said }: Props) {
  const m = { ...useMessages(words), ...said };
  const required = manques.filter(({ obligatoire }) => obligatoire);
  const untold = manques.filter(({ obligatoire }) => !obligatoire);
  return (
    <section aria-labelledby="manques">
      <h2 id="manques" className="sr-only">{m.missing}</h2>
      {required.length ? <Banner tone="warn" icon="alert">{m.required(required.length)}</Banner> : <Banner tone="ok" icon="check">{m.ready}</Banner>}
      <Lacks lacks={required} matricule={matricule} />
      {untold.length ? (
        <details className="mt-2">
          <summary className="flex min-h-8 cursor-pointer items-center text-text-2">{m.untold(untold.length)}</summary>
          <Lacks lacks={untold} matricule={matricule} />
        </details>
      ) : null}
    </section>
  );
}

const Lacks = ({ lacks, matricule }: { lacks: readonly Lack[]; matricule: string }) => (
  <ul className="mt-1">
    {lacks.map((lack) => (
      <li key={`${lack.section}.${lack.champ}.${lack.libelle}`} className="flex min-h-9 items-center gap-3 border-b border-line py-1">
        <span aria-hidden="true" className="text-text-3">–</span>
        <span className="min-w-0 flex-1" lang="fr">
          {lack.libelle} <span className="text-small text-text-3">{lack.article}</span>
        </span>
        <Fill lack={lack} matricule={matricule} />
      </li>
    ))}
  </ul>
);

function Fill({ lack, matricule }: { lack: Lack; matricule: string }) {
  const m = useMessages(words);
  const label = `${m.fill} : ${lack.libelle}`;
  if (lack.ou === "cabinet") return <Link to={paths.identity} hash={lack.champ} aria-label={label} className={FILL}>{m.fill}</Link>;
  if (lack.ou === "client") return <Link to={paths.client} params={{ matricule }} hash={lack.section} aria-label={label} className={FILL}>{m.fill}</Link>;
  if (lack.ou === "questionnaire") return <Link to={paths.questionnaire} params={{ matricule }} aria-label={label} className={FILL}>{m.fill}</Link>;
  return <a href={`#${lack.champ}`} aria-label={label} className={FILL}>{m.fill}</a>;
}
