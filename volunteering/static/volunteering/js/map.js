// The map of the directory: made of the list below it when the reader asks for it, and of nothing else.
// Until the button is pressed neither Leaflet nor a single tile is loaded.

const SEVERAL_NAMES = 4; // names in the title of a marker that stands for several things

const WIDEST = 300; // pixels of a popup's text; a phone has less
const BESIDE = 90; // and what else of the map's width a popup needs

function load(element, name, address) {
  return new Promise((resolve, reject) => {
    element[name] = address;
    element.addEventListener("load", resolve, { once: true });
    element.addEventListener("error", reject, { once: true });
    document.head.append(element);
  });
}

function points() {
  const places = new Map();
  document.querySelectorAll("[data-position]").forEach((item) => {
    const { position } = item.dataset;
    places.set(position, [...(places.get(position) ?? []), item]);
  });
  return places;
}

function nameOf(items) {
  const names = items.map((item) => item.querySelector("a").textContent.trim());
  const more = names.length - SEVERAL_NAMES;
  return names.slice(0, SEVERAL_NAMES).join(", ") + (more > 0 ? ` + ${more}` : "");
}

function popupOf(items) {
  const list = document.createElement("ul");
  list.className = "map-list__items";
  items.forEach((item) => list.append(item.cloneNode(true)));
  list.querySelectorAll("[data-position]").forEach((item) => item.removeAttribute("data-position"));
  return list;
}

function addMarker(L, map, position, items) {
  const at = position.split(",").map(Number);
  const name = nameOf(items);
  const icon = L.divIcon({
    className: "map-pin",
    html: items.length > 1 ? String(items.length) : "",
    iconSize: [32, 32],
    popupAnchor: [0, -12],
  });
  const marker = L.marker(at, { icon, title: name, alt: name, riseOnHover: true });
  let byKeyboard = false;
  // Registered before the popup's own, so that it is known how the popup was asked for.
  marker.on("keypress", () => (byKeyboard = true));
  marker.bindPopup(popupOf(items), { maxWidth: Math.min(WIDEST, map.getSize().x - BESIDE) });
  marker.on("popupopen", ({ popup }) => {
    const close = popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", map.getContainer().parentElement.dataset.close);
    popup.getElement().setAttribute("role", "group");
    popup.getElement().setAttribute("aria-label", name);
    if (byKeyboard) popup.getElement().querySelector("a[href]:not([role])").focus();
  });
  marker.on("popupclose", ({ popup }) => {
    if (byKeyboard || popup.getElement()?.contains(document.activeElement)) {
      marker.getElement().focus();
    }
    byKeyboard = false;
  });
  marker.addTo(map);
  const pin = marker.getElement();
  pin.setAttribute("aria-label", name);
  // What is announced as a button answers to the space bar too.
  pin.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    byKeyboard = true;
    marker.openPopup();
  });
}

function draw(L, box, canvas) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(canvas, {
    zoomControl: false,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
    // The page scrolls on; the buttons and two fingers zoom.
    scrollWheelZoom: false,
  });
  map.attributionControl.setPrefix("Leaflet");
  L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
  const maxZoom = Number(box.dataset.maxZoom ?? 19);
  map.setMaxZoom(maxZoom);
  const places = [...points()];
  const corners = places.map(([position]) => position.split(",").map(Number));
  map.fitBounds(corners, { padding: [40, 40], maxZoom: 14, animate: false });
  if (box.dataset.tiles) {
    L.tileLayer(box.dataset.tiles, { attribution: box.dataset.attribution, maxZoom }).addTo(map);
  }
  places.forEach(([position, items]) => addMarker(L, map, position, items));
  canvas.addEventListener("keydown", (event) => {
    if (event.key === "Escape") map.closePopup();
  });
  return map;
}

const box = document.querySelector("[data-map]");
if (box && points().size) {
  const canvas = box.querySelector("[data-map-canvas]");
  const button = box.querySelector("[data-map-button]");
  const status = box.querySelector("[data-map-status]");
  box.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet" });
      await Promise.all([
        load(sheet, "href", box.dataset.leafletCss),
        load(document.createElement("script"), "src", box.dataset.leaflet),
      ]);
    } catch {
      status.textContent = box.dataset.failed;
      button.disabled = false;
      return;
    }
    canvas.hidden = false;
    box.querySelector(".map__offer").remove();
    draw(globalThis.L, box, canvas);
    canvas.focus({ preventScroll: true });
  });
}
