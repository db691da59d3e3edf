"use strict";
// The phone's page: joins, shows the newest state, sends an answer until it has a receipt. Words are always set as text.
const WORDS = {
  zh: {
    join: "加入课堂", code: "课堂代码", name: "名字（可以不填，会起一个）", go: "进去", again: "我刚才在里面，有回来码", rejoin: "回来码（六个字母）",
    lobby: "进来了。等老师开始。", you: "你在这里叫“{n}”。", back: "回来码", backhow: "换手机或换地址时，用它回来还是你", read: "先读题", ready: "读好了", isready: "好，等大家", answer: "交答案", change: "改答案", sending: "正在交……",
    kept: "收到，已存好", receipt: " · 回执 {n}", yet: "还没有交", waitopen: "等老师开放作答", locked: "停止作答了", late: "这一题已经过去了", paused: "老师按了暂停", over: "这节课结束了，谢谢。",
    off: "断开了，正在重连……", unreached: "连不上老师的电脑。还在同一个 Wi-Fi 吗？再按一次。", retry: "再试一次", sure: "有几分把握？", guess: "猜的", fairly: "比较有把握", certain: "很确定", choose: "先选一个", own: "自己写一句",
    up: "上移", down: "下移", place: "放到哪里？", pickone: "请选择", right: "答对了", partly: "对了一部分", wrong: "没答对", noted: "收下了", notyours: "你没有答这一题",
    solution: "正确的是", explain: "为什么", klass: "全班（{n} 人）", klass0: "全班", first: "第一次", second: "第二次", private: "不记名：谁也看不到你选了什么，老师也看不到。交了就不能改。", counted: "收到，已数进去，不记名", chose: "你选的", gave: "你答的：", few: "人太少，不显示", readby: "老师会看到；老师放出来，全班才看到，不带名字。", left: "还剩 {n} 秒",
    number: "一个数", money: "多少钱，例如 1200 或 1.2万", rate: "百分之几，例如 24", refused: { wrong_code: "代码不对，再看看屏幕。", too_many: "试得太多了，等一分钟再试。", full: "人满了。", over: "这节课已经结束。", unreadable: "这个答案读不懂，再看看写法。", not_open: "现在不收答案。", late: "这一题已经过去了。", too_late: "时间到了。", is_paused: "老师按了暂停。", removed: "老师请你离开了这个课堂。", stranger: "这台手机还没有加入。", not_kept: "没有存下，马上再试。", counted: "已经数进去了，不记名，所以不能改。" },
    afresh: "从头再来", words: "用自己的话写", points: "你有 {n} 分", other: "别的答案", mistake: "最常见的想法：", takehome: "没答对的题可以带回家练。截个图，在自己的 finlit-tutor 里用这个码：",
  },
  en: {
    join: "Join the class", code: "Class code", name: "Name (leave empty to get one)", go: "Join", again: "I was in before and have a rejoin code", rejoin: "Rejoin code (six letters)",
    lobby: "You are in. The teacher will begin.", you: "Here you are called “{n}”.", back: "Rejoin code", backhow: "brings you back as you on another phone or address", read: "Read first", ready: "I have read it", isready: "Good; waiting for the others", answer: "Answer", change: "Change my answer", sending: "Sending …",
    kept: "Kept", receipt: " · receipt {n}", yet: "Not answered yet", waitopen: "The teacher will open the question", locked: "No more answers now", late: "That question is over", paused: "The teacher paused", over: "The class is over. Thank you.",
    off: "Disconnected; trying again …", unreached: "The teacher's computer can't be reached. Still on the same Wi-Fi? Press again.", retry: "Try again", sure: "How sure are you?", guess: "a guess", fairly: "fairly sure", certain: "certain", choose: "Choose first", own: "or write your own",
    up: "up", down: "down", place: "Where does it go?", pickone: "choose", right: "Right", partly: "Partly right", wrong: "Not so", noted: "Taken in", notyours: "You did not answer this one",
    solution: "What is right", explain: "Why", klass: "The class ({n})", klass0: "The class", first: "first vote", second: "second vote", private: "Counted without names: nobody sees what you choose, not the teacher either. It can't be changed afterwards.", counted: "Kept and counted, without your name", chose: "your choice", gave: "You answered: ", few: "too few: not shown", readby: "The teacher reads it. The class sees it, without your name, only if the teacher lets it through.", left: "{n} seconds left",
    number: "a number", money: "how much, as in 1200", rate: "what per cent, as in 24", refused: { wrong_code: "That code is not right; look at the screen.", too_many: "Too many tries; wait a minute.", full: "The room is full.", over: "This class is over.", unreadable: "That answer can't be read; look at how it is written.", not_open: "No answers are taken now.", late: "That question is over.", too_late: "Time is up.", is_paused: "The teacher paused.", removed: "The teacher asked you to leave this room.", stranger: "This phone has not joined yet.", not_kept: "It was not kept; trying again.", counted: "Counted already, without your name, so it can't be changed." },
    afresh: "from the beginning", words: "in your own words", points: "You have {n} points", other: "some other answer", mistake: "The most frequent mistake: ", takehome: "Take the missed questions home. Keep a picture of this code for your own finlit-tutor:",
  },
};
const $ = (id) => document.getElementById(id);
const store = { get(k) { try { return localStorage.getItem("finlit-" + k); } catch { return memory[k] ?? null; } }, set(k, v) { memory[k] = v; try { v === null ? localStorage.removeItem("finlit-" + k) : localStorage.setItem("finlit-" + k, v); } catch { /* private mode */ } } };
const memory = {};
let lang = store.get("lang") || ((navigator.language || "zh").startsWith("zh") ? "zh" : "en");
let token = store.get("token"), state = null, socket = null, tries = 0, draft = {}, shown = "", pending = JSON.parse(store.get("pending") || "null"), note = "", clock = 0, waiting = 0;
const fresh = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36).padStart(7, "0")).join("");
const w = (key, n) => (WORDS[lang][key] || key).replace("{n}", n);

