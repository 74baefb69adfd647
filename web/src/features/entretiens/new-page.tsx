import { PageBody, PageHead } from "@/shared/ui/page";

export function NewEntretienPage() {
  return (
    <>
      <PageHead title="Égide" />
      <PageBody>{null}</PageBody>
    </>
  );
}
