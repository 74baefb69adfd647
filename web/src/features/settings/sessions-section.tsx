import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Device } from "@/shared/api/types";
import { DateText } from "@/shared/format/format";
import { formatTime } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Tag } from "@/shared/ui/marks";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { deviceName } from "./device-name";
import { Section } from "./settings-frame";
import { words } from "./words";

const devicesQuery = queryOptions({
  queryKey: ["devices"],
  queryFn: ({ signal }) => unwrap(api.GET("/session/devices", { signal })),
});

/** Where I am logged in; what I do not recognise can be closed at once. */
export function SessionsSection() {
  const m = useMessages(words);
  const { data, error, refetch } = useQuery(devicesQuery);
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => api.DELETE("/session/devices/{device_id}", { params: { path: { device_id: id } } }),
    onSuccess: async () => {
      announce(m.revoked);
      await client.invalidateQueries(devicesQuery);
    },
  });
  return (
    <Section title={m.sessions}>
      {revoke.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(revoke.error).message}</Banner></div> : null}
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      <ul>
        {data?.map((device) => <DeviceRow key={device.id} device={device} onRevoke={() => revoke.mutate(device.id)} />)}
        {!data && !error ? <li className="flex h-14 items-center animate-late"><Skeleton className="h-3 w-72" /></li> : null}
      </ul>
    </Section>
  );
}

function DeviceRow({ device, onRevoke }: { device: Device; onRevoke: () => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const found = deviceName(device.user_agent);
  const name = found ? m.browserOn(found.browser, found.system) : m.unknownDevice;
  return (
    <li className="flex min-h-14 items-center gap-4 border-b border-line py-2">
      <Icon name={found?.phone ? "phone" : "device"} className="text-text-3" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {device.current ? <Tag tone="ok" icon="check">{m.current}</Tag> : null}
        </p>
        <p className="text-small text-text-3 tabular-nums">
          {device.ip ? `${device.ip} · ` : ""}
          {m.lastSeen} <DateText value={device.last_seen} style="list" />, {formatTime(device.last_seen, locale)}
        </p>
      </div>
      {device.current ? null : <Button size="sm" variant="danger" aria-label={`${m.revoke} ${name}`} onClick={onRevoke}>{m.revoke}</Button>}
    </li>
  );
}
