import { useState } from "react";

import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { useLeftovers, useLive } from "@/shared/recording/here";
import { useSession } from "@/shared/session/session";
import { PageBody, PageHead } from "@/shared/ui/page";

import { words as meeting } from "../words";
import { Closing } from "./closing";
import { Departure } from "./departure";
import { Leftovers } from "./leftovers";
import { LiveView } from "./live-view";
import { Saved } from "./safety";
import { Setup } from "./setup";
import { words } from "./words";

type Leaving = { id: string; refusal: boolean };

/** The recorder: consent, then the meeting, then its way to the server. It goes on while other pages are read. */
export function RecorderPage() {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const live = useLive();
  const { membership_id } = useSession();
  const found = useLeftovers(membership_id);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const crumbs = [{ label: t.entretiens, link: { to: paths.entretiens } }];
  const title = live ? (live.sheet.client ? fullName(live.sheet.client) : live.sheet.title || live.sheet.consent.personne) : m.title;
  const others = (found ?? []).filter(({ recording }) => recording.id !== leaving?.id && recording.stage !== "refused");
  return (
    <>
      <PageHead title={title} crumbs={crumbs} actions={live ? <span className="pr-2"><Saved id={live.id} pieces={live.pieces} /></span> : null} />
      {live ? (
        live.phase === "closing" ? <Closing live={live} onSent={(id) => setLeaving({ id, refusal: false })} /> : <LiveView live={live} />
      ) : leaving ? (
        <Departure {...leaving} onAnother={() => setLeaving(null)} />
      ) : (
        <PageBody>
          <Setup
            onRefusal={(id) => setLeaving({ id, refusal: true })}
            above={others.length ? <Leftovers found={others} onSent={(id) => setLeaving({ id, refusal: false })} /> : null}
          />
        </PageBody>
      )}
    </>
  );
}
