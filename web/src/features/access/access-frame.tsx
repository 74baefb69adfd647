import type { ReactNode } from "react";

import { getLocale, setLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { applyTheme, shownTheme } from "@/shared/session/theme";
import { Button, IconButton } from "@/shared/ui/button";
import { Icon, Logo } from "@/shared/ui/icon";
import { useTitle } from "@/shared/ui/page";

import { words } from "./words";

type Props = { title: string; lead?: ReactNode; children?: ReactNode };

/** The pages before the session: one thing to do, on paper, beside what the product promises. */
export function AccessFrame({ title, lead, children }: Props) {
  const m = useMessages(words);
  useTitle(title);
  const toggle = () => applyTheme(shownTheme() === "dark" ? "light" : "dark");
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(440px,1fr)_1fr] max-[980px]:grid-cols-1">
      <main className="m-2 flex flex-col rounded-4 bg-surface shadow-sheet max-[980px]:m-0 max-[980px]:rounded-none">
        <div className="m-auto w-full max-w-[408px] px-6 py-8">
          <Logo size={40} />
          <h1 className="display mt-6 text-h1">{title}</h1>
          {lead ? <p className="mt-1 text-text-2">{lead}</p> : null}
          <div className="mt-6">{children}</div>
        </div>
        <footer className="flex items-center gap-4 px-6 py-4 text-small text-text-3">
          <span className="flex-1" />
          <Button variant="ghost" size="sm" lang={getLocale() === "fr" ? "en" : "fr"} onClick={() => setLocale(getLocale() === "fr" ? "en" : "fr")}>
            {m.otherLanguage}
          </Button>
          <IconButton icon="moon" label={m.theme} size="sm" onClick={toggle} className="dark:hidden!" />
          <IconButton icon="sun" label={m.theme} size="sm" onClick={toggle} className="not-dark:hidden!" />
        </footer>
      </main>
      <Promise claim={m.claim} />
    </div>
  );
}

/** An excerpt of a meeting, the thread, and the value it founds. Decoration: hidden from assistive technology. */
function Promise({ claim }: { claim: string }) {
  return (
    <div aria-hidden="true" lang="fr" className="grid place-content-center px-8 max-[980px]:hidden">
      <div className="w-[440px] max-w-full">
        <div className="grid grid-cols-[40px_1fr] gap-y-3 rounded-4 bg-raised px-4 py-4 shadow-card">
          <span className="num text-small leading-5 text-text-3">14:24</span>
          <p className="text-read text-text-2">
            <b className="block text-small leading-5 text-v-courtier">Claire <span className="font-normal text-text-3">courtière</span></b>
            Vous avez toujours le même numéro{"\u202f"}?
          </p>
          <span className="num text-small leading-5 text-text-3">14:28</span>
          <p className="text-read">
            <b className="block text-small leading-5 text-v-client">Hélène <span className="font-normal text-text-3">cliente</span></b>
            Non, c’est le <mark className="proof-words">zéro six, quarante-huit, vingt et un, dix‑sept, quatre-vingt-treize</mark>.
          </p>
        </div>
        <svg viewBox="0 0 440 84" className="-my-2 block w-full" fill="none">
          <path d="M236 6c0 52-40 24-40 72" stroke="var(--accent)" strokeWidth="1.5" />
          <circle cx="236" cy="6" r="3.5" fill="var(--accent)" stroke="var(--raised)" strokeWidth="1.5" />
          <circle cx="196" cy="78" r="3.5" fill="var(--accent)" stroke="var(--raised)" strokeWidth="1.5" />
        </svg>
        <p className="flex w-[296px] items-center justify-between rounded-4 bg-raised px-4 py-3.5 shadow-card">
          <span className="text-text-3">Téléphone</span>
          <span className="flex items-center gap-2 text-read font-semibold">
            <span className="num">06 48 21 17 93</span>
            <Icon name="quote" size={12} className="text-accent" />
          </span>
        </p>
        <p className="display mt-9 text-h2 font-medium text-text-2">{claim}</p>
      </div>
    </div>
  );
}
