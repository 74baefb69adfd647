import { PageHead } from "@/shared/ui/page";

export const LoginPage = () => <PageHead title="Égide" />;
