let element = document.activeElement;
while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
if (!element || element === document.body) return "body";
const label = element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent;
const words = label.trim().replace(/\s+/g, " ").slice(0, 60);
const id = element.id ? `#${element.id}` : "";
return element.localName + id + (words ? ` "${words}"` : "");
