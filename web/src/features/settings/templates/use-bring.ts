import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { upload } from "@/shared/api/upload";
import type { TemplateDetail } from "@/shared/documents/templates";

export type Report = { name: string; faults: readonly string[] } | { name: string; made: TemplateDetail };

/** Sends a Word document to be checked and kept: a new template, or the next version of one. */
export function useBring() {
  const client = useQueryClient();
  const [sending, setSending] = useState<{ name: string; part: number; stop: AbortController } | null>(null);
  const [report, setReport] = useState<Report | null>(null);

  async function bring(file: File | undefined, template?: string): Promise<void> {
    if (!file || sending) return;
    const stop = new AbortController();
    setReport(null);
    setSending({ name: file.name, part: 0, stop });
    try {
      const path = template ? `/modeles/${template}/versions` : "/modeles";
      const made = await upload<TemplateDetail>(path, file, { onProgress: (part) => setSending({ name: file.name, part, stop }), signal: stop.signal });
      setReport({ name: made.nom, made });
      await client.invalidateQueries({ queryKey: ["modeles"] });
    } catch (error) {
      const problem = asApiError(error);
      const faults = Object.values(problem.errors).flat();
      if (!stop.signal.aborted) setReport({ name: file.name, faults: faults.length ? faults : [problem.message] });
    } finally {
      setSending(null);
    }
  }

  return { sending, report, dismiss: () => setReport(null), bring: (file: File | undefined, template?: string) => void bring(file, template) };
}
