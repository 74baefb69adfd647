import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Row } from "@/shared/dictionary/types";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { formatDate } from "@/shared/format/dates";
import { Money } from "@/shared/format/format";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { Button } from "@/shared/ui/button";
import { FailedPage, PageHead } from "@/shared/ui/page";
import { Skeleton } from "@/shared/ui/states";

import { clientQuery } from "../file/api";
import type { ClientFile } from "../file/types";
import { Bars, type Bar } from "./bars";
import { balanceQuery, type Balance } from "./queries";
import { words } from "./words";

/** A client on one printed page: who lives there, what they own, what the month costs, which tax, which contracts. */
export function PortraitPage() {
  const { matricule } = useParams({ from: "/shell/clients/$matricule/portrait" });
  const m = useMessages(words);
  const file = useQuery(clientQuery(matricule));
  const balance = useQuery(balanceQuery(matricule));
  const failed = file.error ?? balance.error;
  if (failed) return <FailedPage error={failed} onRetry={() => void balance.refetch()} />;
  const name = file.data ? fullName(file.data) : "";
  return (
    <>
      <PageHead
        title={m.title}
        crumbs={[{ label: m.clients, link: { to: paths.clients } }, ...(file.data ? [{ label: name, link: { to: paths.client, params: { matricule } } }] : [])]}
        actions={<Button icon="printer" className="print:hidden" onClick={() => window.print()}>{m.print}</Button>}
      />
      <div role="region" aria-label={m.title} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-8 py-8 -outline-offset-2 phone:px-4 print:overflow-visible print:p-0">
        {file.data && balance.data ? (
          <Sheet file={file.data} balance={balance.data} name={name} />
        ) : (
          <div className="grid gap-6 animate-late" aria-busy="true"><Skeleton className="h-10 w-96" /><Skeleton className="h-48 w-full" /></div>
        )}
      </div>
    </>
  );
}

function Sheet({ file, balance, name }: { file: ClientFile; balance: Balance; name: string }) {
  const m = useMessages(words);
  const locale = useLocale();
  return (
    <article className="mx-auto grid max-w-[820px] gap-7 print:max-w-none print:gap-3 print:text-small">
      <header className="flex items-baseline justify-between gap-4 border-b border-line-2 pb-3">
        <h2 className="font-display text-h1 font-semibold">{name}</h2>
        <p className="text-small text-text-3">{m.madeOn(formatDate(new Date().toISOString(), locale))}</p>
      </header>
      <Household file={file} />
      <Block title={m.owns}><Owned balance={balance} /></Block>
      <Block title={m.month}><Month balance={balance} /></Block>
      <Block title={m.tax}><Tax balance={balance} /></Block>
      <Block title={m.contracts}><Contracts file={file} /></Block>
      <p className="text-small text-text-3">{m.source} {balance.fiscalite.bareme}.</p>
    </article>
  );
}

const Block = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="break-inside-avoid">
    <h3 className="mb-2 text-h3 font-semibold">{title}</h3>
    {children}
  </section>
);

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid grid-cols-[140px_minmax(0,1fr)] gap-3 py-1 print:py-0 phone:grid-cols-[110px_minmax(0,1fr)]"><dt className="text-text-3">{label}</dt><dd>{children}</dd></div>
);

const ask = (text: string): ReactNode => <span className="text-text-3">{text}</span>;

const nameOf = (person: Row) => fullName(person as { prenom?: string | null; nom?: string | null });

function Household({ file }: { file: ClientFile }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { champ } = useDictionary();
  const born = ({ date_naissance: day, civilite }: Row) => (typeof day === "string" && day.length === "AAAA-MM-JJ".length ? `, ${m.born(formatDate(day, locale), civilite)}` : "");
  const needs = file.besoins.map((need) => champ("besoins", "besoins").choix?.find(({ valeur }) => valeur === need)?.[locale] ?? need);
  return (
    <dl>
      <Line label={m.household}>
        {fullName(file)}{born(file)}
        {file.conjoint ? <><br />{nameOf(file.conjoint)}{born(file.conjoint)}</> : null}
      </Line>
      {file.enfants.length ? <Line label={m.children}>{file.enfants.map((child) => nameOf(child) || m.unknown).join(", ")}</Line> : null}
      <Line label={m.work}>{typeof file.profession === "string" ? file.profession : ask(m.unknown)}</Line>
      <Line label={m.needs}>{needs.length ? needs.join(", ") : ask(m.unknown)}</Line>
    </dl>
  );
}

