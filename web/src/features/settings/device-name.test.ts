import { describe, expect, it } from "vitest";

import { deviceName } from "./device-name";

describe("the name of a device", () => {
  it("is the browser and the system a person knows", () => {
    expect(deviceName("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0")).toEqual({
      browser: "Edge",
      system: "Windows",
      phone: false,
    });
    expect(deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1")).toEqual({
      browser: "Safari",
      system: "iPhone",
      phone: true,
    });
  });

  it("is unknown for a program", () => {
    expect(deviceName("curl/8.9")).toBeNull();
  });
});
