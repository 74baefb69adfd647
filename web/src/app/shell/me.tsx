import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { fullName, initials } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { logOut } from "@/shared/session/log-out";
import { membersQuery } from "@/shared/session/members";
import { useSaveProfile, useSession } from "@/shared/session/session";
import { applyTheme, shownTheme } from "@/shared/session/theme";
import { IconButton } from "@/shared/ui/button";
import { Avatar } from "@/shared/ui/marks";
import { Menu, MenuItem, MenuSeparator } from "@/shared/ui/menu";

import { navWords } from "./nav-items";

export function useThemeToggle(): () => void {
  const save = useSaveProfile();
  return () => {
    const theme = shownTheme() === "dark" ? "light" : "dark";
    applyTheme(theme);
    save.mutate({ theme });
  };
}

/** Who I am here, my menu, and the theme. */
export function Me({ onKeys }: { onKeys: () => void }) {
  const { user, role, membership_id } = useSession();
  const members = useQuery(membersQuery).data;
  const titre = members?.find((member) => member.id === membership_id)?.titre;
  const m = useMessages(navWords);
  const navigate = useNavigate();
  const toggle = useThemeToggle();
  const name = fullName(user);
  return (
    <div className="mt-2 flex items-center gap-1 border-t border-line pt-2 max-[1240px]:flex-col">
      <Menu
        label={m.me(name)}
        trigger={(props) => (
          <button
            type="button"
            {...props}
            title={m.me(name)}
            className="flex min-w-0 flex-1 items-center gap-2 rounded-2 px-2 py-1 text-left hover:bg-press max-[1240px]:size-11 max-[1240px]:flex-none max-[1240px]:justify-center max-[1240px]:px-0"
          >
            <Avatar initials={initials(name)} shape="circle" />
            <span className="grid min-w-0 text-small text-text-3 max-[1240px]:sr-only">
              <b className="truncate font-medium text-text">{name}</b>
              {titre || (role ? m[role] : null)}
            </span>
          </button>
        )}
      >
        <MenuItem icon="user" onSelect={() => void navigate({ to: paths.profile })}>{m.profile}</MenuItem>
        <MenuItem icon="keyboard" hint="?" onSelect={onKeys}>{m.keys}</MenuItem>
        <MenuSeparator />
        <MenuItem icon="logout" onSelect={() => void logOut()}>{m.logout}</MenuItem>
      </Menu>
      <ThemeButton onToggle={toggle} label={m.theme} />
    </div>
  );
}

function ThemeButton({ onToggle, label }: { onToggle: () => void; label: string }) {
  return (
    <>
      <IconButton icon="moon" label={label} size="sm" onClick={onToggle} className="dark:hidden!" />
      <IconButton icon="sun" label={label} size="sm" onClick={onToggle} className="not-dark:hidden!" />
    </>
  );
}
