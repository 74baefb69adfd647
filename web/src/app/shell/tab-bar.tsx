import { Link, useMatchRoute, useNavigate } from "@tanstack/react-router";

import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { useLive } from "@/shared/recording/here";
import { logOut } from "@/shared/session/log-out";
import { switchTeam, useSession } from "@/shared/session/session";
import { Icon } from "@/shared/ui/icon";
import type { IconName } from "@/shared/ui/icons";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/shared/ui/menu";

import { useThemeToggle } from "./me";
import { clientItems, navWords } from "./nav-items";

const IN_THE_BAR: ReadonlySet<string> = new Set([paths.clients, paths.entretiens]);
const ITEM =
  "group flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-micro font-medium text-text-3 data-[status=active]:text-accent focus-visible:-outline-offset-2";

function Face({ icon, label, main = false }: { icon: IconName; label: string; main?: boolean }) {
  return (
    <>
      <span className={`grid h-7 w-12 place-content-center rounded-full ${main ? "bg-solid text-on-solid" : "group-data-[status=active]:bg-soft"}`}>
        <Icon name={icon} size={20} />
      </span>
      {label}
    </>
  );
}

/** The phone's five places. */
export function TabBar({ onSearch }: { onSearch: () => void }) {
  const m = useMessages(navWords);
  const { team, teams, abilities } = useSession();
  const navigate = useNavigate();
  const toggleTheme = useThemeToggle();
  const at = useMatchRoute();
  const live = useLive();
  // The review and the recorder under way have their own buttons under the thumb.
  if (at({ to: paths.review }) || (live && at({ to: paths.recorder }))) return null;
  return (
    <nav aria-label={m.phone} className="flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] desk:hidden print:hidden">
      <Link to={paths.todo} className={ITEM}><Face icon="inbox" label={m.todo} /></Link>
      <Link to={paths.clients} className={ITEM}><Face icon="users" label={m.clients} /></Link>
      <Link to={paths.recorder} className={ITEM}><Face icon="mic" label={m.record} main /></Link>
      <Link to={paths.entretiens} activeOptions={{ exact: true }} className={ITEM}><Face icon="wave" label={m.entretiens} /></Link>
      <Menu
        label={m.more}
        align="end"
        trigger={(props) => <button type="button" {...props} className={ITEM}><Face icon="more" label={m.more} /></button>}
      >
        <MenuItem icon="search" onSelect={onSearch}>{m.search}</MenuItem>
        <MenuItem icon="plus" onSelect={() => void navigate({ to: paths.newEntretien })}>{m.newEntretien}</MenuItem>
        {abilities.includes("clients.merge") ? <MenuItem icon="users" onSelect={() => void navigate({ to: paths.doublons })}>{m.duplicates}</MenuItem> : null}
        {clientItems
          .filter(({ to, ability }) => !IN_THE_BAR.has(to) && (!ability || abilities.includes(ability)))
          .map(({ to, icon, label }) => <MenuItem key={to} icon={icon} onSelect={() => void navigate({ to })}>{m[label]}</MenuItem>)}
        <MenuItem icon="sliders" onSelect={() => void navigate({ to: paths.profile })}>{m.settings}</MenuItem>
        <MenuItem icon="moon" onSelect={toggleTheme}>{m.theme}</MenuItem>
        {teams.length > 1 ? (
          <>
            <MenuLabel>{m.teams}</MenuLabel>
            {teams.map((one) => (
              <MenuItem key={one.id} checked={one.id === team?.id} onSelect={() => void switchTeam(one.id)}>{one.nom}</MenuItem>
            ))}
          </>
        ) : null}
        <MenuSeparator />
        <MenuItem icon="logout" onSelect={() => void logOut()}>{m.logout}</MenuItem>
      </Menu>
    </nav>
  );
}
