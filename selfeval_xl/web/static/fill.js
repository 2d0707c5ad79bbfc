"use strict";
(function () {
  var root = document.querySelector("[data-form]");
  var address = root.getAttribute("data-form");
  var status = root.querySelector("[role=status]");
  var list = root.querySelector(".findings");
  var inputs = Array.prototype.slice.call(root.querySelectorAll("input[data-cell]"));
  var draft = "form:" + address, waiting = 0, asked = 0;

  function typed() {
    var given = {};
    inputs.forEach(function (input) {
      if (input.value !== input.defaultValue) { given[input.getAttribute("data-cell")] = input.value; }
    });
    return given;
  }
  function send(path) {
    return fetch(address + path, {
      method: "POST", headers: {"content-type": "application/json"}, body: JSON.stringify(typed())
    });
  }
  function attempt() {
    var number = asked += 1;
    try { localStorage.setItem(draft, JSON.stringify(typed())); } catch (e) { number = asked; }
    status.textContent = root.getAttribute("data-busy");
    send("/try").then(function (answer) { return answer.json(); }).then(function (now) {
      if (number === asked) { show(now); }
    }).catch(function () { status.textContent = "×"; });
  }
  function show(now) {
    status.textContent = now.told;
    Object.keys(now.cells).forEach(function (cell) {
      var shown = root.querySelector("[data-shown=" + cell + "]");
      if (shown) { shown.textContent = now.cells[cell]; }
    });
    root.querySelectorAll("td.hit").forEach(function (cell) {
      cell.className = "";
      var input = cell.querySelector("input");
      if (input) { input.removeAttribute("aria-invalid"); input.title = ""; }
    });
    list.textContent = "";
    now.findings.forEach(function (one) {
      var cell = one.cell && document.getElementById("c-" + one.cell);
      var item = document.createElement("li");
      item.className = "finding " + one.severity;
      var link = document.createElement("a");
      link.textContent = one.cell || "";
      link.href = "#c-" + (one.cell || "");
      item.appendChild(link);
      item.appendChild(document.createTextNode(" " + one.message + " "));
      var advice = document.createElement("b");
      advice.textContent = one.advice;
      item.appendChild(advice);
      list.appendChild(item);
      if (cell) {
        if (!cell.classList.contains("hit")) { cell.className = "hit " + one.severity; }
        var input = cell.querySelector("input");
        if (input) { input.setAttribute("aria-invalid", "true"); input.title = one.message; }
        link.addEventListener("click", function () { if (input) { setTimeout(function () { input.focus(); }); } });
      }
    });
  }
  function save() {
    send("/file").then(function (answer) {
      var name = /filename\*=utf-8''(.+)$/.exec(answer.headers.get("content-disposition") || "");
      return answer.blob().then(function (blob) {
        var link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = name ? decodeURIComponent(name[1]) : "form.xlsx";
        link.click();
        setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
      });
    });
  }
  function move(event) {
    if (event.key !== "Enter") { return; }
    var at = inputs.indexOf(event.target);
    var column = event.target.getAttribute("data-cell").replace(/\d+/, "");
    var below = inputs.slice(at + 1).filter(function (one) {
      return one.getAttribute("data-cell").replace(/\d+/, "") === column;
    })[0];
    if (below) { event.preventDefault(); below.focus(); below.select(); }
  }
  try {
    var kept = JSON.parse(localStorage.getItem(draft) || "{}");
    inputs.forEach(function (input) {
      var text = kept[input.getAttribute("data-cell")];
      if (typeof text === "string") { input.value = text; }
    });
  } catch (e) { kept = {}; }
  root.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(attempt, 250);
  });
  root.addEventListener("keydown", move);
  root.querySelector("[data-save]").addEventListener("click", save);
  attempt();
})();
