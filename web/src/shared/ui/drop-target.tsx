import { useEffect, useRef, useState } from "react";

import { Icon } from "@/shared/ui/icon";

const holdsFiles = (event: DragEvent): boolean => Boolean(event.dataTransfer?.types.includes("Files"));

/** The whole page takes files: while some are dragged over it, it says where they will go. */
export function DropTarget({ title, help, onFiles }: { title: string; help: string; onFiles: (files: File[]) => void }) {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    // Entering a child is announced before leaving its parent: only the count tells the page was left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (!depth) setOver(false);
    };
    const hold = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length) latest.current(files);
    };
    addEventListener("dragenter", enter);
    addEventListener("dragleave", leave);
    addEventListener("dragover", hold);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragenter", enter);
      removeEventListener("dragleave", leave);
      removeEventListener("dragover", hold);
      removeEventListener("drop", drop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-3 z-40 grid place-content-center rounded-4 bg-soft text-center text-on-soft opacity-95 outline-2 -outline-offset-2 outline-accent outline-dashed animate-appear">
      <Icon name="upload" size={20} className="mx-auto mb-3" />
      <p className="display text-h2">{title}</p>
      <p className="mt-1">{help}</p>
    </div>
  );
}
