import type { Operation } from "../../model/operation.ts";
import type { Plan } from "../plan.ts";
import { changeText, type LabelOf } from "./change.ts";
import { counted, withThousands } from "./count.ts";
import type { Line, Style } from "./lines.ts";
import { reasonText } from "./reason.ts";
import { findTemporaries, type Temporaries } from "./temporary.ts";
import { printable } from "./value.ts";
import { displayWidth, padTo } from "./width.ts";

/** What is listed: operations, and how people know the accounts that they refer to. */
export type OperationsToShow = Pick<Plan, "operations" | "accountLabels">;

/** Lists operations for the person who approves them, what closes access first; all of them unless there is a limit. */
export function operationLines(plan: OperationsToShow, limit?: number): readonly Line[] {
  const { operations } = plan;
  if (operations.length === 0) {
    return [
      { text: "Nothing to change", style: "heading" },
      {
        text: "  Every account is as it should be. Applying the plan only saves what was learnt.",
        hang: 2,
      },
    ];
  }
  const numbered = operations.map((operation, index) => ({ operation, number: index + 1 }));
  const context = contextOf(plan);
  return groups
    .map((group) => ({
      ...group,
      members: numbered.filter((each) => groupOf(each) === group.name),
    }))
    .filter(({ members }) => members.length > 0)
    .flatMap(({ title, style, members }, index) => [
      ...(index > 0 ? [{ text: "" }] : []),
      { text: `${title} (${counted(members.length, "operation")})`, style: style ?? "heading" },
      ...membersLines(members, context, limit),
    ]);
}

interface Numbered {
  readonly operation: Operation;
  /** The place in the plan, from 1. */
  readonly number: number;
}

interface Context {
  readonly targetWidth: number;
  readonly numberWidth: number;
  readonly labelOf: LabelOf;
  readonly temporaries: Temporaries;
}

type GroupName = "closing" | "joiners" | "movers" | "memberships" | "leavers";

const groups: readonly {
  readonly name: GroupName;
  readonly title: string;
  readonly style?: Style;
}[] = [
  { name: "closing", title: "Close access first", style: "alarm" },
  { name: "joiners", title: "Joiners and people who come back" },
  { name: "movers", title: "Movers and other changes" },
  { name: "memberships", title: "Memberships" },
  { name: "leavers", title: "Leavers: accounts to delete" },
];

function groupOf({ operation }: Numbered): GroupName {
  if (operation.urgency === "closing") return "closing";
  if (operation.kind === "delete") return "leavers";
  if (operation.kind === "membership") return "memberships";
  if (operation.kind !== "update" || operation.enabled === true) return "joiners";
  return "movers";
}

function contextOf({ operations, accountLabels = {} }: OperationsToShow): Context {
  const labels = new Map<string, string>();
  for (const operation of operations) {
    if (operation.kind !== "create") continue;
    labels.set(JSON.stringify([operation.target, `new:${operation.handle}`]), operation.label);
  }
  return {
    targetWidth: Math.max(...operations.map(({ target }) => displayWidth(printable(target)))),
    numberWidth: withThousands(operations.length).length,
    labelOf: (target, key) =>
      labels.get(JSON.stringify([target, key])) ?? accountLabels[target]?.[key],
    temporaries: findTemporaries(operations),
  };
}

function membersLines(members: readonly Numbered[], context: Context, limit?: number): Line[] {
  if (limit === undefined) return members.flatMap((member) => operationLine(member, context));
  const alike = Map.groupBy(members, ({ operation }) => likeness(operation));
  return [...alike.values()].flatMap((group) => {
    const lines = group.slice(0, limit).flatMap((member) => operationLine(member, context, limit));
    const more = group.length - limit;
    if (more <= 0) return lines;
    const text = `  … and ${withThousands(more)} more like ${limit === 1 ? "this" : "these"}`;
    return [...lines, { text, style: "caution" as const }];
  });
}

/** Two operations are alike when they do the same kind of thing to the same attributes of the same target. */
function likeness(operation: Operation): string {
  const attributes =
    operation.kind === "update" ? operation.deltas.map(({ attribute }) => attribute).sort() : [];
  return JSON.stringify([operation.kind, operation.target, operation.classes, attributes]);
}

function operationLine({ operation, number }: Numbered, context: Context, limit?: number): Line[] {
  const start = `  ${padTo(withThousands(number), context.numberWidth, "before")}  `;
  const target = padTo(printable(operation.target), context.targetWidth);
  const hang = displayWidth(start) + context.targetWidth + 2;
  const margin = " ".repeat(hang);
  const what = changeText(operation, context.labelOf, limit);
  const label = context.labelOf(operation.target, operation.label) ?? operation.label;
  const temporary = context.temporaries.get(operation.id);
  return [
    { text: `${start}${target}  ${printable(label)}: ${what}`, hang: hang + 2 },
    ...(temporary === undefined
      ? []
      : [{ text: margin + temporary, hang: hang + 2, style: "caution" as const }]),
    { text: margin + reasonText(operation, limit), hang: hang + 2, style: "quiet" as const },
  ];
}
