/** @jsxRuntime automatic @jsxImportSource preact */
// In which order the list stands: links, since each order is an address of its own.
import type { SensorQuestion } from "@meetpaal/registry-api/contract";
import { sectionPath } from "../../links.ts";
import type { PageContext } from "../../page.ts";
import { type FoundPlace, nearestFirst } from "./near.ts";
import { questionQuery } from "./question.ts";

interface OrderProps {
  readonly context: PageContext;
  readonly question: SensorQuestion;
  /** What was typed for the place to look from. */
  readonly near: string;
  readonly from: FoundPlace | null;
}
export const Order = ({ context, question, near, from }: OrderProps) => {
  const { t, locale } = context;
  const orders: readonly SensorQuestion[] = [
    ...(from ? [nearestFirst(question, from)] : []),
    { ...question, sort: { by: "name", language: locale } },
    { ...question, sort: { by: "place", language: locale } },
  ];
  return (
    <nav class="order" aria-label={t("list.order")}>
      <span aria-hidden="true">{t("list.order")}:</span>
      <ul>
        {orders.map((order) => {
          const words = t(`list.order.${order.sort.by}`, { place: from?.name ?? "" });
          return (
            <li key={order.sort.by}>
              {order.sort.by === question.sort.by ? (
                <span aria-current="true">{words}</span>
              ) : (
                <a href={`${sectionPath(locale, "sensors")}${questionQuery(order, near, 1)}`}>{words}</a>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
};
