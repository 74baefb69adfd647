import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { switchTeam, useSession } from "@/shared/session/session";
import { Icon, Logo } from "@/shared/ui/icon";
import { Menu, MenuItem, MenuLabel } from "@/shared/ui/menu";
import { Banner } from "@/shared/ui/states";

import { navWords } from "./nav-items";

const BOX = "flex h-9 w-full items-center gap-2 rounded-2 pr-2 pl-1.5 text-left max-[1240px]:size-11 max-[1240px]:justify-center max-[1240px]:px-0";

/** The firm one works for. With a single firm it is only a name. */
export function TeamSwitcher() {
  const { team, teams } = useSession();
  const m = useMessages(navWords);
  const [refusal, setRefusal] = useState("");
  const name = <span className="flex-1 truncate font-semibold max-[1240px]:sr-only">{team?.nom}</span>;
  if (teams.length < 2) {
    return (
      <p className={BOX}>
        <Logo />
        {name}
      </p>
    );
  }
  return (
    <>
      <Menu
        label={m.teams}
        trigger={(props) => (
          <button type="button" {...props} title={m.teams} className={`${BOX} hover:bg-press`}>
            <Logo />
            {name}
            <Icon name="chevrons-up-down" className="text-text-3 max-[1240px]:hidden" />
          </button>
        )}
      >
        <MenuLabel>{m.teams}</MenuLabel>
        {teams.map((one) => (
          <MenuItem
            key={one.id}
            checked={one.id === team?.id}
            hint={m[one.role]}
            onSelect={() => {
              if (one.id !== team?.id) switchTeam(one.id).catch((error: unknown) => setRefusal(asApiError(error).message));
            }}
          >
            {one.nom}
          </MenuItem>
        ))}
      </Menu>
      {refusal ? <Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner> : null}
    </>
  );
}
