import { useState } from "react";

import { allauth } from "@/shared/api/allauth";
import { asApiError, type ApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, PasswordInput } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import type { useReauthentication } from "@/shared/factors/reauthenticate";
import { words } from "./words";

type Props = { open: boolean; onClose: () => void; guard: ReturnType<typeof useReauthentication>["guard"] };
const EMPTY = { current: "", next: "" };

export function PasswordDialog({ open, onClose, guard }: Props) {
  const m = useMessages(words);
  const [values, setValues] = useState(EMPTY);
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => {
    setValues(EMPTY);
    setProblem(null);
    setMissing(false);
    onClose();
  };
  async function submit(): Promise<void> {
    setMissing(!values.current || !values.next);
    if (!values.current || !values.next) return;
    setBusy(true);
    try {
      await guard(() => allauth("POST", "account/password/change", { current_password: values.current, new_password: values.next }));
      close();
      announce(m.passwordChanged);
    } catch (error) {
      setProblem(asApiError(error));
    } finally {
      setBusy(false);
    }
  }
  const faultOf = (name: string, value: string) => (missing && !value ? m.required : problem?.field(name));
  return (
    <Dialog
      open={open}
      onClose={close}
      title={m.changePassword}
      width="narrow"
      onSubmit={() => void submit()}
      actions={
        <>
          <Button type="submit" variant="primary" busy={busy}>{m.save}</Button>
          <Button onClick={close}>{m.cancel}</Button>
        </>
      }
    >
      {problem && !problem.field("current_password") && !problem.field("new_password") ? (
        <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div>
      ) : null}
      <Field label={m.currentPassword} error={faultOf("current_password", values.current)}>
        {(wiring) => (
          <PasswordInput {...wiring} autoComplete="current-password" value={values.current} onChange={(event) => setValues({ ...values, current: event.target.value })} />
        )}
      </Field>
      <Field label={m.newPassword} error={faultOf("new_password", values.next)}>
        {(wiring) => (
          <PasswordInput {...wiring} autoComplete="new-password" value={values.next} onChange={(event) => setValues({ ...values, next: event.target.value })} />
        )}
      </Field>
    </Dialog>
  );
}
