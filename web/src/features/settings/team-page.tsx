import { PageHead } from "@/shared/ui/page";

export const TeamPage = () => <PageHead title="Égide" />;
