import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState, type RefObject } from "react";

import { Palette } from "@/features/palette/palette";
import { useMessages } from "@/shared/i18n/messages";
import { activeShortcuts, type Shortcut } from "@/shared/keyboard/registry";
import { useKeyboard, useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { useLive } from "@/shared/realtime/live";
import { paths } from "@/shared/paths";
import { isUnconfirmed } from "@/shared/session/remembered";
import { useSession } from "@/shared/session/session";
import { Toasts } from "@/shared/ui/toast";

import { ConnectionBadge } from "./connection-badge";
import { KeysOverlay } from "./keys-overlay";
import { Nav, useAllowed } from "./nav";
import { clientItems, navWords, topItems } from "./nav-items";
import { RecordingBadge } from "./recording-badge";
import { TabBar } from "./tab-bar";
import { TeamMoved } from "./team-moved";

/** A new page begins at its beginning, for the keyboard and for a screen reader too. */
function useFocusOnArrival(sheet: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (!document.activeElement?.closest("dialog, main")) sheet.current?.focus({ preventScroll: true });
  }, [pathname, sheet]);
}

/** A page opened without network shows who worked here last: the server is asked as soon as it answers. */
function useConfirmation(live: boolean | null): void {
  const client = useQueryClient();
  useEffect(() => {
    const confirm = () => {
      if (isUnconfirmed()) void client.invalidateQueries();
    };
    if (live) confirm();
    addEventListener("online", confirm);
    return () => removeEventListener("online", confirm);
  }, [client, live]);
}

/** The desk (navigation) and the sheet on it (the page). */
export function Shell() {
  const { team, porte, live_url } = useSession();
  const m = useMessages(navWords);
  const navigate = useNavigate();
  const sheet = useRef<HTMLElement>(null);
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState<readonly Shortcut[] | null>(null);
  const live = useLive(live_url, team?.id ?? "");
  useConfirmation(live);
  const items = useAllowed([...topItems, ...clientItems]);
  const showKeys = () => setKeys(activeShortcuts());

  useKeyboard();
  useFocusOnArrival(sheet);
  // The firm closed while the page was open: its new rule holds from now on.
  useEffect(() => {
    if (porte?.motif === "sso") void navigate({ to: paths.companyLogin, search: { equipe: porte.team.id }, replace: true });
    else if (porte) void navigate({ to: paths.secondFactor, search: {}, replace: true });
  }, [porte, navigate]);
  useShortcuts([
    { keys: "mod+k", label: m.palette, group: m.everywhere, inFields: true, run: () => setPalette(true) },
    { keys: "shift+r", label: m.record, group: m.everywhere, run: () => void navigate({ to: paths.recorder }) },
    { keys: "?", label: m.overlay, group: m.everywhere, run: showKeys },
    ...items.map(({ key, label, to }) => ({
      keys: `g ${key}`,
      label: m[label],
      group: m.everywhere,
      run: () => void navigate({ to }),
    })),
  ]);

  return (
    <div className="grid h-dvh grid-cols-[232px_minmax(0,1fr)] overflow-hidden print:overflow-visible max-[1240px]:grid-cols-[64px_minmax(0,1fr)] phone:grid-cols-1 phone:grid-rows-[minmax(0,1fr)_auto] print:block print:h-auto">
      <a
        href="#contenu"
        onClick={(event) => {
          event.preventDefault();
          sheet.current?.focus();
        }}
        className="sr-only z-50 rounded-2 bg-overlay shadow-pop focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:px-3 focus:py-2"
      >
        {m.skip}
      </a>
      <Nav onSearch={() => setPalette(true)} onKeys={showKeys} />
      <main
        ref={sheet}
        id="contenu"
        tabIndex={-1}
        className="relative my-2 mr-2 flex min-h-0 min-w-0 flex-col overflow-clip rounded-4 bg-surface shadow-sheet focus-visible:outline-none phone:m-0 phone:rounded-none phone:shadow-none print:m-0 print:block print:overflow-visible print:shadow-none"
      >
        <Outlet />
      </main>
      <TabBar onSearch={() => setPalette(true)} />
      <Palette open={palette} onClose={() => setPalette(false)} />
      <KeysOverlay shortcuts={keys} onClose={() => setKeys(null)} />
      <TeamMoved />
      <Toasts />
      <RecordingBadge live={live} />
      <ConnectionBadge live={live} />
    </div>
  );
}