function el(tag, props, ...kids) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props || {})) {
    if (key === "on") for (const [type, act] of Object.entries(value)) node.addEventListener(type, act);
    else if (key in node && typeof value !== "string") node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...kids.filter((kid) => kid !== null && kid !== undefined));
  return node;
}
function spans(line) {
  return (line || []).map((one) => {
    if ("gap" in one) return el("input", { class: "gap", form: "asked", disabled: !taken(), type: "text", autocomplete: "off", "aria-label": w("words"), value: draft[one.gap] || "", on: { input: (event) => { draft[one.gap] = event.target.value; } } });
    const text = document.createTextNode(one.t);
    return one.b ? el("strong", {}, text) : one.i ? el("em", {}, text) : text;
  });
}
const taken = () => Boolean(state && state.phase === "open" && !state.paused && !(state.slide.own_money && state.mine.answered));
const plain = (line) => (line || []).map((one) => one.t || "").join("");
function blocks(list) {
  return (list || []).map((one) => {
    if (one.p) return el("p", {}, ...spans(one.p));
    if (one.list) return el(one.numbered ? "ol" : "ul", {}, ...one.list.map((item) => el("li", {}, ...spans(item))));
    const side = (at) => (one.right[at] ? "num" : "");
    return el("table", {}, el("thead", {}, el("tr", {}, ...one.head.map((cell, at) => el("th", { class: side(at), scope: "col" }, ...spans(cell))))),
      el("tbody", {}, ...one.rows.map((row) => el("tr", {}, ...row.map((cell, at) => el("td", { class: side(at) }, ...spans(cell)))))));
  });
}

// joining
function showJoin(error) {
  const typed = (id) => $(id)?.value || "";
  const field = (id, label, extra) => el("p", {}, el("label", { for: id }, label), el("input", { id, type: "text", autocomplete: "off", value: typed(id), ...extra }));
  const code = typed("code") || location.pathname.slice(1).toUpperCase() || new URLSearchParams(location.search).get("c") || "";
  const form = el("form", { on: { submit: join } },
    el("h1", {}, w("join")), field("code", w("code"), { autocapitalize: "characters", maxlength: "12", value: code, required: "" }),
    field("name", w("name"), { maxlength: "60" }),
    el("details", { open: Boolean(typed("rejoin")) }, el("summary", {}, w("again")), field("rejoin", w("rejoin"), { autocapitalize: "characters", maxlength: "8" })),
    error ? el("p", { class: "wrong", role: "alert" }, error) : null,
    el("button", { class: "main", type: "submit" }, w("go")));
  $("main").replaceChildren(form); bare();
}
function bare() { state = null; shown = ""; $("state").textContent = ""; $("net").textContent = ""; $("who").textContent = "finlit-tutor"; }
function showRemoved() {
  $("main").replaceChildren(el("h1", {}, WORDS[lang].refused.removed), el("button", { class: "main", type: "button", on: { click: () => location.reload() } }, w("retry"))); bare();
}
async function join(event) {
  event.preventDefault();
  const key = store.get("join") || fresh(), given = { code: $("code").value, name: $("name").value, rejoin: $("rejoin").value, lang, key };
  store.set("join", key); // should the reply be lost, the same key brings the same place
  try {
    const reply = await fetch("/api/join", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) });
    const told = await reply.json();
    if (!reply.ok) return showJoin(WORDS[lang].refused[told.error] || told.error);
    token = told.token; store.set("token", token); store.set("join", null); pending = null; store.set("pending", null); connect();
  } catch { showJoin(w("unreached")); }
}

