import { PageHead } from "@/shared/ui/page";

export const ForgotPasswordPage = () => <PageHead title="Égide" />;
