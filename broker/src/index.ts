export { type Attachment, type AttachOptions, attach } from "./attach/attach.ts";
export { type Broker, type BrokerOptions, openBroker } from "./broker.ts";
export { TlsFilesError } from "./listeners/tls-files.ts";
export type { MessageSpans } from "./tracer.ts";
