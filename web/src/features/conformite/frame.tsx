import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { PageBody, PageHead } from "@/shared/ui/page";

import { words } from "./words";

const ENTRY =
  "flex h-7 items-center rounded-2 px-2 font-medium text-text-2 hover:bg-hover data-[status=active]:bg-press data-[status=active]:text-text phone:h-9 phone:flex-none phone:px-3 phone:whitespace-nowrap";

type Props = { title: string; intro?: ReactNode; actions?: ReactNode; children: ReactNode };

/** The pages of compliance, with their index at the left. */
export function ComplianceFrame({ title, intro, actions, children }: Props) {
  const m = useMessages(words);
  return (
    <>
      <PageHead title={title} crumbs={[{ label: m.conformite, link: { to: paths.conformite } }]} actions={actions} />
      <div className="grid min-h-0 flex-1 grid-cols-[200px_minmax(0,1fr)] phone:flex phone:flex-col print:block">
        <nav aria-label={m.index} className="no-bar border-r border-line p-3 phone:overflow-x-auto phone:border-r-0 phone:border-b phone:py-2 print:hidden">
          <ul className="grid gap-0.5 phone:flex">
            <li><Link to={paths.conformite} activeOptions={{ exact: true }} className={ENTRY}>{m.demandes}</Link></li>
            <li><Link to={paths.consentements} className={ENTRY}>{m.consentements}</Link></li>
            <li><Link to={paths.conservation} className={ENTRY}>{m.conservation}</Link></li>
            <li><Link to={paths.registre} className={ENTRY}>{m.registre}</Link></li>
          </ul>
        </nav>
        <PageBody className="px-8 pt-6 pb-12 phone:px-4 print:overflow-visible print:p-0">
          <div className="w-full max-w-[960px]">
            {intro ? <p className="max-w-[640px] text-text-2">{intro}</p> : null}
            {children}
          </div>
        </PageBody>
      </div>
    </>
  );
}

export function Block({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="pt-7 break-inside-avoid">
      <div className="flex min-h-8 items-center justify-between gap-3 border-b border-line pb-2">
        <h2 className="text-h3 font-semibold tracking-[-0.01em]">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
