// A concern: the questions, the outcome, and what somebody takes away from it.
const check = {
  finish: () => showOutcome(),
  leave: guarded(() => showOutcome()),
  leaveText: "See the outcome so far",
};

const showStart = guarded(() => {
  const file = make("input", { type: "file", id: "record", accept: ".json,application/json" });
  file.addEventListener("change", guarded(async () => resume(await file.files[0]?.text())));
  show("Check a concern about a child", [
    make("p", { class: "statement" }, ...linked("In an emergency ring 999 first.")),
    make("p", {}, "It asks one question at a time, and suggests how serious a concern is and what to do next. It suggests; people decide."),
    make("p", {}, "Nothing that you answer is kept or sent: it is gone when this page is closed. Use no names."),
    button("Start", guarded(() => begin({}, check)), { class: "main" }),
    make("p", { class: "hint" }, "Answer with the mouse, by touch, or with the keys: the numbers, U for not known, B to go back, ? for help."),
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
  if (outcome.contradiction) return show("This page contradicts itself", outcome.contradiction.map(built));
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
    ownJudgement(judgement),
    make("div", { class: "row" }, button("Back to the questions", goOn), about.family && button("Another child of this family", another), button("Start again", showStart)),
  ], { shortcuts: { b: goOn } });
});

// The family's answers are kept, the child's are asked anew.
const another = guarded(() => {
  talk.seen = new Set();
  return showQuestion(ask({ do: "another" }));
});

// What is folded is printed, too.
function printAll() {
  for (const details of app.querySelectorAll(".details")) details.open = true;
  window.print();
}

// To the question that is open, or to the last one.
const goOn = guarded(() => {
  const screen = ask({ do: "screen" });
  return screen.question ? showQuestion(screen) : back();
});

function ownJudgement(judgement) {
  const level = make("select", { id: "judged" }, ...about.levels.map((each) => make("option", { value: each.number, selected: each.number === judgement.judged }, `${each.number} ${each.text}`)));
  const reason = make("textarea", { id: "reason", rows: "3" });
  reason.value = judgement.reason ?? "";
  const take = () => {
    if (reason.value.trim()) return showOutcome({ judged: Number(level.value), reason: reason.value.trim() });
    announce("A judgement needs a reason.");
    return reason.focus();
  };
  return make(
    "details",
    { class: "judgement", open: Boolean(judgement.reason) },
    make("summary", {}, "Your own judgement"),
    make("p", {}, make("label", { for: "judged" }, "The level that you would work with "), level),
    make("p", {}, make("label", { for: "reason" }, "The reason; leave out names"), reason),
    button("Put it beside the suggestion", take)
  );
}
