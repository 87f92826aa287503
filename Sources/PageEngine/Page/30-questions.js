// One question a screen. `talk` is what the questions are about: a concern, or a story.
let talk = null;

function begin(request, about) {
  talk = { ...about, seen: new Set() };
  showQuestion(ask({ do: "begin", ...request }));
}

const answer = guarded((id, value) => showQuestion(ask({ do: "answer", answers: { [id]: value } })));
const back = guarded(() => {
  const screen = ask({ do: "back" });
  if (screen.first) return announce("This is the first question.");
  return showQuestion(screen);
});

function showQuestion(screen) {
  if (screen.problem) return announce("That is not an answer to this question.");
  if (screen.contradiction) return showContradiction(screen.contradiction);
  const doubt = (screen.doubtful ?? [])[0];
  if (doubt) return showDoubt(screen, doubt);
  if (screen.inDoubt) return showWhatIsInDoubt(screen, screen.inDoubt);
  if (screen.same?.length) return showSame(screen);
  if (!screen.question) return talk.finish(screen);
  const question = screen.question;
  const form = { one: choices, several: checklist, number }[question.kind](question);
  const more = screen.remaining - (question.given === null ? 1 : 0);
  return show(
    question.ask,
    [
      screen.story && storyBox(screen),
      form.node,
      tools(question, screen),
      make("progress", { max: screen.answered + Math.max(more, 0) + 1, value: screen.answered, "aria-label": "Answered so far" }),
      answersSoFar(screen.given),
    ],
    { before: urgentBox(screen.urgent), caption: captionOf(screen, question, more), shortcuts: { ...form.keys, u: () => answer(question.id, "unknown"), b: back } }
  );
}

function captionOf(screen, question, more) {
  const place = `Question ${screen.number}${more > 0 ? `, at least ${more} more` : ""}`;
  return [question.section, screen.child, place].filter((part) => part).join(" · ");
}

// What cannot wait: in full when an answer first calls for it, and in short as long as it holds.
function urgentBox(urgent) {
  if (!urgent?.length) return null;
  const fresh = urgent.filter((call) => !talk.seen.has(call.question));
  for (const call of fresh) talk.seen.add(call.question);
  const parts = urgent.map((call) => {
    const body = make("div", {}, ...call.page.map(built));
    if (fresh.includes(call) || !call.short) return body;
    return make("div", {}, make("p", { class: "statement" }, ...linked(call.short)), make("details", {}, make("summary", {}, "In full"), body));
  });
  // What is new is read out at once.
  const box = make("div", { role: fresh.length ? "alert" : null }, make("h2", { id: "now" }, "Do this now"), ...parts);
  return make("section", { class: "urgent", "aria-labelledby": "now" }, box);
}

// The story was read before the first question; whoever wants it in view has it open on every screen.
function storyBox(screen) {
  const box = make("details", { class: "story", open: talk.isStoryOpen }, make("summary", {}, "The story"), ...screen.story.map(built));
  box.querySelector("summary").addEventListener("click", () => { talk.isStoryOpen = !box.open; });
  return box;
}

function answerButton(key, text, isGiven, press) {
  return make(
    "button",
    { type: "button", class: "answer", "aria-keyshortcuts": key || null, onclick: press },
    key && make("span", { class: "key", "aria-hidden": "true" }, key.toUpperCase()),
    make("span", {}, text),
    isGiven && make("span", { class: "given" }, "your answer")
  );
}

function notKnown(question) {
  return answerButton("u", "Not known", question.given === "unknown", () => answer(question.id, "unknown"));
}

function choices(question) {
  const isYesNo = question.options.length === 2 && question.options[0].id === "no" && question.options[1].id === "yes";
  const options = isYesNo ? [...question.options].reverse() : question.options;
  const shortcuts = {};
  const rows = options.map((option, index) => {
    const press = () => answer(question.id, option.id);
    if (index < 9) shortcuts[index + 1] = press;
    return answerButton(index < 9 ? String(index + 1) : "", option.text, question.given === option.id, press);
  });
  return { node: make("div", { class: "answers", role: "group", "aria-labelledby": "heading" }, ...rows, notKnown(question)), keys: shortcuts };
}

