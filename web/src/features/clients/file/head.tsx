import { useQuery } from "@tanstack/react-query";

import { agreed, type Value } from "@/shared/dictionary/types";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { isUnknown, textOf } from "@/shared/dictionary/value-text";
import { formatDay } from "@/shared/format/dates";
import { Money, Percent, Phone } from "@/shared/format/format";
import { fullName, initials } from "@/shared/format/names";
import { formatSiren } from "@/shared/format/numbers";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { ButtonLink } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Avatar } from "@/shared/ui/marks";

import { meetingsQuery } from "./api";
import { Followers } from "./followers";
import { Tags } from "./tags";
import type { ClientFile } from "./types";

const words = defineMessages({
  fr: {
    net: "Patrimoine net", income: "Revenus du foyer", debt: "Endettement", premiums: "Cotisations par an", ask: "à demander",
    age: (n: number) => `${n} ans`, children: (n: number) => `${n} ${plural("fr", n, "enfant", "enfants")}`, todo: "À faire",
    review: (date: string) => `Relire l’entretien du ${date}`, proposals: (n: number, c: number) => `${n} ${plural("fr", n, "proposition", "propositions")}${c ? `, ${c} ${plural("fr", c, "conflit", "conflits")}` : ""}`,
    turnover: "Chiffre d’affaires", staff: "Effectif", contracts: "Contrats", people: (n: number) => `${n} ${plural("fr", n, "personne", "personnes")}`,
    go: "Relire", failed: (date: string) => `L’entretien du ${date} s’est arrêté`, see: "Voir", call: "Appeler", mail: "Écrire",
  },
  en: {
    net: "Net worth", income: "Household income", debt: "Debt ratio", premiums: "Premiums a year", ask: "to ask",
    age: (n: number) => `${n} years old`, children: (n: number) => `${n} ${plural("en", n, "child", "children")}`, todo: "To do",
    review: (date: string) => `Review the meeting of ${date}`, proposals: (n: number, c: number) => `${n} ${plural("en", n, "proposal", "proposals")}${c ? `, ${c} ${plural("en", c, "conflict", "conflicts")}` : ""}`,
    turnover: "Turnover", staff: "Staff", contracts: "Contracts", people: (n: number) => `${n} ${plural("en", n, "person", "people")}`,
    go: "Review", failed: (date: string) => `The meeting of ${date} stopped`, see: "See", call: "Call", mail: "Write",
  },
});

