import { compactModel, exactModel, type SignIn, type SignInModel } from "@rollcall/risk";
import { ruleEngine } from "./rule-engine.ts";

/** What is measured: scores a sign-in, then learns it. */
export interface Scorer {
  /** Gives the score; awaited only where it comes later. */
  score(event: SignIn): number | Promise<number>;
  learn(event: SignIn): void;
  /** In bytes: what is kept for all people together, whoever they are; 0 where nothing tells. */
  shared(): number;
}

/** The contenders by name, ours first. */
export const contenders: Readonly<Record<string, () => Scorer>> = {
  compact: () => {
    const model = compactModel();
    return { ...scorerOf(model), shared: model.memory };
  },
  exact: () => scorerOf(exactModel()),
  "json-rules-engine": ruleEngine,
};

function scorerOf(model: SignInModel): Scorer {
  return {
    score(event) {
      let sum = 0;
      for (const { bits } of model.weigh(event)) sum += bits;
      return sum;
    },
    learn: model.learn,
    shared: () => 0,
  };
}
