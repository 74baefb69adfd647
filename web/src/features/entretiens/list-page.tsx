import { PageBody, PageHead } from "@/shared/ui/page";

export function EntretiensPage() {
  return (
    <>
      <PageHead title="Égide" />
      <PageBody>{null}</PageBody>
    </>
  );
}
