import { PageHead } from "@/shared/ui/page";

export const InvitationPage = () => <PageHead title="Égide" />;
