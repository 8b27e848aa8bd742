// Finds what a module binds to: each element once, also where the fragment itself is the element.

const bound = new WeakMap();

export function bind(root, selector, attach) {
  const found = [...root.querySelectorAll(selector)];
  if (root instanceof Element && root.matches(selector)) found.unshift(root);
  for (const element of found) {
    const names = bound.get(element) ?? new Set();
    if (names.has(selector)) continue;
    bound.set(element, names.add(selector));
    attach(element);
  }
}
