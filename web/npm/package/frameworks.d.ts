// Lets the type checks of frameworks know <stand-point>. Nothing here is an error where a framework
// isn't installed, hence the comments `@ts-ignore`: each applies to one line.

import type { StandpointAttributes, StandpointElement, StandpointEventMap } from "./index.js";

// Props named after the events, such as `onstandpoint-answered`.
type Handlers<Prefix extends string> = {
  [Name in keyof StandpointEventMap as `${Prefix}${Name}`]?: (event: StandpointEventMap[Name]) => void;
};

// The same for Vue's templates, such as `onStandpointAnswered` for `@standpoint-answered`.
type VueHandlers = {
  [Name in keyof StandpointEventMap as Name extends `standpoint-${infer Rest}`
    ? `onStandpoint${Capitalize<Rest>}`
    : never]?: (event: StandpointEventMap[Name]) => void;
};

// @ts-ignore
type ReactProps = import("react").DetailedHTMLProps<import("react").HTMLAttributes<StandpointElement>, StandpointElement>;
// @ts-ignore
type PreactProps = import("preact").HTMLAttributes<StandpointElement>;
// @ts-ignore
type SolidProps = import("solid-js").JSX.HTMLAttributes<StandpointElement>;
// @ts-ignore
type VueProps = import("vue").HTMLAttributes & import("vue").PublicProps;

// React 19
// @ts-ignore
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "stand-point": ReactProps & StandpointAttributes & Handlers<"on">;
    }
  }
}

// @ts-ignore
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "stand-point": PreactProps & StandpointAttributes & Handlers<"on">;
    }
  }
}

// @ts-ignore
declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "stand-point": SolidProps & StandpointAttributes & Handlers<"on:">;
    }
  }
}

// @ts-ignore
declare module "vue" {
  interface GlobalComponents {
    "stand-point": new () => StandpointElement & { $props: VueProps & StandpointAttributes & VueHandlers };
  }
}
