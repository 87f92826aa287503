"use strict";

// The engine is the program's own, compiled for browsers. Nothing here knows a rule, a level or a sentence of a guidance.
let engine = null;
let said = "";

function bytesOf(id) {
  const text = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

async function unzipped(id) {
  const stream = new Blob([bytesOf(id)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// What the engine says before it stops.
function hear(place, count) {
  said += new TextDecoder().decode(new Uint8Array(engine.memory.buffer, place, count)) + " ";
}

function send(name, bytes) {
  const place = engine.page_alloc(bytes.length);
  new Uint8Array(engine.memory.buffer, place, bytes.length).set(bytes);
  const result = engine[name](place, bytes.length);
  engine.page_free(place);
  return result;
}

// 0, or what is wrong with the guidance in this page: 1 where it was altered, 2 where it cannot be read.
async function startEngine() {
  const [code, block] = await Promise.all([unzipped("engine"), unzipped("guidance")]);
  const { instance } = await WebAssembly.instantiate(code, { host: { say: hear } });
  engine = instance.exports;
  engine._initialize();
  const digest = new TextEncoder().encode(document.getElementById("guidance").dataset.digest);
  const bytes = new Uint8Array(digest.length + block.length);
  bytes.set(digest);
  bytes.set(block, digest.length);
  return send("page_load", bytes);
}

// A request and its answer. An engine that stopped is not asked again: nobody knows what it would say.
function ask(request) {
  if (!engine) throw new Error("the engine has stopped");
  try {
    const text = JSON.stringify({ today: now(), ...request });
    const count = send("page_answer", new TextEncoder().encode(text));
    return JSON.parse(new TextDecoder().decode(new Uint8Array(engine.memory.buffer, engine.page_result(), count)));
  } catch (error) {
    engine = null;
    throw new Error(said || String(error));
  }
}

// The day and the time in England, wherever the browser is.
function now() {
  try {
    const time = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return `${today()}T${time.format(new Date())}`;
  } catch {
    return today();
  }
}

function today() {
  try {
    return new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(new Date());
  } catch {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }
}
