import { initials } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { Button, IconButton } from "@/shared/ui/button";
import { Input } from "@/shared/ui/field";
import { Avatar } from "@/shared/ui/marks";
import { Segmented } from "@/shared/ui/tabs";

import { words } from "./words";

export type Participant = { key: number; name: string; answer: "oui" | "non" | null };
type Props = {
  people: readonly Participant[];
  /** The first is the client chosen: the file gives the name. */
  clientName: string | null;
  onChange: (people: Participant[]) => void;
};

/** Names as they are kept with the answers. */
export function useNames(people: readonly Participant[], clientName: string | null): string[] {
  const m = useMessages(words);
  return people.map(({ name }, index) => (index === 0 && clientName) || name.trim() || (index === 0 ? m.met : m.other));
}

/** Each person of the meeting and what they answered: none is chosen in advance. */
export function Participants({ people, clientName, onChange }: Props) {
  const m = useMessages(words);
  const names = useNames(people, clientName);
  const change = (key: number, part: Partial<Participant>) =>
    onChange(people.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <fieldset className="mt-5">
      <legend className="sr-only">{m.answers}</legend>
      <ul>
        {people.map((one, index) => {
          const name = names[index] ?? "";
          const known = index === 0 && clientName;
          return (
            <li key={one.key} className="flex flex-wrap items-center gap-3 border-b border-line py-3">
              <Avatar initials={initials(name)} size="md" voice={index === 0 ? "client" : "conjoint"} />
              {known ? (
                <b className="min-w-0 flex-1 truncate font-medium">{name}</b>
              ) : (
                <Input
                  aria-label={m.nameOf}
                  placeholder={index === 0 ? m.met : m.other}
                  value={one.name}
                  maxLength={90}
                  className="min-w-40! flex-1"
                  onChange={(event) => change(one.key, { name: event.target.value })}
                />
              )}
              <Segmented
                big
                label={m.answerOf(name)}
                value={one.answer}
                onChange={(answer) => change(one.key, { answer })}
                choices={[{ value: "oui", label: m.yes, ...(one.answer === "oui" ? { icon: "check" as const } : {}) }, { value: "non", label: m.no }]}
              />
              {index > 0 ? (
                <IconButton size="sm" icon="x" label={m.remove(name)} onClick={() => onChange(people.filter(({ key }) => key !== one.key))} />
              ) : null}
            </li>
          );
        })}
      </ul>
      <Button
        variant="ghost"
        size="sm"
        icon="plus"
        className="mt-2"
        onClick={() => onChange([...people, { key: Math.max(...people.map(({ key }) => key)) + 1, name: "", answer: null }])}
      >
        {m.add}
      </Button>
    </fieldset>
  );
}
