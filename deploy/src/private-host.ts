/** Whether only this machine, or a network of one's own, can reach a listener: what comes without TLS may come from there. */
import { BlockList, isIP } from "node:net";

const own = new BlockList();
for (const [network, prefix] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8], // RFC 1918, as the next two
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10], // RFC 6598: overlay networks use it
] as const) {
  own.addSubnet(network, prefix, "ipv4");
}
own.addAddress("::1", "ipv6");
own.addSubnet("fc00::", 7, "ipv6"); // RFC 4193
own.addSubnet("fe80::", 10, "ipv6");

/** @param host - a name other than localhost may be anywhere */
export function isPrivateHost(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return host === "localhost";
  return own.check(host, family === 6 ? "ipv6" : "ipv4");
}
