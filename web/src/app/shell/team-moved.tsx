import { useEffect, useState } from "react";

import { whenTeamMoved } from "@/shared/api/client";
import { useMessages } from "@/shared/i18n/messages";
import { switchTeam, useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";

import { navWords } from "./nav-items";

/** The server refused to mix two firms: the person says which one this page is for. */
export function TeamMoved() {
  const m = useMessages(navWords);
  const { team } = useSession();
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    whenTeamMoved(() => setMoved(true));
    return () => whenTeamMoved(() => undefined);
  }, []);
  const follow = () => location.assign("/");
  const name = team?.nom ?? "";
  return (
    <Dialog
      open={moved}
      onClose={follow}
      title={m.teamMoved}
      onSubmit={follow}
      actions={
        <>
          <Button type="submit" variant="primary" data-first="">{m.teamFollow}</Button>
          <Button onClick={() => team && void switchTeam(team.id)}>{m.teamBack(name)}</Button>
        </>
      }
    >
      <p className="text-text-2">{m.teamMovedText(name)}</p>
    </Dialog>
  );
}
