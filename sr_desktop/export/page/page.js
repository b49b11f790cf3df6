"use strict";
const content = JSON.parse(document.getElementById("content").textContent);
const VIEWS = { grid: "Grid", wipe: "Wipe", flip: "Flip" };
const LARGEST_ZOOM = 64;
const byId = (id) => document.getElementById(id);
const indexOf = (id, otherwise) => {
  const found = content.pictures.findIndex((picture) => picture.id === id);
  return found < 0 ? otherwise : found;
};

/* What is seen; the address after "#" holds it, so that a view can be sent to somebody. */
const given = new URLSearchParams(location.hash.slice(1));
const number = (name, otherwise) => {
  const value = Number(given.get(name) ?? NaN);
  return Number.isFinite(value) ? value : otherwise;
};
const state = {
  view: given.get("view") in VIEWS ? given.get("view") : "grid",
  first: indexOf(given.get("first"), content.pictures.length > 2 ? content.pictures.length - 2 : 0),
  second: indexOf(given.get("second"), content.pictures.length - 1),
  x: number("x", content.width / 2),
  y: number("y", content.height / 2),
  zoom: Math.min(LARGEST_ZOOM, Math.max(0, number("zoom", 0))), /* screen pixels for a pixel; 0 fits */
  split: Math.min(1, Math.max(0, number("split", 0.5))),
  shown: 0,
};
const images = content.pictures.map((picture) => {
  const image = new Image();
  image.onload = () => requestDraw();
  image.src = picture.source;
  return image;
});
let panes = [];
let waiting = false;

function caption(index) {
  const picture = content.pictures[index];
  const line = document.createElement("figcaption");
  const title = document.createElement("span");
  title.className = "title";
  title.textContent = picture.title;
  title.title = picture.how ? picture.title + ": " + picture.how : picture.title;
  if (picture.colors.length) {
    const mark = document.createElement("i");
    mark.style.background = "light-dark(" + picture.colors.join(", ") + ")";
    title.prepend(mark);
  }
  const scores = document.createElement("span");
  scores.className = "scores";
  for (const score of picture.scores) {
    const one = document.createElement("span");
    const label = document.createElement("small");
    label.textContent = score.label;
    const value = document.createElement("span");
    value.textContent = score.unit ? score.text + " " + score.unit : score.text;
    value.className = score.rank;
    one.append(label, value);
    scores.append(one);
  }
  line.append(title, scores);
  return line;
}

function pane(captions, name, paint) {
  const figure = document.createElement("figure");
  const canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", name);
  const room = document.createElement("div");
  room.append(canvas);
  figure.append(...captions, room);
  figure.style.gridRow = "span " + (captions.length + 1);
  byId("stage").append(figure);
  const made = { canvas, paint };
  listen(made);
  return made;
}

function build() {
  byId("stage").textContent = "";
  const count = content.pictures.length;
  const titles = [state.first, state.second].map((index) => content.pictures[index].title);
  if (state.view === "grid") {
    panes = content.pictures.map((picture, index) =>
      pane([caption(index)], picture.title, (view) => drawPicture(view, index)));
  } else if (state.view === "wipe") {
    panes = [pane([caption(state.first), caption(state.second)], titles.join(" | "), drawWipe)];
  } else {
    const index = state.shown ? state.second : state.first;
    panes = [pane([caption(index)], titles[state.shown], (view) => drawPicture(view, index))];
  }
  arrange();
  byId("pair").style.display = state.view === "grid" ? "none" : "";
  for (const button of byId("views").children)
    button.setAttribute("aria-selected", String(button.dataset.view === state.view));
  byId("first").value = String(state.first);
  byId("second").value = String(state.second);
  requestDraw();
}

/* As many columns as give the pictures most room; on a phone, where they stand one under the other, all their width.
   The captions of a row are as high as the highest. */
function arrange() {
  const stage = byId("stage"), captions = state.view === "wipe" ? 2 : 1;
  const count = state.view === "grid" ? content.pictures.length : 1;
  let best = 1, area = -1;
  for (let columns = 1; columns <= count; columns++) {
    const width = stage.clientWidth / columns, height = Math.max(200, stage.clientHeight) / Math.ceil(count / columns) - 32;
    const scale = Math.min(width / content.width, height / content.height);
    if (scale > area && (width >= 200 || columns === 1)) { area = scale; best = columns; }
  }
  stage.style.gridTemplateColumns = "repeat(" + best + ", minmax(0, 1fr))";
  const wide = (stage.clientWidth - 12) * content.height / content.width;
  const least = innerWidth <= 640 && count > 1 ? Math.min(wide, 0.7 * innerHeight) : 150;
  stage.style.gridAutoRows = "auto ".repeat(captions) + "minmax(" + least + "px, 1fr)";
}

