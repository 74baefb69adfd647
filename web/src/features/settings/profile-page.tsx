import { useId, useState } from "react";

import { asApiError } from "@/shared/api/error";
import type { Profile } from "@/shared/api/types";
import { useMessages } from "@/shared/i18n/messages";
import { useSaveProfile, useSession } from "@/shared/session/session";
import { applyTheme } from "@/shared/session/theme";
import { Input, Switch } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { Segmented } from "@/shared/ui/tabs";
import { announce } from "@/shared/ui/toast";

import { Row, Section, SettingsFrame } from "./settings-frame";
import { words } from "./words";

/** My name, language, theme and keys: each kept as soon as it changes. */
export function ProfilePage() {
  const m = useMessages(words);
  const { user } = useSession();
  const save = useSaveProfile();
  function keep(change: Partial<Profile>, what: string): void {
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, user[name as keyof Profile]])) as Partial<Profile>;
    save.mutate(change, { onSuccess: () => announce(m.saved(what), () => save.mutate(before)) });
  }
  return (
    <SettingsFrame title={m.profile}>
      {save.error ? (
        <div className="pt-4"><Banner tone="bad" icon="alert-circle" alert>{asApiError(save.error).message}</Banner></div>
      ) : null}
      <Section title={m.identity}>
        <NameRow key={`prenom-${user.prenom}`} label={m.firstName} value={user.prenom} onKeep={(prenom) => keep({ prenom }, m.firstName)} />
        <NameRow key={`nom-${user.nom}`} label={m.lastName} value={user.nom} onKeep={(nom) => keep({ nom }, m.lastName)} />
        <Row label={m.email} explanation={m.emailText}><span>{user.email}</span></Row>
      </Section>
      <Section title={m.interface}>
        <Row label={m.language} explanation={m.languageText}>
          <Segmented
            label={m.language}
            value={user.langue}
            choices={[{ value: "fr", label: "Français" }, { value: "en", label: "English" }]}
            onChange={(langue) => save.mutate({ langue })}
          />
        </Row>
        <Row label={m.theme} explanation={m.themeText}>
          <Segmented
            label={m.theme}
            value={user.theme}
            choices={[
              { value: "system", label: m.system, icon: "device" },
              { value: "light", label: m.light, icon: "sun" },
              { value: "dark", label: m.dark, icon: "moon" },
            ]}
            onChange={(theme) => {
              applyTheme(theme);
              save.mutate({ theme });
            }}
          />
        </Row>
        <Row label={m.shortcuts} explanation={m.shortcutsText}>
          <Switch label={m.shortcuts} checked={user.raccourcis} onChange={(raccourcis) => keep({ raccourcis }, m.shortcuts)} />
        </Row>
      </Section>
    </SettingsFrame>
  );
}

function NameRow({ label, value, onKeep }: { label: string; value: string; onKeep: (value: string) => void }) {
  const m = useMessages(words);
  const id = useId();
  const [text, setText] = useState(value);
  const empty = !text.trim();
  const leave = () => {
    if (!empty && text.trim() !== value) onKeep(text.trim());
  };
  return (
    <Row label={label} htmlFor={id} {...(empty ? { explanation: <span className="text-bad">{m.required}</span> } : {})}>
      <Input
        id={id}
        value={text}
        aria-invalid={empty || undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setText(value);
        }}
        className="w-64!"
      />
    </Row>
  );
}
