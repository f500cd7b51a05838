/**
 * A trace of each HTTP request, by the pattern of its route: what stands in a path or a query is nobody's business.
 *
 * @see OpenTelemetry semantic conventions, "HTTP server"; W3C Trace Context
 */
import type { FollowRequest } from "@meetpaal/registry-api";
import type * as api from "@opentelemetry/api";

export function followRequests(
  { defaultTextMapGetter, ROOT_CONTEXT, SpanKind, SpanStatusCode }: typeof api,
  tracer: api.Tracer,
  propagator: api.TextMapPropagator,
): FollowRequest {
  return (method, headers) => {
    const { traceparent, tracestate } = headers;
    // A proxy before us may have begun the trace.
    const parent = propagator.extract(ROOT_CONTEXT, { traceparent, tracestate }, defaultTextMapGetter);
    const span = tracer.startSpan(
      method,
      { kind: SpanKind.SERVER, attributes: { "http.request.method": method } },
      parent,
    );
    return (route, status) => {
      if (route !== undefined) {
        span.updateName(`${method} ${route}`);
        span.setAttribute("http.route", route);
      }
      span.setAttribute("http.response.status_code", status);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    };
  };
}
