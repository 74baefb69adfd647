import { useMutation, useQueryClient } from "@tanstack/react-query";

import { asApiError } from "@/shared/api/error";
import { initials } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Avatar } from "@/shared/ui/marks";
import { Menu, MenuItem, MenuLabel } from "@/shared/ui/menu";

import { correctSpeakers, refresh } from "../api";
import type { Role, Speaker, Transcript } from "../types";
import { words as meeting } from "../words";
import { useVoiceName } from "./voice";

const words = defineMessages({
  fr: { is: "Cette voix est…", change: ", corriger cette voix" },
  en: { is: "This voice is…", change: ", correct this voice" },
});
const ROLES: readonly Role[] = ["courtier", "client", "conjoint", "autre"];

/** Who speaks. Correcting a voice makes a new version of the transcript, and what depends on it is read again. */
export function VoiceLegend({ id, transcript }: { id: string; transcript: Transcript }) {
  const client = useQueryClient();
  const correction = useMutation({
    mutationFn: (roles: Record<string, Role>) => correctSpeakers(id, roles),
    onSuccess: () => refresh(client, id),
  });
  return (
    <div className="flex min-w-0 items-center gap-1 pr-3 pl-4">
      {transcript.speakers.map((speaker) => (
        <Voice key={speaker.label} speaker={speaker} onRole={(role) => correction.mutate({ [speaker.label]: role })} />
      ))}
      {correction.error ? <span role="alert" className="truncate text-small text-bad">{asApiError(correction.error).message}</span> : null}
    </div>
  );
}

function Voice({ speaker, onRole }: { speaker: Speaker; onRole: (role: Role) => void }) {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const name = useVoiceName()(speaker);
  return (
    <Menu
      label={m.is}
      trigger={(trigger) => (
        <Button {...trigger} variant="ghost" size="sm">
          <Avatar size="xs" initials={initials(name)} voice={speaker.role === "autre" ? "none" : speaker.role} />
          <span className="truncate">{speaker.nom ? `${name}, ${t[speaker.role]}` : name}</span>
          <span className="sr-only">{m.change}</span>
        </Button>
      )}
    >
      <MenuLabel>{m.is}</MenuLabel>
      {ROLES.map((role) => (
        <MenuItem key={role} checked={role === speaker.role} onSelect={() => role !== speaker.role && onRole(role)}>{t[role]}</MenuItem>
      ))}
    </Menu>
  );
}
