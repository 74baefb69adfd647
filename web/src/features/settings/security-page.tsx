import { PageHead } from "@/shared/ui/page";

export const SecurityPage = () => <PageHead title="Égide" />;
