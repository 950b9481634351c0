// Files dropped on the form are chosen as if by hand; what is too large is said before it is sent.
(function () {
  document.querySelectorAll("form[data-upload]").forEach(function (form) {
    var input = form.querySelector("input[type=file]"), list = form.querySelector(".chosen"), drop = form.querySelector(".drop");
    function show() {
      list.textContent = "";
      Array.prototype.forEach.call(input.files, function (file) {
        var line = document.createElement("li"), size = file.size / 1048576;
        line.textContent = file.name + " " + (size < 0.1 ? "< 0.1" : size.toFixed(1)) + " MiB";
        if (file.size > Number(form.getAttribute("data-limit"))) {
          line.className = "field-error";
          line.textContent += " " + form.getAttribute("data-too-large");
        }
        list.appendChild(line);
      });
    }
    input.addEventListener("change", show);
    ["dragenter", "dragover"].forEach(function (name) {
      drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add("over"); });
    });
    ["dragleave", "drop"].forEach(function (name) {
      drop.addEventListener(name, function () { drop.classList.remove("over"); });
    });
    drop.addEventListener("drop", function (event) {
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
      show();
    });
  });
})();
