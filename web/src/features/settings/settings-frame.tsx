import { Link } from "@tanstack/react-router";
import { useEffect, useId, useRef, type ReactNode } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { PageBody, PageHead } from "@/shared/ui/page";

import { words } from "./words";

const ENTRY =
  "flex h-7 items-center rounded-2 px-2 font-medium text-text-2 hover:bg-hover data-[status=active]:bg-press data-[status=active]:text-text phone:h-9 phone:flex-none phone:px-3 phone:whitespace-nowrap";

type Props = { title: string; actions?: ReactNode; children: ReactNode };

/** Left index, then sections of rows: what, explanation, control. Saved at once, with undo. */
export function SettingsFrame({ title, actions, children }: Props) {
  const m = useMessages(words);
  const mayTeam = useCan("team.view");
  const mayIdentity = useCan("identite.view");
  const mayTokens = useCan("tokens.create");
  const mayTags = useCan("etiquettes.view");
  const mayInsurers = useCan("assureurs.view");
  const mayTemplates = useCan("modeles.view");
  const mayWebhooks = useCan("webhooks.manage");
  const mayJobs = useCan("jobs.view");
  const mayEngine = useCan("ai.view");
  const mayUsage = useCan("ai.usage");
  const index = useRef<HTMLElement>(null);
  // On a phone the index is one line that slides: the page one is on stays in sight.
  useEffect(() => index.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" }), []);
  return (
    <>
      <PageHead title={title} crumbs={[{ label: m.settings, link: { to: paths.settings } }]} actions={actions} />
      <div className="grid min-h-0 flex-1 grid-cols-[200px_minmax(0,1fr)] phone:flex phone:flex-col">
        <nav ref={index} aria-label={m.index} className="no-bar border-r border-line p-3 phone:overflow-x-auto phone:border-r-0 phone:border-b phone:py-2">
          <ul className="grid gap-0.5 phone:flex">
            <li><Link to={paths.profile} className={ENTRY}>{m.profile}</Link></li>
            <li><Link to={paths.security} className={ENTRY}>{m.security}</Link></li>
            {mayTeam ? <li><Link to={paths.team} className={ENTRY}>{m.team}</Link></li> : null}
            {mayIdentity ? <li><Link to={paths.identity} className={ENTRY}>{m.firmIdentity}</Link></li> : null}
            {mayTokens ? <li><Link to={paths.tokens} className={ENTRY}>{m.tokens}</Link></li> : null}
            {mayTags ? <li><Link to={paths.tags} className={ENTRY}>{m.tags}</Link></li> : null}
            {mayInsurers ? <li><Link to={paths.insurers} className={ENTRY}>{m.insurers}</Link></li> : null}
            {mayTemplates ? <li><Link to={paths.templates} className={ENTRY}>{m.templates}</Link></li> : null}
            {mayWebhooks ? <li><Link to={paths.webhooks} className={ENTRY}>{m.webhooks}</Link></li> : null}
            {mayEngine ? <li><Link to={paths.engine} className={ENTRY}>{m.engine}</Link></li> : null}
            {mayJobs ? <li><Link to={paths.jobs} className={ENTRY}>{m.jobs}</Link></li> : null}
            {mayUsage ? <li><Link to={paths.usage} className={ENTRY}>{m.usage}</Link></li> : null}
          </ul>
        </nav>
        <PageBody className="px-8 pt-2 pb-12 phone:px-4">
          <div className="w-full max-w-[760px]">{children}</div>
        </PageBody>
      </div>
    </>
  );
}

export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="pt-6" aria-labelledby={id}>
      <div className="flex min-h-8 items-center justify-between gap-3 border-b border-line pb-2">
        <h2 id={id} className="text-h3 font-semibold tracking-[-0.01em]">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

type RowProps = { label: string; explanation?: ReactNode; children: ReactNode; htmlFor?: string };

export function Row({ label, explanation, children, htmlFor }: RowProps) {
  const Label = htmlFor ? "label" : "p";
  return (
    <div className="flex min-h-14 items-center justify-between gap-6 border-b border-line py-2.5 phone:flex-wrap phone:gap-2">
      <div className="min-w-0">
        <Label {...(htmlFor ? { htmlFor } : {})} className="font-medium">{label}</Label>
        {explanation ? <p className="max-w-[440px] text-small text-text-3">{explanation}</p> : null}
      </div>
      <div className="flex flex-none items-center gap-2 phone:max-w-full phone:flex-wrap">{children}</div>
    </div>
  );
}