// talking to the room
function connect() {
  if (socket) { socket.onclose = null; socket.close(); }
  socket = new WebSocket("ws://" + location.host + "/api/events");
  socket.onopen = () => { tries = 0; tell({ token }); $("net").textContent = ""; if (pending) send(); };
  socket.onmessage = (event) => heard(JSON.parse(event.data));
  socket.onclose = retry;
}
function tell(told) { const ready = socket && socket.readyState === 1; if (ready) socket.send(JSON.stringify(told)); return ready; }
function retry() {
  if (state && state.phase === "over") return;
  $("net").textContent = w("off");
  setTimeout(() => { if (token) connect(); }, Math.min(8000, 400 * 2 ** tries++) * (0.7 + Math.random() * 0.6));
}
function heard(told) {
  if (told.error) {
    if (told.error === "removed") { socket.onclose = null; showRemoved(); }
    if (told.error === "stranger") { token = null; store.set("token", null); socket.onclose = null; showJoin(); } // of a room that is no more
    return;
  }
  if (told.state) { take(told.state); return; }
  if (pending && told.key === pending.key) {
    if (told.receipt) { if (state && state.at === pending.slide && state.turn === pending.turn) Object.assign(state.mine, { answered: true, receipt: told.receipt, answer: pending.answer, sure: pending.sure }); pending = null; store.set("pending", null); note = ""; if (!taken()) draw(); }
    else if (told.refused === "not_kept") { clearTimeout(waiting); waiting = setTimeout(send, 1500, ""); }
    else { pending = null; store.set("pending", null); note = WORDS[lang].refused[told.refused] || told.refused; }
    status();
  }
}
function send(before) {
  if (!pending) return;
  if (before === pending.key && socket && socket.readyState === 1) { connect(); return; } // no receipt in four seconds: a new socket sends it
  tell(pending);
  clearTimeout(waiting); waiting = setTimeout(send, 4000, pending.key);
}
function give(answer) {
  const sure = draft["#sure"] || null;
  const key = fresh();
  pending = { do: "answer", slide: state.at, turn: state.turn, key, answer, sure };
  store.set("pending", JSON.stringify(pending)); note = ""; status(); send();
}
function take(fresh) {
  const before = state; state = fresh; clock = Date.now();
  if (pending && (pending.slide !== state.at || pending.turn !== state.turn)) { pending = null; store.set("pending", null); }
  if (state.lang !== lang) tell({ do: "speak", lang });
  const now = [state.phase, state.at, state.turn, state.lang, state.paused, taken(), JSON.stringify(state.told || ""), state.mine.ready].join("|");
  if (!before || before.at !== state.at || before.turn !== state.turn) { draft = {}; note = ""; restore(); }
  if (before && before.phase !== state.phase) note = "";
  if (now !== shown) { shown = now; draw(); }
  status();
}
function restore() {
  const mine = state.mine.answer, listed = (id) => state.slide.entries.some((one) => one.id === id);
  if (state.mine.sure) draft["#sure"] = state.mine.sure;
  if (mine && typeof mine === "object" && !Array.isArray(mine)) Object.assign(draft, mine);
  else if (Array.isArray(mine)) { draft["#many"] = [...mine]; draft["#order"] = [...mine]; draft["#path"] = [...mine]; }
  else if (typeof mine === "string") draft[listed(mine) ? "#one" : "#text"] = mine;
}