function checklist(question) {
  const given = question.given ?? {};
  const state = (id) => (Array.isArray(given) ? (given.includes(id) ? "yes" : "no") : given[id] ?? "no");
  const shortcuts = {};
  const rows = question.options.map((option, index) => {
    const tick = make("input", { type: "checkbox", id: `tick-${option.id}`, checked: state(option.id) === "yes" });
    const doubt = make("input", { type: "checkbox", id: `doubt-${option.id}`, "aria-labelledby": `not-known-${option.id} text-${option.id}`, checked: state(option.id) === "unknown" });
    tick.addEventListener("change", () => { if (tick.checked) doubt.checked = false; });
    doubt.addEventListener("change", () => { if (doubt.checked) tick.checked = false; });
    if (index < 9) shortcuts[index + 1] = () => { tick.click(); tick.focus(); };
    const key = index < 9 ? make("span", { class: "key", "aria-hidden": "true" }, String(index + 1)) : null;
    const node = make(
      "li",
      {},
      make("label", { class: "tick" }, tick, key, make("span", { id: `text-${option.id}` }, option.text)),
      make("label", { class: "doubt" }, doubt, make("span", { id: `not-known-${option.id}` }, "not known"))
    );
    return { option, tick, doubt, node };
  });
  const hint = make("p", { class: "hint", id: "hint" }, "Tick all that apply. What you leave empty counts as no.");
  const take = () => {
    const value = {};
    for (const row of rows) {
      if (row.tick.checked) value[row.option.id] = "yes";
      if (row.doubt.checked) value[row.option.id] = "unknown";
    }
    if (Object.keys(value).length) return answer(question.id, value);
    hint.className = "hint wrong";
    hint.textContent = "Tick what applies, or choose ‘None of these’ or ‘Not known’.";
    announce(hint.textContent);
    return rows[0].tick.focus();
  };
  const none = () => answer(question.id, []);
  const isNone = Array.isArray(question.given) && question.given.length === 0;
  return {
    node: make(
      "div",
      { class: "checklist", role: "group", "aria-labelledby": "heading", "aria-describedby": "hint" },
      hint,
      make("ul", {}, ...rows.map((row) => row.node)),
      make("div", { class: "answers" }, button("Continue with what is ticked", take, { class: "main" }), answerButton("0", "None of these", isNone, none), notKnown(question))
    ),
    keys: { ...shortcuts, 0: none },
  };
}

function number(question) {
  const isNumber = typeof question.given === "number";
  const field = make("input", { id: "number", type: "text", inputmode: "numeric", autocomplete: "off", size: "8", "aria-describedby": "hint", value: isNumber ? question.given : null });
  const unit = make("select", { "aria-label": "Counted in" }, ...question.units.map((name) => make("option", { value: name }, name)));
  const hint = make("p", { class: "hint", id: "hint" }, `A whole number from ${question.from} to ${question.to} ${[question.unit, ...question.units.slice(1)].join(", or in ")}.`);
  const take = guarded((event) => {
    event.preventDefault();
    const typed = field.value.trim();
    const screen = ask({ do: "answer", question: question.id, typed, unit: unit.value });
    if (!screen.problem) return showQuestion(screen);
    hint.className = "hint wrong";
    hint.textContent = typed ? `‘${typed}’ is not understood. ${hint.textContent}` : `Nothing is typed. ${hint.textContent}`;
    field.setAttribute("aria-invalid", "true");
    // The field is described by the hint, which is read with it.
    return field.focus();
  });
  const others = question.options.map((option) =>
    answerButton("", option.text, question.given === option.id, () => answer(question.id, option.id)));
  return {
    node: make(
      "form",
      { class: "number", novalidate: true, onsubmit: take },
      make("label", { for: "number" }, "Type the number"),
      hint,
      make("div", { class: "row" }, field, question.units.length > 1 ? unit : null, make("button", { type: "submit", class: "main" }, "Continue")),
      make("div", { class: "answers" }, ...others, notKnown(question))
    ),
    keys: {},
  };
}

