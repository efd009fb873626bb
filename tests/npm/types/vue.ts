// The types of the element in Vue's templates, where `@standpoint-answered` is the prop
// `onStandpointAnswered`.

import type {} from "standpoint-element";
import type { GlobalComponents } from "vue";

type Props = InstanceType<GlobalComponents["stand-point"]>["$props"];

export const props: Props = {
  class: "wide",
  view: "quiz",
  items: 3,
  onStandpointAnswered: ({ detail }) => console.log(detail.progress.answered),
};

// @ts-expect-error
export const view: Props = { view: "quizz" };
// @ts-expect-error
export const field: Props = { onStandpointAnswered: ({ detail }) => detail.rights };