// what is seen
function draw() {
  const slide = state.slide, main = $("main"), parts = [];
  $("who").textContent = state.name; document.documentElement.lang = lang === "zh" ? "zh-Hans" : "en";
  if (state.phase === "over") parts.push(el("h1", {}, w("over")), state.take_home ? el("p", {}, w("takehome")) : null, state.take_home ? el("p", { class: "big" }, state.take_home) : null, state.take_home ? el("p", { class: "quiet" }, "finlit-tutor review --code " + state.take_home) : null);
  else if (!slide) parts.push(el("h1", {}, w("lobby")), el("p", {}, w("you", state.name)));
  else {
    parts.push(el("p", { class: "quiet" }, `${state.at + 1} / ${state.of}` + (state.turn > 1 ? " · " + w("second") : "")));
    if (slide.title.length) parts.push(el("h1", {}, ...spans(slide.title)));
    if (slide.body.length) parts.push(slide.genre ? el("div", { class: "doc" }, ...blocks(slide.body)) : el("div", {}, ...blocks(slide.body)));
    const question = el("div", { id: "question" }, ...blocks(slide.question)); question.style.fontWeight = "600"; parts.push(question);
    if (slide.own_money) parts.push(el("p", { class: "quiet" }, w("private")));
    if (state.phase === "read" && state.asks) parts.push(...reading(slide));
    else if (state.phase === "revealed") parts.push(...told(slide));
    else if (state.asks) parts.push(asked(slide));
  }
  if (state.phase !== "over") parts.push(el("p", { class: "back quiet" }, `${w("back")} `, el("b", {}, state.rejoin), slide ? null : el("br"), slide ? null : w("backhow")));
  main.replaceChildren(...parts.filter(Boolean));
  if (shown) main.focus({ preventScroll: true });
  if (state.phase !== "open") window.scrollTo(0, 0);
}
function reading(slide) {
  const list = slide.scenes ? blocks(slide.scenes[0].body) : slide.entries.length ? [el("ul", {}, ...slide.entries.map((one) => el("li", {}, ...spans(one.line))))] : [];
  const button = el("button", { class: "main", type: "button", disabled: state.mine.ready, on: { click: () => tell({ do: "ready" }) } }, state.mine.ready ? w("isready") : w("ready"));
  if (slide.targets.length) list.push(el("p", {}, w("place")), el("ul", {}, ...slide.targets.map((one) => el("li", {}, ...spans(one.line)))));
  return [...list, button];
}
function asked(slide) {
  const open = taken(), form = el("form", { id: "asked", on: { submit: (event) => { event.preventDefault(); const answer = given(slide); if (answer === null) { note = w("choose"); status(); } else give(answer); } } });
  const box = el("fieldset", { disabled: !open }, el("legend", {}, " "));
  box.firstChild.hidden = true; box.setAttribute("aria-labelledby", "question");
  box.append(...inputs(slide)); form.append(box);
  if (slide.sure) form.append(el("fieldset", { disabled: !open }, el("legend", {}, w("sure")), ...["guess", "fairly", "certain"].map((name) => pick("radio", "#sure", name, [{ t: w(name) }]))));
  if (open || !slide.own_money) form.append(el("button", { class: "main", id: "give", type: "submit", disabled: !open }, ""));
  return form;
}
function pick(type, group, id, line) {
  const many = type === "checkbox", held = draft[group];
  const box = el("input", { type, name: group, value: id, checked: many ? (held || []).includes(id) : held === id, on: { change: (event) => {
    if (!many) { draft[group] = id; if (group === "#one" && $("own")) { $("own").value = ""; delete draft["#text"]; } } else { const set = new Set(draft[group] || []); event.target.checked ? set.add(id) : set.delete(id); draft[group] = [...set]; } } } });
  return el("label", { class: "pick" }, box, el("span", {}, ...spans(line)));
}
function inputs(slide) {
  switch (slide.kind) {
    case "choice": case "simulate": case "poll": return slide.entries.map((one) => pick("radio", "#one", one.id, one.line));
    case "commit": return [...slide.entries.map((one) => pick("radio", "#one", one.id, one.line)), writing("#text", w("own"))];
    case "choices": case "spot": return slide.entries.map((one) => pick("checkbox", "#many", one.id, one.line));
    case "order": return [ordering(slide)];
    case "match": case "classify": return slide.entries.map((one) => el("div", { class: "pair" }, el("label", { for: "p" + one.id }, ...spans(one.line)),
      el("select", { id: "p" + one.id, on: { change: (event) => { draft[one.id] = event.target.value; } } }, el("option", { value: "" }, w("pickone")),
        ...slide.targets.map((target) => el("option", { value: target.id, selected: draft[one.id] === target.id }, plain(target.line))))));
    case "fill": return [];
    case "story": return [walking(slide)];
    case "reflect": return [writing("#text", w("words"), true), el("p", { class: "quiet" }, w("readby"))];
    default: return [writing("#text", w(slide.unit || "number"), false, "decimal")];
  }
}
function writing(key, label, long, mode) {
  const props = { id: "own", "aria-label": label, placeholder: label, autocomplete: "off", on: { input: (event) => { draft[key] = event.target.value; delete draft["#one"]; document.querySelectorAll("[name='#one']").forEach((one) => { one.checked = false; }); } } };
  const field = long ? el("textarea", { ...props, maxlength: "300" }) : el("input", { ...props, type: "text", inputmode: mode || "text", maxlength: "300" });
  field.value = draft[key] || ""; return field;
}
function ordering(slide) {
  const ids = slide.entries.map((one) => one.id);
  if (!draft["#order"] || draft["#order"].length !== ids.length) draft["#order"] = ids;
  const list = el("ol", {}), lines = Object.fromEntries(slide.entries.map((one) => [one.id, one.line]));
  const paint = (focus) => {
    list.replaceChildren(...draft["#order"].map((id, at) => {
      const step = (by, word) => el("button", { type: "button", "aria-label": `${word}: ${plain(lines[id])}`, disabled: at + by < 0 || at + by >= ids.length, "data-id": id + by, on: { click: () => { const all = draft["#order"]; [all[at], all[at + by]] = [all[at + by], all[at]]; paint(id + by); } } }, by < 0 ? "↑" : "↓");
      return el("li", {}, el("div", { class: "row" }, el("span", {}, ...spans(lines[id])), step(-1, w("up")), step(1, w("down"))));
    }));
    if (focus) { const button = list.querySelector(`[data-id="${focus}"]`); if (button) (button.disabled ? button.parentNode.querySelector("button:not(:disabled)") : button).focus(); }
  };
  paint(); return list;
}
function walking(slide) {
  const box = el("div", {}), scenes = Object.fromEntries(slide.scenes.map((one) => [one.id, one]));
  draft["#path"] = draft["#path"] || [];
  const paint = () => {
    let here = slide.scenes[0];
    for (const id of draft["#path"]) here = scenes[here.turns.find((turn) => turn.id === id).to];
    box.replaceChildren(...blocks(here.body), ...here.turns.map((turn) => el("button", { class: "turn", type: "button", on: { click: () => { draft["#path"].push(turn.id); paint(); } } }, ...spans(turn.line))));
    if (draft["#path"].length) box.append(el("button", { class: "turn", type: "button", on: { click: () => { draft["#path"] = []; paint(); } } }, "↺ " + w("afresh")));
    draft["#done"] = !here.turns.length; if ($("give")) $("give").hidden = !draft["#done"];
  };
  paint(); return box;
}
function given(slide) {
  switch (slide.kind) {
    case "choice": case "simulate": case "poll": return draft["#one"] || null;
    case "commit": return draft["#one"] || (draft["#text"] || "").trim() || null;
    case "choices": case "spot": return (draft["#many"] || []).length ? draft["#many"] : null;
    case "order": return draft["#order"];
    case "match": case "classify": { const out = {}; for (const one of slide.entries) { if (!draft[one.id]) return null; out[one.id] = draft[one.id]; } return out; }
    case "fill": return gaps(slide);
    case "story": return draft["#done"] ? draft["#path"] : null;
    default: return (draft["#text"] || "").trim() || null;
  }
}
function gaps(slide) {
  const out = {};
  const walk = (line) => { for (const one of line || []) if ("gap" in one) out[one.gap] = (draft[one.gap] || "").trim(); };
  for (const block of slide.question) { walk(block.p); (block.list || []).forEach(walk); (block.rows || []).flat().forEach(walk); }
  return Object.values(out).every(Boolean) ? out : null;
}
function told(slide) {
  const mine = state.told, result = mine.result, parts = [], last = result.turns[result.turns.length - 1], right = new Set(result.right_ids);
  if (mine.outcome) parts.push(el("h2", { class: mine.outcome === "right" ? "right" : mine.outcome === "wrong" ? "wrong" : "" }, w(mine.outcome)));
  else if (slide.kind !== "poll") parts.push(el("p", { class: "quiet" }, state.mine.answered ? w("noted") : w("notyours")));
  if (mine.understood) parts.push(el("p", {}, w("gave"), el("strong", {}, mine.understood)));
  for (const one of mine.notes || []) {
    const about = slide.kind === "choice" || slide.kind === "simulate" ? null : slide.entries.find((entry) => entry.id === one.about);
    if (about) parts.push(el("p", { class: one.right === one.chosen ? "about right" : "about wrong" }, one.right === one.chosen ? "✓ " : "✗ ", ...spans(about.line)));
    parts.push(...blocks(one.says));
  }
  if (mine.outcome !== "right" && (mine.solution_shown || []).length) parts.push(el("h2", {}, w("solution")), el("ul", {}, ...mine.solution_shown.map((line) => el("li", {}, ...spans(line)))));
  if ((mine.explain || []).length) parts.push(el("h2", {}, w("explain")), ...blocks(mine.explain));
  if (last.chosen && slide.entries.length) {
    parts.push(counted(last.n));
    const own = [state.mine.answer].flat();
    for (const one of slide.entries) parts.push(bar(last.chosen[one.id] === null ? null : last.chosen[one.id] || 0, last.n, [right.has(one.id) ? el("strong", { class: "right" }, "✓ ") : null, ...spans(one.line), own.includes(one.id) ? el("span", { class: "mine" }, w("chose")) : null]));
  }
  if (last.kinds && last.n) {
    parts.push(counted(last.n));
    for (const one of last.kinds.filter((kind) => kind.n)) parts.push(bar(one.n, last.n, [one.kind === "right" ? el("strong", { class: "right" }, "✓ ") : null, one.name ? one.name[lang] : w(one.kind)]));
  }
  if (state.points !== undefined) parts.push(el("p", { class: "quiet" }, w("points", state.points)));
  if (result.mistake && !last.kinds) parts.push(el("p", {}, `${w("mistake")}${result.mistake.name[lang]}`));
  for (const words of result.words || []) parts.push(el("p", { class: "doc" }, words));
  return parts;
}
const counted = (n) => el("h2", {}, n === null ? w("klass0") : w("klass", n));
function bar(n, of, words) {
  const line = n ? el("span", { class: "bar" }) : null;
  if (line) line.style.width = `${(100 * n) / Math.max(1, of)}%`;
  return el("div", { class: "count" }, el("p", {}, el("span", {}, ...words), el("b", {}, n === null ? w("few") : String(n))), ...(line ? [line] : []));
}
function status() {
  if (!state) return;
  let text = note;
  if (!text && pending) text = w("sending");
  else if (!text && state.paused) text = w("paused");
  else if (!text && state.phase === "open" && state.mine.answered && state.slide.own_money) text = `✓ ${w("counted")}`;
  else if (!text && state.phase === "open" && state.mine.answered) text = state.mine.receipt ? `✓ ${w("kept")}${w("receipt", state.mine.receipt)}` : `✓ ${w("kept")}`;
  else if (!text && state.phase === "open" && state.asks) text = w("yet");
  else if (!text && state.phase === "read" && state.asks) text = w("waitopen");
  else if (!text && state.phase === "locked") text = (state.mine.answered ? `✓ ${w("kept")} · ` : "") + w("locked");
  if (state.remaining_ms !== null && state.phase === "open") { const left = Math.max(0, Math.ceil((state.remaining_ms - (Date.now() - clock)) / 1000)); $("clock").textContent = w("left", left); } else $("clock").textContent = "";
  if ($("state").textContent !== text) $("state").textContent = text;
  const button = $("give"); if (button && state.slide.kind === "story") button.hidden = !draft["#done"];
  if (button) button.textContent = state.mine.answered ? w("change") : w("answer");
}
setInterval(() => { if (state && state.remaining_ms !== null) status(); }, 1000);
// A phone that slept, or changed its network, may hold a socket that is dead and doesn't know it: it takes a new one.
let slept = 0;
function woken() { if (token && (!socket || socket.readyState > 1 || Date.now() - slept > 3000)) { slept = Date.now(); connect(); } }
document.addEventListener("visibilitychange", () => { if (document.hidden) slept = Date.now(); else woken(); });
document.addEventListener("freeze", () => { slept = Date.now(); });
document.addEventListener("resume", woken);
addEventListener("pageshow", (event) => { if (event.persisted) { slept = 0; woken(); } });
addEventListener("online", () => { slept = 0; woken(); });
$("lang").addEventListener("click", () => {
  lang = lang === "zh" ? "en" : "zh"; store.set("lang", lang); label(); shown = "";
  tell({ do: "speak", lang });
  if (state) { draw(); status(); } else if (!token) showJoin(); else if (!socket.onclose) showRemoved();
});
function label() { $("lang").textContent = lang === "zh" ? "English" : "中文"; $("lang").lang = lang === "zh" ? "en" : "zh-Hans"; document.documentElement.lang = lang === "zh" ? "zh-Hans" : "en"; }
label();
if (token) connect(); else showJoin();
