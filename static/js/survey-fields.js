// Between the fields of the page and what is stored: fills them in, explains refusals, sums up.

export function fill(form) {
  const { answers, submitted } = JSON.parse(document.getElementById("survey-answers").textContent);
  const codes = [...form.querySelectorAll("[data-question]")].map((page) => page.dataset.question);
  for (const code of codes) {
    const [level, importance, comment] = answers[code] ?? [null, null, ""];
    choose(form, `level-${code}`, level);
    choose(form, `importance-${code}`, importance);
    const textarea = form.elements[`comment-${code}`];
    textarea.value = comment;
    textarea.closest("details").open = Boolean(comment);
    countCharacters(textarea);
  }
  const open = codes.filter((code) => chosen(form, code) === null);
  return { submitted, first: codes.indexOf(open[0]), given: codes.length - open.length };
}

export function choose(form, name, value) {
  if (value === null || value === undefined) return null;
  const radio = form.querySelector(`input[name="${name}"][value="${value}"]`);
  if (radio) radio.checked = true;
  return radio;
}

export function chosen(form, code) {
  return form.querySelector(`input[name="level-${code}"]:checked`);
}

export function commentOf(textarea) {
  return [textarea.name.slice("comment-".length), { comment: textarea.value }];
}

export function countCharacters(textarea) {
  const counter = textarea.closest("details").querySelector("[data-counter]");
  const length = [...textarea.value].length;
  counter.hidden = false;
  counter.querySelector("span").textContent = length.toLocaleString(document.documentElement.lang);
  counter.classList.toggle("reason", length > Number(counter.dataset.counter));
  if (length <= Number(counter.dataset.counter)) {
    mark(textarea, textarea.closest("details").querySelector("[data-reason]"), "");
  }
}

// Show the reason beside its field, and on the review when the field is on another page.
export function refuse(form, { element, field, reason }) {
  const page = form.querySelector(`[data-question="${CSS.escape(element)}"]`);
  const line = page?.querySelector(`[data-reason="${field}"]`);
  if (!line) return;
  mark(field === "comment" ? page.querySelector("textarea") : null, line, reason);
  if (reason && field === "comment") page.querySelector("details").open = true;
}

function mark(input, line, reason) {
  line.textContent = reason;
  if (reason) input?.setAttribute("aria-invalid", "true");
  else input?.removeAttribute("aria-invalid");
}

export function summarize(form) {
  let open = 0;
  for (const row of form.querySelectorAll("[data-row]")) {
    const radio = chosen(form, row.dataset.row);
    const words = row.querySelector(".review__answer");
    words.textContent = describe(radio, words.dataset);
    row.classList.toggle("review--open", !radio);
    if (!radio) open += 1;
  }
  const summary = form.querySelector("[data-summary]");
  summary.textContent = open
    ? summary.dataset.some.replace("%n", open.toLocaleString(document.documentElement.lang))
    : summary.dataset.all;
}

function describe(radio, words) {
  if (!radio) return words.none;
  if (radio.value === "0") return words.cannot;
  return `${radio.value} · ${radio.closest("label").querySelector("b").textContent}`;
}
