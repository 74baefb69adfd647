import { PageHead } from "@/shared/ui/page";

export const ClientsPage = () => <PageHead title="Égide" />;
