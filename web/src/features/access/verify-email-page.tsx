import { PageHead } from "@/shared/ui/page";

export const VerifyEmailPage = () => <PageHead title="Égide" />;
