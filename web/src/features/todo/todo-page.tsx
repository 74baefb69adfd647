import { PageHead } from "@/shared/ui/page";

export const TodoPage = () => <PageHead title="Égide" />;