function requestDraw() {
  if (!waiting) { waiting = true; requestAnimationFrame(draw); }
}

function draw() {
  waiting = false;
  const ratio = window.devicePixelRatio || 1;
  for (const { canvas } of panes) {
    /* A canvas of whole device pixels: one that is stretched by a fraction of a pixel would blur every picture. */
    const room = canvas.parentElement.getBoundingClientRect();
    const width = Math.max(1, Math.floor(room.width * ratio)), height = Math.max(1, Math.floor(room.height * ratio));
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = width / ratio + "px";
      canvas.style.height = height / ratio + "px";
    }
  }
  const scale = zoom();
  byId("zoom").textContent = Math.round(scale * 100) + " %";
  for (const { canvas, paint } of panes) {
    const { width, height } = canvas, context = canvas.getContext("2d");
    context.clearRect(0, 0, width, height);
    context.imageSmoothingEnabled = scale < 1;
    context.imageSmoothingQuality = "high";
    paint({ context, width, height, scale,
      left: Math.round(width / 2 - centre().x * scale), top: Math.round(height / 2 - centre().y * scale) });
  }
  const hash = new URLSearchParams({ view: state.view });
  if (state.view !== "grid") { hash.set("first", content.pictures[state.first].id); hash.set("second", content.pictures[state.second].id); }
  if (state.view === "wipe") hash.set("split", state.split.toFixed(3));
  if (state.zoom) { hash.set("zoom", state.zoom.toFixed(3)); hash.set("x", state.x.toFixed(1)); hash.set("y", state.y.toFixed(1)); }
  try { history.replaceState(null, "", "#" + hash); } catch { /* some viewers forbid it */ }
}

const centre = () => state.zoom ? state : { x: content.width / 2, y: content.height / 2 };

/* Screen pixels for a pixel, alike in all panes: what fits is what fits the smallest. */
function zoom() {
  if (state.zoom) return state.zoom;
  const fitted = Math.min(...panes.map(({ canvas }) => Math.min(canvas.width / content.width, canvas.height / content.height)));
  return fitted > 1 ? Math.max(1, Math.floor(fitted)) : fitted;
}

function drawPicture({ context, left, top, scale }, index) {
  const image = images[index];
  if (!image.complete || !image.naturalWidth) return;
  const width = content.width * scale, height = content.height * scale;
  if (content.ground) {
    context.fillStyle = groundOf(context);
    context.fillRect(left, top, width, height);
  }
  context.drawImage(image, left, top, width, height);
}

/* What is seen through transparent parts: a colour, or a checkerboard of two. */
function groundOf(context) {
  const [first, second] = content.ground;
  if (!second) return first;
  const side = Math.round(8 * (window.devicePixelRatio || 1)), squares = document.createElement("canvas");
  squares.width = squares.height = 2 * side;
  const painter = squares.getContext("2d");
  for (const [color, x, y] of [[first, 0, 0], [second, side, 0], [second, 0, side], [first, side, side]]) {
    painter.fillStyle = color;
    painter.fillRect(x, y, side, side);
  }
  return context.createPattern(squares, "repeat");
}

function drawWipe(view) {
  const { context, width, height, left, scale } = view;
  const from = Math.max(0, left), to = Math.min(width, left + content.width * scale);
  const line = Math.round(from + (to - from) * state.split);
  for (const [index, x, w] of [[state.first, 0, line], [state.second, line, width - line]]) {
    context.save();
    context.beginPath();
    context.rect(x, 0, w, height);
    context.clip();
    drawPicture(view, index);
    context.restore();
  }
  context.fillStyle = "#fff";
  context.fillRect(line - 1, 0, 2, height);
}

function zoomAbout(canvas, factor, clientX, clientY) {
  const ratio = window.devicePixelRatio || 1, box = canvas.getBoundingClientRect();
  const before = zoom(), middle = centre();
  const x = (clientX - box.left) * ratio - canvas.width / 2, y = (clientY - box.top) * ratio - canvas.height / 2;
  const smallest = Math.min(1, canvas.width / content.width, canvas.height / content.height) / 2;
  const after = Math.min(LARGEST_ZOOM, Math.max(smallest, before * factor));
  state.x = middle.x + x / before - x / after;
  state.y = middle.y + y / before - y / after;
  state.zoom = after;
  keepInside();
}

