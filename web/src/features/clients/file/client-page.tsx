import { PageBody, PageHead } from "@/shared/ui/page";

export function ClientPage() {
  return (
    <>
      <PageHead title="Égide" />
      <PageBody>{null}</PageBody>
    </>
  );
}
