import { PageHead } from "@/shared/ui/page";

export const ResetPasswordPage = () => <PageHead title="Égide" />;
