"use strict";

// The engine is the program's own, compiled for browsers. Nothing here knows a rule, a level or a sentence of a guidance.
let engine = null;
let said = "";

// Thirteen bits in two characters, or fourteen where they are few: a space, or what can be seen of ASCII, but <.
function bytesOf(id) {
  const { textContent: text, dataset } = document.getElementById(id);
  const bytes = new Uint8Array(Number(dataset.bytes));
  const value = (place) => {
    const code = text.charCodeAt(place);
    return code - 32 - (code > 60);
  };
  let [held, count, place] = [0, 0, 0];
  for (let index = 0; index + 1 < text.length; index += 2) {
    const pair = value(index) * 94 + value(index + 1);
    held |= pair << count;
    for (count += (pair & 8191) < 644 ? 14 : 13; count >= 8 && place < bytes.length; count -= 8) {
      bytes[place] = held & 255;
      place += 1;
      held >>= 8;
    }
  }
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

// The day and the time in England, wherever the browser is; an old one says its own.
function now() {
  const clock = new Date();
  const wanted = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  let format;
  try {
    format = new Intl.DateTimeFormat("en-GB", { ...wanted, timeZone: "Europe/London" });
  } catch {
    format = new Intl.DateTimeFormat("en-GB", wanted);
  }
  // Part by part: browsers do not agree how a day is written.
  const part = Object.fromEntries(format.formatToParts(clock).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

function today() {
  return now().slice(0, 10);
}
