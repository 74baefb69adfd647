import { PageBody, PageHead } from "@/shared/ui/page";

export function EntretienPage() {
  return (
    <>
      <PageHead title="Égide" />
      <PageBody>{null}</PageBody>
    </>
  );
}