function move(canvas, dx, dy) {
  const ratio = window.devicePixelRatio || 1, scale = zoom(), middle = centre();
  state.x = middle.x - dx * ratio / scale;
  state.y = middle.y - dy * ratio / scale;
  state.zoom = scale;
  keepInside();
}

function keepInside() {
  state.x = Math.min(content.width, Math.max(0, state.x));
  state.y = Math.min(content.height, Math.max(0, state.y));
  requestDraw();
}

function fit() { state.zoom = 0; requestDraw(); }

function listen({ canvas }) {
  const fingers = new Map();
  let wiping = false;
  const lineAt = () => {
    const ratio = window.devicePixelRatio || 1, scale = zoom();
    const left = canvas.width / 2 - centre().x * scale;
    const from = Math.max(0, left), to = Math.min(canvas.width, left + content.width * scale);
    return { from: from / ratio, to: to / ratio };
  };
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomAbout(canvas, Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), event.clientX, event.clientY);
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, event);
    if (state.view === "wipe" && fingers.size === 1) {
      const { from, to } = lineAt();
      wiping = Math.abs(event.offsetX - (from + (to - from) * state.split)) < 24;
    }
  });
  canvas.addEventListener("pointermove", (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    if (fingers.size === 2) {
      const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
      const before = Math.hypot(last.clientX - other.clientX, last.clientY - other.clientY);
      const after = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
      if (before > 0) zoomAbout(canvas, after / before, (event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);
    } else if (wiping) {
      const { from, to } = lineAt();
      if (to > from) state.split = Math.min(1, Math.max(0, (event.offsetX - from) / (to - from)));
      requestDraw();
    } else {
      move(canvas, event.clientX - last.clientX, event.clientY - last.clientY);
    }
    fingers.set(event.pointerId, event);
  });
  for (const name of ["pointerup", "pointercancel"])
    canvas.addEventListener(name, (event) => { fingers.delete(event.pointerId); wiping = false; });
  canvas.addEventListener("dblclick", fit);
}

function choose(view) { state.view = view; build(); }
function changeSides() {
  if (state.view === "flip") state.shown = 1 - state.shown;
  else [state.first, state.second] = [state.second, state.first];
  build();
}

for (const [view, title] of Object.entries(VIEWS)) {
  if (view !== "grid" && content.pictures.length < 2) continue;
  const button = document.createElement("button");
  button.textContent = title;
  button.dataset.view = view;
  button.setAttribute("role", "tab");
  button.addEventListener("click", () => choose(view));
  byId("views").append(button);
}
for (const name of ["first", "second"]) {
  const select = byId(name);
  content.pictures.forEach((picture, index) => select.append(new Option(picture.title, String(index))));
  select.addEventListener("change", () => { state[name] = Number(select.value); build(); });
}
byId("name").textContent = content.name;
for (const sentence of [...content.about, ...content.pictures.filter((one) => one.how).map((one) => one.title + ": " + one.how)]) {
  const item = document.createElement("li");
  item.textContent = sentence;
  byId("about").append(item);
}
byId("fit").addEventListener("click", fit);
byId("actual").addEventListener("click", () => {
  const middle = centre();
  Object.assign(state, { x: middle.x, y: middle.y, zoom: 1 });
  requestDraw();
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
  const canvas = panes[0].canvas, box = canvas.getBoundingClientRect();
  const about = [box.left + box.width / 2, box.top + box.height / 2];
  const acts = {
    g: () => choose("grid"), w: () => choose("wipe"), f: () => choose("flip"), " ": changeSides, 0: fit,
    1: () => byId("actual").click(), "+": () => zoomAbout(canvas, 2, ...about), "=": () => zoomAbout(canvas, 2, ...about),
    "-": () => zoomAbout(canvas, 0.5, ...about),
    ArrowLeft: () => move(canvas, 64, 0), ArrowRight: () => move(canvas, -64, 0),
    ArrowUp: () => move(canvas, 0, 64), ArrowDown: () => move(canvas, 0, -64),
  };
  const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) { event.preventDefault(); act(); }
});
addEventListener("resize", () => { arrange(); requestDraw(); });
build();
