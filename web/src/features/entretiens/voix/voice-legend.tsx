import { asApiError } from "@/shared/api/error";
import { initials } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Avatar } from "@/shared/ui/marks";
import { Menu, MenuItem, MenuLabel } from "@/shared/ui/menu";

import { isDoubtful, useVoiceName } from "../review/voice";
import type { Role, Speaker, Transcript } from "../types";
import { words as meeting } from "../words";
import { ROLES, type Voices } from "./use-voices";
import { words } from "./words";

/** The voices of a meeting: correcting one makes a new version, and what depends on it is read again. */
export function VoiceLegend({ transcript, voices, className = "" }: { transcript: Transcript; voices: Voices; className?: string }) {
  return (
    <div className={`flex min-w-0 items-center gap-1 ${className}`}>
      {transcript.speakers.map((speaker) => (
        <Voice key={speaker.label} speaker={speaker} onRole={(role) => voices.name(speaker.label, role)} />
      ))}
      {voices.error && !voices.range ? <span role="alert" className="truncate text-small text-bad">{asApiError(voices.error).message}</span> : null}
    </div>
  );
}

function Voice({ speaker, onRole }: { speaker: Speaker; onRole: (role: Role) => void }) {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const name = useVoiceName()(speaker);
  const doubtful = isDoubtful(speaker);
  return (
    <Menu
      label={m.is}
      trigger={(trigger) => (
        <Button {...trigger} variant="ghost" size="sm">
          <Avatar size="xs" initials={initials(name)} voice={speaker.role === "autre" ? "none" : speaker.role} />
          <span className="truncate">{speaker.nom ? `${name}, ${t[speaker.role]}` : name}</span>
          {doubtful ? <span className="text-warn" title={m.doubtful}>{"\u202f?"}</span> : null}
          <span className="sr-only">{doubtful ? `, ${m.doubtful}` : ""}{m.change}</span>
        </Button>
      )}
    >
      <MenuLabel>{m.is}</MenuLabel>
      {ROLES.map((role) => (
        <MenuItem key={role} checked={role === speaker.role} onSelect={() => (role !== speaker.role || speaker.confiance !== null) && onRole(role)}>{t[role]}</MenuItem>
      ))}
    </Menu>
  );
}

/** Asks a person to say whether the roles that were guessed are right, when one is doubtful. */
export function ConfirmVoices({ transcript, voices }: { transcript: Transcript; voices: Voices }) {
  const m = useMessages(words);
  if (!transcript.speakers.some(isDoubtful)) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-3 bg-warn-soft px-3 py-2">
      <Icon name="users" className="text-warn" />
      <span className="min-w-0 flex-1 basis-52">{m.toConfirm}</span>
      <Button size="sm" icon="check" busy={voices.busy} onClick={voices.confirm}>{m.confirm}</Button>
    </div>
  );
}