/** Face, name, one sentence, figures; then what there is to do, three things at most. */
export function FileHead({ file }: { file: ClientFile }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { champ } = useDictionary();
  const name = fullName(file);
  const say = (nom: string) => textOf(agreed(champ("client", nom), file.civilite), file[nom] as string | null, locale);
  const profession = file.profession ? file.profession.charAt(0).toLocaleUpperCase(locale) + file.profession.slice(1) : say("situation_professionnelle");
  const { derives } = file;
  const company = file.type_personne === "morale";
  const ofCompany = (nom: string) => textOf(champ("entreprise", nom), (file.entreprise?.[nom] ?? null) as Value, locale);
  const sentences = company ? [[ofCompany("forme_juridique"), ofCompany("activite")].filter(Boolean).join(", "), file.siren ? `SIREN ${formatSiren(file.siren)}` : "", file.ville ?? ""].filter(Boolean) : [
    [profession, derives.age === null ? "" : m.age(derives.age)].filter(Boolean).join(", "),
    [say("situation_matrimoniale"), derives.foyer.enfants ? m.children(derives.foyer.enfants) : ""].filter(Boolean).join(", "),
    file.ville ?? "",
  ].filter(Boolean);
  return (
    <div className="flex flex-none flex-wrap items-start gap-x-8 gap-y-4 px-5 pt-5 pb-4 phone:px-4">
      <div className="flex min-w-0 flex-1 basis-80 gap-4">
        <Avatar initials={initials(name)} size="xl" icon={company ? "building" : undefined} />
        <div className="min-w-0">
          <p className="display text-h1 leading-7 phone:text-[20px]">{name}</p>
          <p className="text-text-2">{sentences.length ? `${sentences.join(". ")}.` : null}</p>
          <p className="mt-0.5 flex flex-wrap gap-x-4 gap-y-1 text-text-2">
            {file.telephone ? (
              <a href={`tel:${file.telephone}`} className="inline-flex items-center gap-1.5 hover:text-text"><Icon name="phone" size={14} label={m.call} /><Phone value={file.telephone} /></a>
            ) : null}
            {file.email ? (
              <a href={`mailto:${file.email}`} className="inline-flex min-w-0 items-center gap-1.5 hover:text-text"><Icon name="mail" size={14} label={m.mail} /><span className="truncate">{file.email}</span></a>
            ) : null}
            <span className="code text-text-3">{file.matricule}</span>
          </p>
          <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1"><Followers /><Tags /></div>
        </div>
      </div>
      <dl tabIndex={0} className="no-bar flex max-w-full overflow-x-auto">
        {company ? (
          <>
            <Figure label={m.turnover} value={figureOf(file.entreprise?.["chiffre_affaires"])}>{(value) => <Money value={value} />}</Figure>
            <Figure label={m.staff} value={figureOf(file.entreprise?.["effectif"])}>{(value) => m.people(value)}</Figure>
            <Figure label={m.contracts} value={file.contrats}>{(value) => value}</Figure>
          </>
        ) : (
          <>
            <Figure label={m.net} value={derives.patrimoine_net}>{(value) => <Money value={value} />}</Figure>
            <Figure label={m.income} value={derives.revenus_annuels_foyer}>{(value) => <Money value={value} />}</Figure>
            <Figure label={m.debt} value={derives.taux_endettement}>{(value) => <Percent value={value} />}</Figure>
          </>
        )}
        <Figure label={m.premiums} value={derives.cotisations_annuelles}>{(value) => <Money value={value} />}</Figure>
      </dl>
      <ToDo file={file} />
    </div>
  );
}

const figureOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

function Figure({ label, value, children }: { label: string; value: number | null; children: (value: number) => React.ReactNode }) {
  const m = useMessages(words);
  return (
    <div className="border-l border-line px-5 first:border-0 first:pl-0 last:pr-0 desk:first:border-l desk:first:pl-5">
      <dt className="text-small whitespace-nowrap text-text-3">{label}</dt>
      <dd className="display text-h2 whitespace-nowrap">{isUnknown(value) ? <span className="text-body font-normal text-text-3">{m.ask}</span> : children(value as number)}</dd>
    </div>
  );
}

function ToDo({ file }: { file: ClientFile }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { data } = useQuery(meetingsQuery(file.id));
  const waiting = (data?.results ?? []).filter(({ state, counts }) => state === "failed" || (state === "to_review" && counts.pending > 0)).slice(0, 3);
  if (!waiting.length) return null;
  return (
    <ul aria-label={m.todo} className="grid w-full grid-cols-3 gap-2 phone:grid-cols-1">
      {waiting.map((entretien, index) => {
        const failed = entretien.state === "failed";
        const date = formatDay(entretien.date, locale);
        return (
          <li key={entretien.id} className={`flex min-h-14 items-center gap-3 rounded-3 py-2 pr-2 pl-3 ${index === 0 && !failed ? "bg-soft text-on-soft" : "bg-sunken shadow-inset"}`}>
            <Icon name={failed ? "alert-circle" : "wave"} className={failed ? "text-bad" : ""} />
            <span className="grid min-w-0 flex-1">
              <b className="truncate font-medium">{failed ? m.failed(date) : m.review(date)}</b>
              <span className="truncate text-small">{failed ? entretien.failure?.reason : m.proposals(entretien.counts.pending, entretien.counts.conflicts)}</span>
            </span>
            <ButtonLink size="sm" variant={index === 0 && !failed ? "primary" : "normal"} to={failed ? paths.entretien : paths.review} params={{ id: entretien.id }}>
              {failed ? m.see : m.go}
            </ButtonLink>
          </li>
        );
      })}
    </ul>
  );
}
