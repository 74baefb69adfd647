import { useMessages } from "@/shared/i18n/messages";

import { SaidAt } from "../ecoute/proof-button";
import type { Proposal, Role, Segment, Speaker, Transcript } from "../types";
import { words } from "../words";

/** A voice has a colour and a shape, and always its name. */
export const VOICE: Record<Role, { text: string; shape: string }> = {
  courtier: { text: "text-v-courtier", shape: "rounded-full bg-v-courtier" },
  client: { text: "text-v-client", shape: "rounded-full bg-v-client" },
  conjoint: { text: "text-v-conjoint", shape: "rotate-45 bg-v-conjoint" },
  autre: { text: "text-text-2", shape: "bg-text-3" },
};

const NOBODY: Speaker = { label: "", role: "autre", nom: null, confiance: null };
/** Below it, a person should say whether that role is right. */
export const SURE = 0.8;
export const isDoubtful = ({ confiance }: { confiance: number | null }): boolean => confiance !== null && confiance < SURE;

/** Who says a turn: its voice, unless somebody corrected the turn, or nobody labelled it. */
export function voiceOf(transcript: Transcript | undefined, segment: Segment | undefined): Speaker {
  const speaker = transcript?.speakers.find(({ label }) => label === segment?.speaker);
  if (speaker && !segment?.corrige) return speaker;
  if (!transcript || !segment?.role) return speaker ?? NOBODY;
  const { role, confiance } = segment;
  return { label: segment.speaker ?? role, role, nom: role === "autre" ? null : transcript.noms[role], confiance };
}

export function useVoiceName(): (speaker: Speaker) => string {
  const m = useMessages(words);
  return (speaker) => {
    const role = m[speaker.role];
    return speaker.nom ?? role.charAt(0).toLocaleUpperCase() + role.slice(1);
  };
}

/** Who said it and when: the shape, the name, the second when the meeting has a clock. */
export function SaidBy({ proposal, transcript }: { proposal: Proposal; transcript: Transcript | undefined }) {
  const name = useVoiceName();
  const first = proposal.evidence[0];
  if (!first) return null;
  const said = proposal.evidence.map(({ segment }) => transcript?.segments[segment]);
  const speaker = voiceOf(transcript, said.find((turn) => turn && turn.speaker === proposal.speaker?.label) ?? said[0]);
  const { text, shape } = VOICE[speaker.role];
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-small whitespace-nowrap text-text-2">
      {speaker.label ? (
        <>
          <i aria-hidden="true" className={`size-1.5 flex-none ${shape}`} />
          <span className={`truncate ${text}`}>{name(speaker)}</span>
        </>
      ) : null}
      <SaidAt proven={proposal} />
    </span>
  );
}
