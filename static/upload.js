// Files dropped on the form are chosen as if by hand, and on the line of a paper for that paper; what is too large is
// said before it is sent.
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
    function take(event, key) {
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      event.preventDefault();
      if (key) form.elements.key.value = key;
      input.files = event.dataTransfer.files;
      form.parentNode.open = true;
      show();
      if (key) form.scrollIntoView({ block: "nearest" });
    }
    drop.addEventListener("drop", function (event) { take(event, ""); });
    document.querySelectorAll("tr[data-key]").forEach(function (row) {
      row.addEventListener("dragover", function (event) { event.preventDefault(); row.classList.add("over"); });
      row.addEventListener("dragleave", function () { row.classList.remove("over"); });
      row.addEventListener("drop", function (event) { row.classList.remove("over"); take(event, row.getAttribute("data-key")); });
    });
    document.addEventListener("dragenter", function (event) { // whoever comes with a file sees where to let it go
      if (event.dataTransfer && Array.prototype.indexOf.call(event.dataTransfer.types, "Files") >= 0) form.parentNode.open = true;
    });
  });
})();
