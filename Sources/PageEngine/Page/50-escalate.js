// A disagreement between professionals: where it stands, and what follows by when.
function field(id, text, node) {
  node.id = id;
  return make("p", { class: "field" }, make("label", { for: id }, text), node);
}

function options(list, first) {
  return make("select", {}, first && make("option", { value: "" }, first), ...list.map((each) => make("option", { value: each.id }, each.text)));
}

const showEscalate = guarded(() => {
  if (!about.steps.length) return show("Disagreements", [make("p", {}, "This guidance has no ladder for disagreements.")]);
  const [agency, other, step] = [options(about.agencies, "Any agency"), options(about.agencies, "Any agency"), options(about.steps)];
  const since = make("input", { type: "date", value: today() });
  const urgent = make("input", { type: "checkbox" });
  const result = make("div", { id: "result" });
  const form = make(
    "form",
    { onsubmit: guarded((event) => {
      event.preventDefault();
      showPlan(result, { at: step.value, agency: agency.value, with: other.value, since: since.value, urgent: urgent.checked });
    }) },
    about.agencies.length > 0 && field("agency", "Who raises it", agency),
    about.agencies.length > 0 && field("other", "With whom", other),
    field("step", "The step that the disagreement is at", step),
    field("since", "The day on which that step began", since),
    make("p", { class: "field" }, make("label", { class: "tick" }, urgent, make("span", {}, "The child’s safety needs a decision today"))),
    make("button", { type: "submit", class: "main" }, "Show the next step")
  );
  return show("When you disagree", [form, result]);
});

function showPlan(result, wish) {
  const report = ask({ do: "escalate", case: responseID, ...wish });
  if (report.said) {
    result.replaceChildren(make("p", { class: "notice" }, report.said));
    return announce(report.said);
  }
  result.replaceChildren(
    make("h2", { tabindex: "-1", id: "plan" }, "Where it stands"),
    ...report.page.map(built),
    make(
      "div",
      { class: "row takeaway" },
      button("Print", () => window.print(), { class: "main" }),
      button("Copy it", () => copy(report.markdown)),
      button("Download the days for a calendar", () => download("disagreement.ics", "text/calendar", report.calendar))
    )
  );
  const plan = document.getElementById("plan");
  plan.scrollIntoView();
  return plan.focus({ preventScroll: true });
}
