import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { proposalsQuery, transcriptQuery } from "../api";
import { ticksOf, visible } from "../review/model";
import { PlayerBar } from "./player-bar";
import { useHeard } from "./listening";

/** The recording of a meeting on its own page, with what is known of it so far: words and proofs come as they are found. */
export function MeetingPlayer({ id }: { id: string }) {
  const heard = useHeard();
  const { data: transcript } = useQuery({ ...transcriptQuery(id), enabled: heard !== null });
  const { data: found } = useQuery({ ...proposalsQuery(id), enabled: heard !== null && transcript !== undefined });
  const ticks = useMemo(() => ticksOf(visible(found?.proposals ?? []), null), [found]);
  return <PlayerBar transcript={transcript} ticks={ticks} />;
}
