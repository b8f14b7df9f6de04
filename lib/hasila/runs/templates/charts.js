// Draws each chart of a page over its picture. Expressions are interpreted (ast), so that no page needs eval.
// Where a chart cannot be drawn its picture stays.
function draw(figure) {
  const holder = figure.querySelector("script[type='application/json']");
  const picture = figure.querySelector("img");
  const drawn = document.createElement("div");
  drawn.className = "drawn";
  figure.append(drawn);
  vegaEmbed(drawn, JSON.parse(holder.textContent), { ast: true, renderer: "svg", actions: false, tooltip: { theme: "light" } })
    .then(() => {
      drawn.setAttribute("role", "figure");
      drawn.setAttribute("aria-label", picture.alt);
      figure.classList.add("is-drawn");
    })
    .catch((error) => {
      drawn.remove();
      console.warn("A chart could not be drawn; its picture is shown.", error);
    });
}
// The font is there before the first label is measured.
Promise.allSettled(["16px Amiri", "bold 16px Amiri"].map((font) => document.fonts.load(font, "\u0627")))
  .then(() => document.querySelectorAll("figure.chart").forEach(draw));