function Owned({ balance }: { balance: Balance }) {
  const m = useMessages(words);
  if (!balance.classes.length && !balance.dettes) return <p className="text-text-2">{m.empty}</p>;
  const gross = balance.patrimoine_brut ?? 0;
  const bars: Bar[] = balance.classes.map(({ code, valeur, part }) => ({ code, label: m[code], value: valeur, share: part }));
  if (balance.dettes) bars.push({ code: "dettes", label: m.debts, value: -balance.dettes, share: gross ? (balance.dettes / gross) * 100 : 100, look: "hatch" });
  return <Bars caption={m.owns} head={[m.what, m.share, m.amount]} bars={bars} {...(balance.patrimoine_net === null ? {} : { foot: { label: m.net, value: balance.patrimoine_net } })} />;
}

function Month({ balance: { budget } }: { balance: Balance }) {
  const m = useMessages(words);
  if (budget.revenus === null) return <p className="text-text-2">{m.income} : {ask(m.unknown)}</p>;
  const whole = budget.revenus || 1;
  const spent = [["loans", budget.emprunts], ["charges", budget.charges], ["premiums", budget.cotisations], ["incomeTax", budget.impot ?? 0]] as const;
  const bars: Bar[] = [
    { code: "income", label: m.income, value: budget.revenus, share: 100, look: "solid" },
    ...spent.filter(([, value]) => value > 0).map(([code, value]): Bar => ({ code, label: m[code], value: -value, share: (value / whole) * 100 })),
  ];
  return <Bars caption={m.month} head={[m.what, m.share, m.amount]} bars={bars} {...(budget.reste === null ? {} : { foot: { label: m.rest, value: budget.reste } })} />;
}

function Tax({ balance: { fiscalite } }: { balance: Balance }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { tmi, tmi_declaree: declared } = fiscalite;
  const shares = fiscalite.parts.toLocaleString(locale);
  return (
    <dl>
      <Line label={m.parts}><span className="num">{shares}</span></Line>
      <Line label={m.rate}>
        {tmi === null ? ask(m.unknown) : <b className="num font-semibold">{tmi} %</b>}
        {fiscalite.plafonne ? <span className="ml-2 text-small text-text-3">{m.capped}</span> : null}
        {declared !== null && tmi !== null && declared !== tmi ? <span className="ml-2 text-small text-warn">{m.declared(declared)}</span> : null}
      </Line>
      {fiscalite.revenu_imposable === null ? null : <Line label={m.taxable}><Money value={fiscalite.revenu_imposable} /> {m.perYear}</Line>}
      {fiscalite.impot === null ? null : <Line label={m.due}><Money value={fiscalite.impot} /> {m.perYear}</Line>}
    </dl>
  );
}

function Contracts({ file }: { file: ClientFile }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { champ } = useDictionary();
  if (!file.contrats_existants.length) return <p className="text-text-2">{m.none}</p>;
  const named = (nom: string, value: unknown) => champ("contrats_existants", nom).choix?.find(({ valeur }) => valeur === value)?.[locale] ?? String(value ?? "");
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr className="border-b border-line text-left text-small text-text-3"><th scope="col" className="py-1 font-normal">{m.type}</th><th scope="col" className="font-normal">{m.insurer}</th><th scope="col" className="text-right font-normal">{m.premium}</th></tr>
      </thead>
      <tbody>
        {file.contrats_existants.map(({ id, ...row }) => {
          const { type, assureur, cotisation, periodicite } = row as Partial<Record<"type" | "assureur" | "cotisation" | "periodicite", unknown>>;
          return (
            <tr key={id} className="h-7 print:h-5">
              <th scope="row" className="text-left font-normal">{named("type", type)}</th>
              <td>{typeof assureur === "string" ? assureur : ask(m.unknown)}</td>
              <td className="text-right">{typeof cotisation === "number" ? <><Money value={cotisation} cents /> <span className="text-small text-text-3">{named("periodicite", periodicite)}</span></> : ask(m.unknown)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