function tools(question, screen) {
  return make(
    "div",
    { class: "tools" },
    question.help.length > 0 && make("details", { id: "help" }, make("summary", {}, "What this means, and who would know"), ...question.help.map((text) => make("p", {}, text))),
    screen.newlyLeftOpen > 0 && make("p", { class: "hint" }, `Not known: ${counted(screen.newlyLeftOpen, "its detail is", "its # details are")} left open.`),
    make(
      "div",
      { class: "row" },
      button("Back", back),
      screen.leftOpen > 0 && detailsButton(screen.leftOpen),
      button(talk.leaveText, talk.leave)
    )
  );
}

const counted = (count, one, several) => (count === 1 ? one : several.replace("#", count));

// What only something not known opens is asked where somebody wishes it.
function detailsButton(count) {
  return button(counted(count, "Answer the detail left open", "Answer the # details left open"), guarded(() => showQuestion(ask({ do: "details" }))));
}

function answersSoFar(given) {
  if (!given.length) return null;
  const list = given.flatMap((item) => [make("dt", {}, item.ask), make("dd", {}, item.answer ?? "")]);
  return make("details", { class: "given-so-far" }, make("summary", {}, `What you have answered (${given.length})`), make("dl", {}, ...list));
}

// An answer that would no longer be asked for: it stays unless somebody says that it does not hold.
function showDoubt(screen, doubt) {
  const rest = { ...screen, doubtful: screen.doubtful.slice(1) };
  const keep = guarded(() => showQuestion(rest));
  const forget = guarded(() => showQuestion({ ...ask({ do: "withdraw", question: doubt.id }), doubtful: rest.doubtful }));
  showChoice(
    "Does that still hold?",
    [make("p", {}, `This would no longer be asked: ${doubt.ask}`), make("p", { class: "statement" }, `You answered: ${doubt.answer}`)],
    [["1", "Yes, it still holds", keep], ["2", "No, forget it", forget]],
    screen
  );
}

// What was answered about another child of the family may well hold for this one.
function showSame(screen) {
  const settle = (same) => guarded(() => showQuestion(ask({ do: "settle", same })));
  showChoice(
    "Is all of this the same for this child?",
    [make("dl", {}, ...screen.same.flatMap((item) => [make("dt", {}, item.ask), make("dd", {}, item.answer)]))],
    [["1", "Yes, the same", settle(true)], ["2", "No, ask me about each", settle(false)]],
    screen
  );
}

function showChoice(title, content, choices, screen, leave = back) {
  const shortcuts = Object.fromEntries([...choices.map(([key, , press]) => [key, press]), ["b", leave]]);
  const rows = choices.map(([key, text, press]) => answerButton(key, text, false, press));
  const answers = make("div", { class: "answers", role: "group", "aria-labelledby": "heading" }, ...rows);
  show(title, [...content, answers, make("div", { class: "row" }, button("Back", leave))], {
    before: urgentBox(screen.urgent), caption: screen.child, shortcuts,
  });
}

// Nothing is known of a checklist from which something urgent may follow.
function showWhatIsInDoubt(screen, question) {
  const boxes = question.options.map((option) => make("input", { type: "checkbox", id: `doubt-${option.id}`, value: option.id }));
  const skip = guarded(() => showQuestion({ ...screen, inDoubt: null }));
  const reopen = guarded(() => showQuestion(ask({ do: "reopen", question: question.id })));
  const take = () => {
    const doubted = boxes.filter((box) => box.checked).map((box) => [box.value, "unknown"]);
    if (doubted.length === 0 || doubted.length === boxes.length) return skip();
    return answer(question.id, Object.fromEntries(doubted));
  };
  const rows = boxes.map((box, index) =>
    make("li", {}, make("label", { class: "tick" }, box, make("span", {}, question.options[index].text))));
  show(
    "Which of them are in doubt?",
    [
      make("p", { id: "hint" }, `You do not know: ${question.ask} What is urgent about those that you tick is asked next.`),
      make("div", { class: "checklist", role: "group", "aria-labelledby": "heading", "aria-describedby": "hint" }, make("ul", {}, ...rows)),
      make("div", { class: "answers" }, button("Continue with what is ticked", take, { class: "main" }), answerButton("u", "I cannot say which", false, skip)),
      make("div", { class: "row" }, button("Back", reopen)),
    ],
    { before: urgentBox(screen.urgent), caption: question.section, shortcuts: { u: skip, b: reopen } }
  );
}
