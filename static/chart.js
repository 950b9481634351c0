// The window over the chart opens where the case is.
(function () {
  var here = document.querySelector(".chart .node.open, .chart .node.blocked") || document.querySelector(".chart .node.done");
  var frame = document.querySelector(".chart-window");
  if (!here || !frame) return;
  var at = here.getBoundingClientRect(), around = frame.getBoundingClientRect();
  frame.scrollLeft += at.left - around.left - around.width / 2 + at.width / 2;
  frame.scrollTop += at.top - around.top - around.height / 2 + at.height / 2;
})();
