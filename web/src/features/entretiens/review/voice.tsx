import { useMessages } from "@/shared/i18n/messages";

import { SaidAt } from "../ecoute/proof-button";
import type { Proposal, Role, Speaker, Transcript } from "../types";
import { words } from "../words";

/** A voice has a colour and a shape, and always its name. */
export const VOICE: Record<Role, { text: string; shape: string }> = {
  courtier: { text: "text-v-courtier", shape: "rounded-full bg-v-courtier" },
  client: { text: "text-v-client", shape: "rounded-full bg-v-client" },
  conjoint: { text: "text-v-conjoint", shape: "rotate-45 bg-v-conjoint" },
  autre: { text: "text-text-2", shape: "bg-text-3" },
};

const FALLBACK: Speaker = { label: "", role: "autre", nom: null };
export const speakerOf = (transcript: Transcript | undefined, label: string | null): Speaker =>
  transcript?.speakers.find((speaker) => speaker.label === label) ?? FALLBACK;

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
  const speaker = speakerOf(transcript, proposal.speaker?.label ?? transcript?.segments[first.segment]?.speaker ?? null);
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
