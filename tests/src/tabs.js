// Returns how many presses of Tab lead to the element that matches CSS, -1 if it comes before the focus
// (Shift+Tab), or null if there is none. A group of radio buttons is one tab stop.
const wanted = CSS;
const root = document.querySelector("dialog:modal") ?? document;
const active = document.activeElement ?? document.body;
if (active.matches(wanted)) return 0;
const isStop = (element) =>
  element.tabIndex >= 0 && !element.matches(":disabled") && element.checkVisibility({ visibilityProperty: true });
const stops = [...root.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(isStop);
const target = stops.find((stop) => stop.matches(wanted));
if (!target) return null;
const forms = [...document.forms];
const groupOf = (element) =>
  element.type === "radio" && element.name ? `${forms.indexOf(element.form)} ${element.name}` : element;
const isBefore = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
if (active !== document.body && isBefore(target, active)) return -1;
const between = stops.filter((stop) => active === document.body || isBefore(active, stop));
const upToTarget = between.slice(0, between.indexOf(target) + 1);
const groups = new Set(upToTarget.map(groupOf));
groups.delete(groupOf(active));
return groups.size;
