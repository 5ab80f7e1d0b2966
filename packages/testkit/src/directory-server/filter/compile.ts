import type { Filter } from "../messages/filter.ts";
import type { Look } from "../read/look.ts";
import { compareWith } from "./compare.ts";
import { matchingRule } from "./matching-rule.ts";
import { presence } from "./presence.ts";
import { substringsOf } from "./substrings.ts";
import type { Test } from "./test.ts";

/** Makes the test that a filter stands for. */
export function compileFilter(filter: Filter, look: Look): Test {
  switch (filter.kind) {
    case "and":
      return all(filter.of.map((part) => compileFilter(part, look)));
    case "or":
      return any(filter.of.map((part) => compileFilter(part, look)));
    case "not":
      return not(compileFilter(filter.of, look));
    case "present":
      return presence(filter, look);
    case "substrings":
      return substringsOf(filter, look);
    case "rule":
      return matchingRule(filter, look);
    default:
      return compareWith(filter, look);
  }
}

function all(tests: readonly Test[]): Test {
  return (entry) => {
    let result: boolean | undefined = true;
    for (const test of tests) {
      const one = test(entry);
      if (one === false) return false;
      if (one === undefined) result = undefined;
    }
    return result;
  };
}

function any(tests: readonly Test[]): Test {
  return (entry) => {
    let result: boolean | undefined = false;
    for (const test of tests) {
      const one = test(entry);
      if (one === true) return true;
      if (one === undefined) result = undefined;
    }
    return result;
  };
}

function not(test: Test): Test {
  return (entry) => {
    const one = test(entry);
    return one === undefined ? undefined : !one;
  };
}
