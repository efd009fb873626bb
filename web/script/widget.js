// What all widgets of a page share: the program, started once, and how they look. The build puts
// the files' names and the style sheet in.

import start, {
  close_widget,
  go_in_widget,
  pack_language,
  read_pack,
  reset_widget,
  show_widget,
  widget_state,
} from "./GLUE";

const style = new CSSStyleSheet();
style.replaceSync(STYLE);

// Not at the top: a module that has failed once is never loaded anew.
export const begin = () => start({ module_or_path: new URL("./WASM", import.meta.url) });

// The build puts it before this, from dialog.js.
const set = setOpen;

export {
  close_widget as close,
  go_in_widget as go,
  pack_language as language,
  read_pack as read,
  reset_widget as reset,
  set as setOpen,
  show_widget as show,
  widget_state as state,
  style,
};
