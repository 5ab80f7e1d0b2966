type Said<Level extends string> = Readonly<Record<Level | "none" | "group" | "unknown", string>>;

/**
 * The sentence for each feature, by the most particular level with which the person was seen: none of them has to be
 * put together for an event.
 */
export const sentences: Readonly<{
  address: Said<"range" | "network" | "country">;
  device: Said<"device" | "browser" | "system">;
  method: Said<"method">;
  application: Said<"application">;
}> = {
  address: {
    range: "The range of addresses is one that the person has used.",
    network: "The network is one that the person has used, the range of addresses in it is new.",
    country: "The person has signed in from the country, never from this network.",
    none: "The country and the network are new for the person.",
    group:
      "Too little is known of the person, so the address was compared with those of colleagues in the same role.",
    unknown:
      "Too little is known of the person, and of colleagues in the same role, to judge the address.",
  },
  device: {
    device: "The device is one that the person has used.",
    browser: "The device is new for the person, the kind of browser and the system are not.",
    system: "The device and the browser are new for the person, the system is not.",
    none: "The device, its browser and its system are new for the person.",
    group:
      "Too little is known of the person, so the device was compared with those of colleagues in the same role.",
    unknown:
      "Too little is known of the person, and of colleagues in the same role, to judge the device.",
  },
  method: {
    method: "The way of proving who it is, is one that the person has used.",
    none: "The way of proving who it is, is new for the person.",
    group:
      "Too little is known of the person, so the way of signing in was compared with that of colleagues in the same role.",
    unknown:
      "Too little is known of the person, and of colleagues in the same role, to judge the way of signing in.",
  },
  application: {
    application: "The application is one that the person has used.",
    none: "The application is new for the person.",
    group:
      "Too little is known of the person, so the application was compared with those of colleagues in the same role.",
    unknown:
      "Too little is known of the person, and of colleagues in the same role, to judge the application.",
  },
};

/** The sentence for the time of the week, by how much it adds. */
export function timeSentence(bits: number): string {
  if (bits > 0.5) return "The person seldom signs in at this time of the week.";
  if (bits < -0.5) return "The person often signs in at this time of the week.";
  return "The time of the week says little.";
}
