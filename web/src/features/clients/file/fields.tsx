import { useState } from "react";

import { agreed, type Champ, type Value } from "@/shared/dictionary/types";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { isUnknown } from "@/shared/dictionary/value-text";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";

import type { Place } from "./api";
import { useEditing } from "./editing";
import { FieldLine } from "./field-line";
import { named, type Block } from "./layout";
import type { ADemander, Entry, Origines } from "./types";

const words = defineMessages({
  fr: { more: (n: number) => `${n} ${plural("fr", n, "autre champ vide", "autres champs vides")}`, less: "Masquer les champs vides" },
  en: { more: (n: number) => `${n} more empty ${plural("en", n, "field", "fields")}`, less: "Hide empty fields" },
});

/** The fields of a block in two columns: known and required ones first, the other empty ones on demand. */
export function Fields({ block }: { block: Block }) {
  const m = useMessages(words);
  const { file } = useEditing();
  const dictionary = useDictionary();
  const [all, setAll] = useState(false);
  const entry = block.section === "client" ? null : (file[block.section] as Entry | null);
  const values = block.section === "client" ? file : (entry ?? {});
  const origines: Origines = block.section === "client" ? file.origines : (entry?.origines ?? {});
  const place: Place = { section: block.section, entry };
  const names = block.champs === "all" ? (dictionary.section(block.section)?.champs.map(({ nom }) => nom) ?? []) : block.champs;
  const champs = names.map((nom) => agreed(named(dictionary.champ(block.section, nom), block.section, file), values["civilite" as keyof typeof values]));
  const asked = new Set(file.derives.a_demander.filter(({ section }: ADemander) => section === block.section).map(({ champ }: ADemander) => champ));
  const matters = (champ: Champ) => !isUnknown(values[champ.nom as keyof typeof values]) || asked.has(champ.nom);
  const shown = champs.filter((champ) => all || matters(champ));
  const hidden = champs.length - champs.filter(matters).length;
  return (
    <>
      <dl className="columns-2 gap-x-6 phone:columns-1 [&>div]:break-inside-avoid">
        {shown.map((champ) => (
          <FieldLine
            key={champ.nom}
            champ={champ}
            place={place}
            value={values[champ.nom as keyof typeof values] as Value}
            origine={origines[champ.nom]}
            {...(champ.nom === "date_naissance" && block.section === "client" ? { age: file.derives.age } : {})}
          />
        ))}
      </dl>
      {hidden ? (
        <Button variant="ghost" size="sm" className="-ml-2 mt-1" trailing={all ? "chevron-up" : "chevron-down"} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? m.less : m.more(hidden)}
        </Button>
      ) : null}
    </>
  );
}
