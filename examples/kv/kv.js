#!/usr/bin/env node
'use strict';
// kv FOLDER add|set|put|get|remove|list|count|clear [KEY] [JSON]
const { Store, Refusal } = require('./store.js');

const EXIT = { MISSING: 4, RANGE: 5, INVALID: 6 };
const [folder, verb, ...words] = process.argv.slice(2);
const store = new Store(folder);
try {
  const key = Number(words[0]);
  switch (verb) {
    case 'add': console.log(JSON.stringify([{ key: store.create(JSON.parse(words[0])) }])); break;
    case 'set': store.update(key, JSON.parse(words[1])); break;
    case 'put': store.replace(key, JSON.parse(words[1])); break;
    case 'remove': store.remove(key); break;
    case 'get': console.log(JSON.stringify([store.get(key)])); break;
    case 'list': console.log(JSON.stringify(store.list(JSON.parse(words[0])))); break;
    case 'clear': console.log(JSON.stringify({ count: store.clear() })); break;
    default: console.error(`kv: unknown command ${verb}`); process.exit(2);
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`kv: ${error.code}: ${error.message}`);
  process.exitCode = EXIT[error.code];
} finally {
  store.close();
}
