// The whole guidance. An old browser reads a shorter form, without what opens a question or makes a rule count.
const read = document.getElementById("read");

let isWhole = false;

const showRead = guarded(() => {
  if (!isWhole && engine) {
    document.getElementById("guidance-text").replaceChildren(...ask({ do: "read" }).page.map(built));
    numbers.remove();
    isWhole = true;
    listParts();
  }
  keys = {};
  app.hidden = true;
  read.hidden = false;
  document.title = `Read – ${document.body.dataset.name}`;
  window.scrollTo(0, 0);
  read.querySelector("h1").focus();
});

// What the guidance is made of; a link would show in the address.
function listParts() {
  const parts = [...read.querySelectorAll("h2.part")].map((part) => {
    part.tabIndex = -1;
    return make("li", {}, button(part.textContent, () => { part.scrollIntoView(); part.focus(); }));
  });
  read.querySelector("form").after(make("nav", { "aria-label": "Parts of the guidance" }, make("ul", {}, ...parts)));
}

function prepareReading() {
  const search = document.getElementById("search");
  search.closest("form").hidden = false;
  search.closest("form").addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word);
    let count = 0;
    for (const section of read.querySelectorAll("section")) {
      const text = section.textContent.toLowerCase();
      section.hidden = !words.every((word) => text.includes(word));
      if (!section.hidden) count += 1;
    }
    document.getElementById("found").textContent = words.length ? `${count} ${count === 1 ? "part has" : "parts have"} these words.` : "";
  });
}
