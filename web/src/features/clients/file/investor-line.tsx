import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { formatDate } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";

import { toldQuery } from "../questionnaire/queries";
import { words } from "../questionnaire/words";

/** The investor's profile in a line, and the way to its questionnaire. */
export function InvestorLine({ matricule }: { matricule: string }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { data } = useQuery(toldQuery(matricule));
  const last = data?.valides[0];
  return (
    <p className="flex min-h-8 flex-wrap items-center gap-x-3 text-text-2">
      <Link to={paths.questionnaire} params={{ matricule }} className="font-medium text-accent hover:underline">{m.title}</Link>
      {last?.validated_at ? <span>{m[last.profil]}, <span className="num">{m.at(last.score)}</span>, {m.validatedOn(formatDate(last.validated_at, locale))}</span> : null}
      {data && !last ? m.none : null}
      {data?.en_cours ? <span className="text-warn">{m.left(data.en_cours.manquantes.length)}</span> : null}
    </p>
  );
}
