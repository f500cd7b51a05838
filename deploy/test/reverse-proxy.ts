/** nginx and Caddy with the configurations of deploy/server, on ports of their own, before a product that runs. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeSelfSigned, THIS_MACHINE } from "../../bench/src/certificates.ts";
import { isListening } from "../../bench/src/until-listening.ts";
import { findFreePort } from "../src/start/ports.ts";
import { bareEnvironment } from "./config.ts";

const run = promisify(execFile);
const SERVER = fileURLToPath(new URL("../server/", import.meta.url));
const NAME = "sensoren.example.nl";

export interface Behind {
  httpPort: string;
  webSocketPort: string;
}

export interface ReverseProxy {
  /** `localhost:PORT`, over TLS with a certificate that nobody signed. */
  host: string;
  /** What it has written about requests. */
  log: () => Promise<string>;
  /** What it has written besides: where it does not come through, it tells of that. */
  complaints: () => Promise<string>;
  close: () => Promise<void>;
}

/** @param folder - empty; certificate, log and rewritten configuration lie there */
export async function openNginx(program: string, folder: string, behind: Behind): Promise<ReverseProxy> {
  const [http, https] = [await findFreePort("127.0.0.1"), await findFreePort("127.0.0.1")];
  const { cert, key } = await makeCertificate(folder);
  const log = path.join(folder, "meetpaal.log");
  const ours = (await readFile(path.join(SERVER, "nginx.conf"), "utf8"))
    .replaceAll(/^ +listen \[::\].*$/gm, "")
    .replaceAll("listen 80;", `listen 127.0.0.1:${http};`)
    .replaceAll("listen 443 ssl;", `listen 127.0.0.1:${https} ssl;`)
    .replaceAll(NAME, "localhost")
    .replace(/ssl_certificate .*;/, `ssl_certificate ${cert};`)
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`)
    .replaceAll("/var/log/nginx/", `${folder}/`);
  // What Debian's nginx.conf has round about; all of it in one process, in the foreground.
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(" ");
  const file = path.join(folder, "nginx.conf");
  await writeFile(
    file,
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
     events {} http { ${temporary} ${pointAt(ours, behind)} }`,
  );
  await run(program, ["-t", "-p", folder, "-c", file]);
  const child = spawn(program, ["-p", folder, "-c", file], { stdio: ["ignore", "ignore", "pipe"] });
  return await opened(
    child,
    https,
    log,
    ["error.log", "meetpaal-error.log"].map((name) => path.join(folder, name)),
  );
}

/** @param folder - empty; certificate, log and rewritten configuration lie there */
export async function openCaddy(program: string, folder: string, behind: Behind): Promise<ReverseProxy> {
  const https = await findFreePort("127.0.0.1");
  const { cert, key } = await makeCertificate(folder);
  const log = path.join(folder, "meetpaal.log");
  const ours = (await readFile(path.join(SERVER, "Caddyfile"), "utf8"))
    .replace(/^\{$/m, "{\n\tadmin off\n\tauto_https disable_redirects")
    .replace(new RegExp(`^${NAME} \\{$`, "m"), `https://localhost:${https} {\n\ttls ${cert} ${key}`)
    .replace("/var/log/caddy/meetpaal.log", log);
  const file = path.join(folder, "Caddyfile");
  await writeFile(file, pointAt(ours, behind));
  const env = { ...bareEnvironment(), HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const config = ["--config", file, "--adapter", "caddyfile"];
  await run(program, ["validate", ...config], { env });
  const child = spawn(program, ["run", ...config], { stdio: ["ignore", "ignore", "pipe"], env });
  return await opened(child, https, log, []);
}

function pointAt(text: string, { httpPort, webSocketPort }: Behind): string {
  return text
    .replaceAll("127.0.0.1:8080", `127.0.0.1:${httpPort}`)
    .replaceAll("127.0.0.1:8083", `127.0.0.1:${webSocketPort}`);
}

async function makeCertificate(folder: string): Promise<{ cert: string; key: string }> {
  await mkdir(folder, { recursive: true });
  const files = { cert: path.join(folder, "server.pem"), key: path.join(folder, "server.key") };
  await makeSelfSigned(folder, files, { subject: "/CN=localhost", alternative: THIS_MACHINE });
  return files;
}

/** @param errorLogs - files, beside what it says on standard error */
async function opened(
  child: ChildProcess,
  port: number,
  log: string,
  errorLogs: readonly string[],
): Promise<ReverseProxy> {
  let said = "";
  child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
  const closed = once(child, "close");
  while (child.exitCode === null && !(await isListening(port))) await sleep(50);
  if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
  return {
    host: `localhost:${port}`,
    log: async () => await readFile(log, "utf8"),
    complaints: async () =>
      said + (await Promise.all(errorLogs.map((file) => readFile(file, "utf8")))).join(""),
    close: async () => {
      child.kill();
      await closed;
    },
  };
}
