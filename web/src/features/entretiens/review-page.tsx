import { PageBody, PageHead } from "@/shared/ui/page";

export function ReviewPage() {
  return (
    <>
      <PageHead title="Égide" />
      <PageBody>{null}</PageBody>
    </>
  );
}
