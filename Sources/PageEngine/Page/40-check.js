// A concern: the questions, the outcome, and what somebody takes away from it.
const check = {
  finish: () => showOutcome(),
  leave: guarded(() => showOutcome()),
  leaveText: "See the outcome so far",
};

const showStart = guarded(() => {
  const file = make("input", { type: "file", id: "record", accept: ".json,application/json" });
  file.addEventListener("change", () => file.files[0]?.text().then(soon(resume)).catch(showFailure));
  show("Check a concern about a child", [
    make("p", { class: "statement" }, ...linked("In an emergency ring 999 first.")),
    make("p", {}, "It asks one question at a time, and suggests how serious a concern is and what to do next. It suggests; people decide."),
    make("p", {}, "Nothing that you answer is kept or sent: it is gone when this page is closed. Use no names."),
    make("div", { class: "row" }, button("Start", soon(() => begin({}, check)), { class: "main" }), !isReady && button("Read the guidance", showRead)),
    make("p", { class: "hint keys" }, "Answer with the mouse, by touch, or with the keys: the numbers, U for not known, B to go back, ? for help."),
    make("details", {}, make("summary", {}, "Go on from a record that you saved"), make("p", {}, make("label", { for: "record" }, "The record’s file "), file)),
  ]);
});

function resume(text) {
  let record;
  try { record = JSON.parse(text); } catch { return announce("This file is not a record."); }
  const screen = ask({ do: "begin", from: record });
  if (screen.problem) return announce("This file is not a record of this guidance.");
  talk = { ...check, seen: new Set() };
  return showQuestion(screen);
}

function linked(text) {
  return text.split(/(\b999\b)/).map((part) => (part === "999" ? make("a", { href: "tel:999" }, part) : part));
}

const showOutcome = guarded((judgement = {}) => {
  const outcome = ask({ do: "outcome", ...judgement });
  if (!outcome.page && !outcome.contradiction) throw new Error("the engine gave no outcome");
  if (outcome.contradiction) return showContradiction(outcome.contradiction);
  return show("What the answers come to", [
    make("article", { class: "outcome" }, ...outcome.page.map(built)),
    make(
      "div",
      { class: "row takeaway" },
      button("Print", printAll, { class: "main" }),
      button("Copy a referral summary", () => copy(outcome.referral)),
      button("Download the summary", () => download("referral.txt", "text/plain", outcome.referral)),
      button("Download a record", () => download("record.json", "application/json", outcome.record))
    ),
    make("p", { class: "hint" }, "A file or a copy can identify a child: keep it as you keep a case file."),
    ...outcome.judgements.map(ownJudgement),
    make("div", { class: "row" }, button("Back to the questions", goOn), outcome.leftOpen > 0 && detailsButton(outcome.leftOpen), outcome.another && button("Another child of this family", showAnother), button("You disagree? The next step", () => open("escalate")), button("Start again", askToForget)),
  ], { shortcuts: { b: goOn } });
});

// The family's answers are kept, the child's are asked anew; the first of several is given a name here, too.
const showAnother = guarded(() => {
  const [first, label] = [make("input", { type: "text", autocomplete: "off" }), make("input", { type: "text", autocomplete: "off" })];
  const begin = guarded((event) => {
    event.preventDefault();
    talk.seen = new Set();
    showQuestion(ask({ do: "another", first: first.value.trim(), label: label.value.trim() }));
  });
  const { child } = ask({ do: "screen" });
  show("Another child of this family", [
    make("p", { id: "hint" }, "What you answered about the family is kept; what is about the child is asked again. Use no names: a word such as ‘younger’ tells the children apart."),
    make(
      "form",
      { onsubmit: begin },
      child === null && field("first", "What will you call the child you just answered for?", first),
      field("label", "And the next one?", label),
      make("div", { class: "row" }, make("button", { type: "submit", class: "main" }, "Go on"), button("Back", () => showOutcome()))
    ),
  ], { shortcuts: { b: () => showOutcome() } });
});

// What is folded is printed, too.
function printAll() {
  for (const details of app.querySelectorAll(".details")) details.open = true;
  window.print();
}

const askToForget = () =>
  showChoice(
    "Forget all that was answered?",
    [],
    [["1", "Yes, start again", guarded(() => { ask({ do: "begin" }); talk = null; showStart(); })], ["2", "No, go back to the outcome", () => showOutcome()]],
    {},
    () => showOutcome()
  );

// Whoever has read or escalated meanwhile comes back to where they were.
const openCheck = guarded(() => {
  const screen = ask({ do: "resume" });
  if (!screen.given?.length) return showStart();
  talk = { ...check, seen: new Set() };
  return screen.question ? showQuestion(screen) : showOutcome();
});

// To the question that is open, or to the last one.
const goOn = guarded(() => {
  const screen = ask({ do: "screen" });
  return screen.question ? showQuestion(screen) : back();
});

// Of several children each has its own.
function ownJudgement({ child, label, judged, reason: given }, place) {
  const id = (name) => (place ? `${name}-${place}` : name);
  const level = make("select", { id: id("judged") }, ...about.levels.map((each) => make("option", { value: each.number, selected: each.number === judged }, `${each.number} ${each.text}`)));
  const reason = make("textarea", { id: id("reason"), rows: "3" });
  reason.value = given;
  const take = () => {
    if (reason.value.trim()) return showOutcome({ child, judged: Number(level.value), reason: reason.value.trim() });
    announce("A judgement needs a reason.");
    return reason.focus();
  };
  return make(
    "details",
    { class: "judgement", open: Boolean(given) },
    make("summary", {}, label ? `Your own judgement: ${label}` : "Your own judgement"),
    make("p", {}, make("label", { for: id("judged") }, "The level that you would work with "), level),
    make("p", {}, make("label", { for: id("reason") }, "The reason; leave out names"), reason),
    button("Put it beside the suggestion", take)
  );
}
