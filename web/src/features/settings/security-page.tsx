import { useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";

import { FactorSection } from "./factor-section";
import { PasswordDialog } from "./password-dialog";
import { useReauthentication } from "@/shared/factors/reauthenticate";
import { SessionsSection } from "./sessions-section";
import { Row, Section, SettingsFrame } from "./settings-frame";
import { words } from "./words";

export function SecurityPage() {
  const m = useMessages(words);
  const [changing, setChanging] = useState(false);
  const { guard, dialog } = useReauthentication();
  return (
    <SettingsFrame title={m.security}>
      <Section title={m.password}>
        <Row label={m.password} explanation={m.passwordText}>
          <Button onClick={() => setChanging(true)}>{m.change}</Button>
        </Row>
      </Section>
      <FactorSection guard={guard} />
      <SessionsSection />
      <PasswordDialog open={changing} onClose={() => setChanging(false)} guard={guard} />
      {dialog}
    </SettingsFrame>
  );
}
