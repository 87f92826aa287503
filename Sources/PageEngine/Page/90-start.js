// Everything begins here, once the engine has understood the guidance.
let about = { levels: [], steps: [], agencies: [] };
let escapes = [];

// What somebody asked for before the engine was there.
let isReady = false;
let wish = null;

// Does something with the engine now, or as soon as it is there.
const soon = (action) => guarded((...given) => {
  if (isReady) return action(...given);
  wish = () => action(...given);
  return announce("One moment.");
});

// Forgets everything, and leaves nothing to go back to.
function leave() {
  app.replaceChildren();
  read.replaceChildren();
  window.location.replace("https://www.bbc.co.uk/weather");
}

function press(event) {
  if (event.key === "Escape") {
    escapes = [...escapes.filter((time) => event.timeStamp - time < 2000), event.timeStamp];
    if (escapes.length === 3) leave();
    return;
  }
  const isTyping = event.target.matches?.("input:not([type=checkbox]), textarea, select");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !document.getElementById("keys").checked) return;
  const help = document.getElementById("help");
  if (event.key === "?" && help) {
    help.open = !help.open;
    help.querySelector("summary").focus();
    return;
  }
  const action = keys[event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  action();
}

function mark(part) {
  for (const tab of document.querySelectorAll("header nav button")) {
    if (tab.dataset.part === part) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
}

function open(part) {
  mark(part);
  ({ check: openCheck, escalate: showEscalate, rehearse: showStories, read: showRead })[part]();
}

function warn(texts) {
  document.querySelector("p.draft")?.remove();
  document.getElementById("warnings").replaceChildren(...texts.map((text) => make("p", { class: "warning" }, text)));
}

// Nothing is kept, so whoever reloads the page by mistake is asked; whoever exits is not.
function warnOfLoss(event) {
  if (talk && app.children.length) event.preventDefault();
}

async function start() {
  document.getElementById("exit").addEventListener("click", leave);
  document.getElementById("exit").hidden = false;
  document.addEventListener("keydown", press);
  window.addEventListener("beforeunload", warnOfLoss);
  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") return;
  // Nobody waits for the engine to read where to begin; only that a guidance is out of date comes before it.
  const isInDate = today() <= document.body.dataset.reviewBy;
  if (isInDate) {
    document.getElementById("still").remove();
    showStart();
    requestAnimationFrame(() => setTimeout(() => performance.mark("shown")));
  }
  const wrong = await startEngine();
  if (wrong) {
    read.remove();
    show(wrong === 1 ? "Do not use this page: it was altered" : "Do not use this page: it cannot be read", [
      make("p", { class: "statement" }, ...linked("It says no level. In an emergency ring 999.")),
      make("p", {}, "The guidance in it is not the one that it was made with. Ask whoever sent it for a new one, and talk to the safeguarding lead of your own organisation."),
    ]);
    return;
  }
  about = ask({ do: "about" });
  warn(about.notices);
  document.getElementById("still")?.remove();
  prepareReading();
  for (const tab of document.querySelectorAll("header nav button")) tab.addEventListener("click", () => open(tab.dataset.part));
  document.querySelector("nav").hidden = false;
  document.getElementById("keyboard").hidden = false;
  isReady = true;
  mark("check");
  if (wish) guarded(wish)();
  else if (!isInDate) showStart();
  if (!isInDate) performance.mark("shown");
  // What benchmarks measure.
  performance.mark("ready");
}

start().catch(showFailure);
