"use strict";
(function () {
  // Larger text, remembered on this machine.
  var large = document.querySelector("[data-large]");
  function enlarge(is) {
    document.documentElement.classList.toggle("large", is);
    if (large) { large.setAttribute("aria-pressed", String(is)); }
  }
  var kept = false;
  try { kept = localStorage.getItem("large") === "1"; } catch (e) { kept = false; }
  enlarge(kept);
  if (large) {
    large.addEventListener("click", function () {
      var is = large.getAttribute("aria-pressed") !== "true";
      enlarge(is);
      try { localStorage.setItem("large", is ? "1" : "0"); } catch (e) { return; }
    });
  }

  // Upload: files and folders, chosen or dropped.
  var form = document.querySelector("form.upload");
  if (form) { upload(form); }

  function upload(form) {
    var drop = form.querySelector("[data-drop]");
    var status = form.querySelector(".chosen");
    var dropped = [];
    function tell() {
      var files = chosen().map(function (one) { return one.file; });
      var bytes = files.reduce(function (sum, file) { return sum + file.size; }, 0);
      status.textContent = files.length ? form.getAttribute("data-chosen")
        .replace("{count}", files.length)
        .replace("{size}", (bytes / 1048576).toFixed(1)) : form.getAttribute("data-nothing");
    }
    function chosen() {
      var found = dropped.slice();
      form.querySelectorAll("input[type=file]").forEach(function (input) {
        Array.prototype.forEach.call(input.files, function (file) {
          found.push({file: file, path: file.webkitRelativePath || file.name});
        });
      });
      return found;
    }
    function walk(entry, path, waits) {
      waits.push(new Promise(function (done) {
        if (entry.isFile) {
          entry.file(function (file) { dropped.push({file: file, path: path + file.name}); done(); }, done);
          return;
        }
        var reader = entry.createReader();
        (function more() {
          reader.readEntries(function (entries) {
            if (!entries.length) { done(); return; }
            var inner = [];
            entries.forEach(function (one) { walk(one, path + entry.name + "/", inner); });
            Promise.all(inner).then(more);
          }, done);
        })();
      }));
    }
    ["dragenter", "dragover"].forEach(function (name) {
      drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add("over"); });
    });
    drop.addEventListener("dragleave", function () { drop.classList.remove("over"); });
    drop.addEventListener("drop", function (event) {
      event.preventDefault();
      drop.classList.remove("over");
      var waits = [];
      Array.prototype.forEach.call(event.dataTransfer.items, function (item) {
        var entry = item.webkitGetAsEntry && item.webkitGetAsEntry();
        if (entry) { walk(entry, "", waits); }
      });
      Promise.all(waits).then(tell);
    });
    form.addEventListener("change", tell);
    form.addEventListener("submit", function (event) {
      var data = new FormData();
      var files = chosen();
      if (!files.length) { return; }
      event.preventDefault();
      var bytes = files.reduce(function (sum, one) { return sum + one.file.size; }, 0);
      if (bytes > Number(form.getAttribute("data-most"))) {
        status.textContent = form.getAttribute("data-too-many");
        return;
      }
      files.forEach(function (one) { data.append("files", one.file, one.path); });
      ["year", "unit"].forEach(function (name) { data.append(name, form.elements[name].value); });
      form.querySelector("button").disabled = true;
      var request = new XMLHttpRequest();
      request.open("POST", form.action);
      // An address, not its page: that may hold what this page's policy refuses.
      request.setRequestHeader("accept", "application/json");
      request.upload.addEventListener("progress", function (now) {
        if (now.lengthComputable) { status.textContent = Math.round(100 * now.loaded / now.total) + " %"; }
      });
      request.addEventListener("load", function () {
        if (request.status < 400) { location.href = JSON.parse(request.responseText).address; return; }
        var answer = new DOMParser().parseFromString(request.responseText, "text/html");
        var said = answer.querySelector("[role=alert]");
        status.textContent = said ? said.textContent
          : form.getAttribute("data-too-many");
        form.querySelector("button").disabled = false;
      });
      request.addEventListener("error", function () {
        status.textContent = "×";
        form.querySelector("button").disabled = false;
      });
      request.send(data);
    });
  }

  // Progress: ask until it is done.
  var progress = document.querySelector("[data-state]");
  if (progress) { follow(); }

  function follow() {
    fetch(progress.getAttribute("data-state"), {cache: "no-store"}).then(function (answer) {
      return answer.json();
    }).then(function (now) {
      if (now.state === "done" || now.state === "failed") { location.reload(); return; }
      progress.querySelector("progress").value = now.done;
      progress.querySelector("[role=status]").textContent = now.state === "waiting"
        ? progress.getAttribute("data-waiting")
        : progress.getAttribute("data-progress").replace("{done}", now.done).replace("{total}", now.total);
      progress.querySelector(".current").textContent = now.current;
      setTimeout(follow, 150);
    }).catch(function () { setTimeout(follow, 1000); });
  }
})();
