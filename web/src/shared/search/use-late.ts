import { useEffect, useState } from "react";

const PAUSE_MS = 120;

/** `value` once it has stopped changing for a moment: what is typed is asked for once. */
export function useLate(value: string): string {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return late;
}
