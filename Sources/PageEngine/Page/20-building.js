// Elements are built one by one, and every text is put in as a text: nothing that a guidance says can become markup.
const pictures = new Set(["svg", "g", "path", "rect", "line", "circle", "polygon", "polyline", "text", "tspan", "title", "desc"]);
const pieces = new Set([
  "a", "b", "br", "caption", "dd", "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "hr", "li",
  "ol", "p", "section", "span", "strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
]);
const safeLink = /^(tel:[0-9]+|https?:\/\/|#)/;

// A piece of a report, as the engine gives it: a text, or a name, attributes and what stands in it.
function built(piece) {
  if (typeof piece === "string") return document.createTextNode(piece);
  const [name, attributes, ...content] = piece;
  const isPicture = pictures.has(name);
  if (!isPicture && !pieces.has(name)) return document.createTextNode("");
  const node = isPicture ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "style" || key.startsWith("on") || (key === "href" && !safeLink.test(value))) continue;
    node.setAttribute(key, value);
  }
  node.append(...content.map(built));
  return node;
}

// An element of the page itself; what begins with "on" is listened to.
function make(name, attributes = {}, ...content) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...content.filter((part) => part !== null && part !== undefined && part !== false && part !== ""));
  return node;
}

function button(text, press, attributes = {}) {
  return make("button", { type: "button", onclick: press, ...attributes }, text);
}

const app = document.getElementById("app");
const live = document.getElementById("live");
const numbers = document.getElementById("numbers");
let keys = {};

// Says something at the foot of the window, and aloud to whoever hears the page.
function announce(text) {
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 50);
}

// Shows a screen: a heading, which takes the focus, and what stands below it.
function show(title, content, { before = null, caption = null, shortcuts = {} } = {}) {
  keys = shortcuts;
  live.textContent = "";
  const text = document.getElementById("read");
  if (text) text.hidden = true;
  app.hidden = false;
  const heading = make("h1", { tabindex: "-1", id: "heading" }, title);
  app.replaceChildren(
    ...[before, caption && make("p", { class: "caption" }, caption), heading, ...content].filter((part) => part)
  );
  document.title = `${title} – ${document.body.dataset.name}`;
  // What stands above the heading is what cannot wait: it has to be in view.
  window.scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

// The engine has stopped: what was urgent stays, with every number to ring, and no level.
function showFailure(error) {
  engine = null;
  show("This page cannot work out a level", [
    make("p", { class: "statement" }, ...linked("In an emergency ring 999. If a child may be in danger, ring children’s social care or the police now.")),
    make("p", {}, "What you have answered is lost. Talk to the safeguarding lead of your own organisation, or use the guidance itself."),
    ...numbers.cloneNode(true).childNodes,
    make("div", { class: "row" }, button("Start again", () => window.location.reload(), { class: "main" }), button("Read the guidance", showRead)),
    make("p", { class: "aside" }, `For whoever looks after this page: ${error.message ?? error}`),
  ], { before: app.querySelector(".urgent") });
}

// The program contradicts itself: what is urgent, and no level.
function showContradiction(pieces) {
  return show("This page contradicts itself", pieces.map(built));
}

// Does something with the engine; whatever goes wrong, no level is shown.
function guarded(action) {
  return (...given) => {
    try {
      return action(...given);
    } catch (error) {
      return showFailure(error);
    }
  };
}

function download(name, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  announce(`${name} is saved where your browser keeps downloads.`);
}

// Without the clipboard of newer browsers, which a plain page of an intranet is not allowed.
function copy(text) {
  const area = make("textarea", { class: "copied", readonly: true, "aria-label": "Text to copy" });
  area.value = text;
  app.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  if (isCopied) area.remove();
  announce(isCopied ? "Copied." : "Select the text at the end of this page and copy it.");
}
