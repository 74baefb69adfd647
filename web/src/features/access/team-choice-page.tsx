import { PageHead } from "@/shared/ui/page";

export const TeamChoicePage = () => <PageHead title="Égide" />;
