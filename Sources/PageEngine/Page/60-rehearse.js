// Made-up stories: answer from what is told, choose a level before anything is shown, then compare.
let kept = null;

// A name that nobody gave and nobody can guess: it only tells two responses apart, or the calendars of two cases.
const responseID = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const showStories = guarded(() => {
  const { themes } = ask({ do: "stories" });
  const lists = (themes ?? []).flatMap(({ theme, stories }) => [
    make("details", {}, make("summary", {}, `${theme} (${stories.length})`), make("ul", { class: "stories" }, ...stories.map((story) =>
      make("li", {}, button(story.title + (story.done ? " (done)" : ""), guarded(() => rehearse(story.id)), { class: "link" }))))),
  ]);
  show("Rehearse with made-up stories", [
    make("p", {}, "The people are made up. Read the story, answer from what it tells, then choose a level; only then is anything shown. Nobody is marked, and no name is asked for."),
    kept && saveResponse(),
    ...(lists.length ? lists : [make("p", {}, "This page holds no stories.")]),
  ]);
});

function saveResponse() {
  return make(
    "p",
    {},
    button("Download your response", () => download(`response-${responseID}.json`, "application/json", kept), { class: "main" }),
    " It holds your answers and levels and no name; whoever leads the group puts them together."
  );
}

// The story is told before anything is asked.
function rehearse(id) {
  const screen = ask({ do: "begin", story: id });
  talk = { finish: chooseLevel, leave: showStories, leaveText: "Leave this story", isStoryOpen: false, seen: new Set() };
  const story = make("div", {}, ...screen.story.map(built));
  const title = story.querySelector("h1, h2, h3");
  title.remove();
  show(title.textContent, [
    story,
    make("div", { class: "row" }, button("Answer the questions", guarded(() => showQuestion(screen)), { class: "main" }), button(talk.leaveText, showStories)),
  ], { caption: "A made-up story", shortcuts: { b: showStories } });
}

function chooseLevel(screen) {
  const shortcuts = { b: back };
  const rows = about.levels.map((level) => {
    const press = guarded(() => showComparison(level.number));
    shortcuts[level.number] = press;
    return answerButton(String(level.number), level.text, false, press);
  });
  const meanings = about.levels.flatMap((level) => [make("dt", {}, `${level.number} ${level.text}`), make("dd", {}, level.means)]);
  show(
    "Which level would you work with?",
    [
      make("p", {}, "Choose before anything is shown."),
      screen.story && storyBox(screen),
      make("div", { class: "answers" }, ...rows),
      make("details", {}, make("summary", {}, "What the levels mean"), make("dl", {}, ...meanings)),
      make("div", { class: "row" }, button("Back", back)),
    ],
    { caption: "Your level", shortcuts }
  );
}

function showComparison(level) {
  const report = ask({ do: "commit", level, id: responseID });
  if (report.contradiction) return showContradiction(report.contradiction);
  kept = report.response;
  return show("What there is to learn", [
    make("article", { class: "outcome" }, ...report.page.map(built)),
    saveResponse(),
    make("div", { class: "row" }, button("Another story", showStories), button("Print", () => window.print())),
  ]);
}
