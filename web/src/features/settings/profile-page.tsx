import { PageHead } from "@/shared/ui/page";

export const ProfilePage = () => <PageHead title="Égide" />;
