import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";

import { todoQuery } from "@/shared/session/todo";
import { useSession } from "@/shared/session/session";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Icon } from "@/shared/ui/icon";
import { Kbd } from "@/shared/ui/kbd";

import { Me } from "./me";
import { clientItems, navWords, topItems, type NavItem } from "./nav-items";
import { TeamSwitcher } from "./team-switcher";

export function useAllowed(items: readonly NavItem[]): NavItem[] {
  const { abilities } = useSession();
  return items.filter((item) => !item.ability || abilities.includes(item.ability));
}

const LINK =
  "relative flex h-7 items-center gap-2 rounded-2 px-2 font-medium text-text-2 hover:bg-press [&_svg]:text-text-3 data-[status=active]:bg-current-item data-[status=active]:text-text data-[status=active]:shadow-card data-[status=active]:[&_svg]:text-accent max-[1240px]:size-11 max-[1240px]:justify-center max-[1240px]:px-0";

/** Whether another entry, whose address continues this one's, is where the person is. */
function useCloser(item: NavItem): boolean {
  return useLocation({ select: ({ pathname }) => clientItems.some(({ to }) => to.startsWith(`${item.to}/`) && pathname.startsWith(to)) });
}

function Entry({ item, count }: { item: NavItem; count: number }) {
  const m = useMessages(navWords);
  const closer = useCloser(item);
  return (
    <li>
      <Link to={item.to} activeOptions={{ exact: closer }} className={LINK} title={m[item.label]}>
        <Icon name={item.icon} />
        <span className="flex-1 truncate max-[1240px]:sr-only">{m[item.label]}</span>
        {count > 0 ? (
          <span className="num text-small font-medium text-text-3 max-[1240px]:absolute max-[1240px]:top-1 max-[1240px]:right-1 max-[1240px]:rounded-full max-[1240px]:bg-soft max-[1240px]:px-1 max-[1240px]:text-micro max-[1240px]:text-on-soft">
            <span aria-hidden="true">{count}</span>
            <span className="sr-only">{m.waiting(count)}</span>
          </span>
        ) : null}
      </Link>
    </li>
  );
}

function Entries({ items }: { items: readonly NavItem[] }) {
  const todo = useQuery(todoQuery).data;
  return (
    <ul className="grid gap-0.5 max-[1240px]:justify-center">
      {useAllowed(items).map((item) => (
        <Entry key={item.label} item={item} count={todo && item.waiting ? item.waiting(todo) : 0} />
      ))}
    </ul>
  );
}

/** The desk beside the sheet: firm, search, modules, me. Icons alone under 1241 px; absent on a phone. */
export function Nav({ onSearch, onKeys }: { onSearch: () => void; onKeys: () => void }) {
  const m = useMessages(navWords);
  const settings: NavItem = { to: paths.settings, icon: "sliders", label: "settings", key: "" };
  return (
    <nav aria-label={m.main} className="flex min-h-0 flex-col pt-3 pr-2 pb-2 pl-3 max-[1240px]:items-center max-[1240px]:px-2 phone:hidden print:hidden">
      <TeamSwitcher />
      <button
        type="button"
        onClick={onSearch}
        title={m.search}
        className="mt-2 mb-3 flex h-8 items-center gap-2 rounded-2 bg-surface pr-1.5 pl-2 text-left text-text-3 shadow-card hover:text-text-2 max-[1240px]:size-11 max-[1240px]:justify-center max-[1240px]:px-0"
      >
        <Icon name="search" />
        <span className="flex-1 max-[1240px]:sr-only">{m.search}</span>
        <span aria-hidden="true" className="max-[1240px]:hidden">
          <Kbd keys="mod+k" />
        </span>
      </button>
      <div className="no-bar -mx-1 min-h-0 flex-1 overflow-y-auto px-1 pt-px">
        <Entries items={topItems} />
        <h2 className="px-2 pt-4 pb-1 text-small font-medium text-text-3 max-[1240px]:sr-only">{m.group}</h2>
        <Entries items={clientItems} />
      </div>
      <div className="pt-2">
        <ul>
          <Entry item={settings} count={0} />
        </ul>
        <Me onKeys={onKeys} />
      </div>
    </nav>
  );
}
